import io

import pytest

from pact_author.render.terminal import Meter, paint, table


def test_colour_is_laid_around_the_text():
    assert "\x1b[1;31mno\x1b[0m" == paint("no", "bold red")


def test_a_table_has_no_codes_unless_colour_is_asked_for():
    shown = table([("country", "left"), ("rate", "right")], [["BR", "50.0 %"], ["NO", "7.1 %"]])

    assert ["country", "BR", "NO"] == [
        words[0] for line in shown.splitlines() if (words := line.split()) and "─" not in line
    ]
    assert "\x1b" not in shown


def test_cells_are_text_and_never_markup():
    assert "[bold]x[/bold]" in table([("id", "left")], [["[bold]x[/bold]"]])


def test_a_table_keeps_to_its_width():
    shown = table([("a", "left"), ("b", "left")], [["x" * 60, "y" * 60]], width=40)

    assert 40 >= max(len(line) for line in shown.splitlines())


def test_short_work_says_nothing():
    stream = io.StringIO()
    with Meter("reading", "files", stream) as meter:
        meter.update(1, 2)

    assert "" == stream.getvalue()


def meter_at(stream, *seconds):
    return Meter("scoring", "calls", stream, clock=iter(seconds).__next__)


def test_long_work_without_a_terminal_is_told_in_plain_lines():
    stream = io.StringIO()
    with meter_at(stream, 0.0, 0.5, 20.0) as meter:
        meter.update(0, 100)
        meter.update(40, 100)

    assert "scoring: 40 of 100 calls, 2.0 calls/s, 0:20 gone, 0:30 left\n" == stream.getvalue()


def test_what_the_work_has_cost_is_told_at_the_end_of_a_plain_line():
    stream = io.StringIO()
    with meter_at(stream, 0.0, 0.5, 20.0) as meter:
        meter.update(0, 100)
        meter.costs("$0.40 of ~$1.00, $1.20/min")
        meter.update(40, 100)

    told = "scoring: 40 of 100 calls, 2.0 calls/s, 0:20 gone, 0:30 left, $0.40 of ~$1.00, $1.20/min\n"
    assert told == stream.getvalue()


def test_what_a_resumed_run_reused_is_not_counted_into_its_rate():
    stream = io.StringIO()
    with meter_at(stream, 0.0, 0.5, 20.0) as meter:
        meter.update(1000, 2000)
        meter.update(1020, 2000)

    assert "1.0 calls/s" in stream.getvalue()


@pytest.mark.parametrize(("done", "total"), [(1, None), (0, 10), (10, 10)])
def test_no_state_of_the_work_is_a_division_by_zero(done, total):
    stream = io.StringIO()
    with meter_at(stream, 0.0, 30.0) as meter:
        meter.update(done, total)

    assert stream.getvalue().startswith(f"scoring: {done}")


def test_a_wait_without_a_terminal_is_told_in_a_plain_line_every_ten_seconds():
    stream = io.StringIO()
    with meter_at(stream, 0.0, 0.5, 5.0, 11.0, 12.0, 21.5, 22.0) as meter:
        meter.update(7, 100)
        meter.waiting("no answer yet for 5 s")
        meter.waiting("no answer yet for 11 s")
        meter.waiting("no answer yet for 12 s")
        meter.waiting("waiting 58 s: the endpoint asked for it (429)")
        meter.waiting("")

    assert [
        "scoring: 7 of 100 calls, no answer yet for 11 s",
        "scoring: 7 of 100 calls, waiting 58 s: the endpoint asked for it (429)",
    ] == stream.getvalue().splitlines()


def test_a_wait_before_anything_was_done_is_told_too():
    stream = io.StringIO()
    with meter_at(stream, 0.0, 11.0) as meter:
        meter.waiting("no answer yet for 11 s\x1b")

    assert stream.getvalue().startswith("scoring: no answer yet for 11 s")
    assert "\x1b" not in stream.getvalue()
