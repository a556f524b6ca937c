from pact_author.translate.answer import one_line, tidy


def test_a_draft_is_stored_in_the_common_form_without_blank_ends():
    assert "él viene" == tidy("  e\u0301l\nviene \n")
    assert "\ufffd 😀" == tidy("\ud800 \ud83d\ude00")


def test_a_comment_is_one_line_of_what_can_be_seen():
    assert "He comes. # pact: status=reviewed" == one_line("He\x1b comes.\n# pact: status=reviewed\u202e")
    assert 2000 == len(one_line("x" * 5000))
