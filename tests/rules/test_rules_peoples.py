import pytest

from pact_author.rules.peoples import NAMES, PEOPLES, mentions, named


def test_every_country_has_a_name_and_a_word_for_its_people():
    assert set(NAMES) == set(PEOPLES)
    assert all(all(words) for table in (NAMES, PEOPLES) for words in table.values())


def test_names_are_found_in_order_and_at_their_longest():
    text = "From Japan to South Africa's coast, by way of New Zealand and Côte d'Ivoire."

    assert ["Japan", "South Africa", "New Zealand", "Côte d'Ivoire"] == list(named(text))


def test_words_for_peoples_are_found_in_their_plural_too():
    assert ["Danes", "South Africans", "Japanese"] == list(named("Danes, South Africans and a Japanese tea", "peoples"))


@pytest.mark.parametrize("text", ["the china on the table", "a turkey", "I polish shoes", "in may"])
def test_a_small_letter_makes_another_word(text):
    assert [] == [*named(text), *named(text, "peoples")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("https://www.newzealand.com/int/", "NZ"),
        ("https://www.gov.uk/guidance", "GB"),
        ("https://international.northeastern.edu/ogs/", "US"),
        ("saudi arabian culture", "SA"),
        ("Life in Kraków", "PL"),
        ("Etiqueta en el Perú", "PE"),
        ("Lebensart in Deutschland", "DE"),
        ("日本のマナー", "JP"),
        ("한국의 예절", "KR"),
        ("Boas maneiras dos brasileiros", "BR"),
    ],
)
def test_a_text_may_speak_of_a_country_in_many_ways(text, country):
    assert mentions(text, country)


def test_a_word_within_another_is_no_mention():
    assert not mentions("A romance of the Omaha people", "OM")


def test_a_name_in_other_letters_is_no_mention_where_it_does_not_stand():
    assert not mentions("Etiquette | Wikipedia | https://en.wikipedia.org/wiki/Etiquette", "SA")


def test_of_a_country_that_is_not_in_the_table_nothing_is_said():
    assert mentions("anything", "ZZ")
