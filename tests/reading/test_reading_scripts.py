import pytest

from pact_author.reading.scripts import in_script


@pytest.mark.parametrize(
    ("word", "script"),
    [
        *[("Anne", "Latn"), ("Bjørn", "Latn"), ("Ana María", "Latn"), ("D'Arcy", "Latn"), ("陽葵", "Jpan")],
        *[("さくら", "Jpan"), ("エマ", "Jpan"), ("リー", "Jpan"), ("奈々", "Jpan"), ("דוד", "Hebr"), ("مريم", "Arab")],
        *[("अनिता", "Deva"), ("서연", "Kore"), ("Анна", "Cyrl"), ("Ελένη", "Grek"), ("สมชาย", "Thai")],
    ],
)
def test_a_name_of_the_script(word, script):
    assert in_script(word, script)


@pytest.mark.parametrize(
    ("word", "script"),
    [("Аnne", "Latn"), ("陽葵", "Latn"), ("Himari", "Jpan"), ("שרה a", "Hebr"), ("", "Latn"), ("123", "Latn")],
)
def test_none_of_the_script(word, script):
    assert not in_script(word, script)
