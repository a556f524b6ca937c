from pact_author.model.diagnostic import Diagnosis, Diagnostic, Location, Related, Severity, Span


def at(path):
    return Location(path, Span(1, 1, 1, 2), "/id")


def diagnosis(folder):
    """Every path in it below a folder."""
    related = (Related("the other", at(f"{folder}b")),)
    ignored = Diagnostic("C504", "n", Severity.ERROR, "m", at(f"{folder}a"), "", related, "why", at(f"{folder}w"))
    standing = Diagnostic("C504", "n", Severity.ERROR, "m", at(f"{folder}a"))
    return Diagnosis((ignored, standing), {f"{folder}a": "id: x\n"}, (f"{folder}a", f"{folder}b"), {}, "0")


def test_every_path_is_named_from_above():
    assert diagnosis("data/") == diagnosis("").below("data/")


def test_below_nothing_is_the_same():
    assert diagnosis("") == diagnosis("").below("")


def test_what_is_ignored_does_not_stand():
    assert [None] == [each.ignored for each in diagnosis("").standing]
