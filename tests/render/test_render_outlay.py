import json
import re
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from render_samples import golden

from pact_author.model.outlay import Balance, Effect, Outlay
from pact_author.reading.resources import schema_text
from pact_author.render.outlay import as_json, terminal
from pact_author.render.text import width

COUNTED = Outlay("paper", ("advice",), 24, 22_656, 384, 1152)
CONTRAST = Outlay(
    design="core",
    frames=("advice", "norm"),
    scenarios=24,
    variants=25_728,
    least=432,
    most=1296,
    prompts=12_864,
    calls=25_728,
    letters=793.9,
    tokens=(("o200k", 4_273_365), ("Llama 3", 91_320)),
    balance=Balance(50, 0.8688, 1.7695, 1.94),
    effects=(Effect("actor.country", False, 59.3, 0.0737), Effect("dyad.gender", True, 30.0, 0.0604)),
)
FRACTION = replace(
    CONTRAST,
    design="a-set-with-a-name-of-forty-characters-at-most"[:40],
    tokens=(("o200k", 640), ("Llama 3", 2_112_000_000)),
    balance=Balance(2, None, None, None),
    effects=(Effect("actor.country", False, 4.0, None),),
)
ALL = (CONTRAST, FRACTION, replace(COUNTED, prompts=5788, calls=11_576, letters=792.0, tokens=CONTRAST.tokens))


def test_on_a_terminal_it_is_this():
    told = "\n".join(terminal(ALL)) + "\n"

    assert golden("expand.txt", told) == told


def test_where_only_variants_were_counted_nothing_else_is_there():
    told = "\n".join(terminal([COUNTED])) + "\n"

    assert golden("expand-count.txt", told) == told


def test_in_json_it_is_this():
    told = json.dumps(json.loads(as_json((*ALL, COUNTED))), indent=2, ensure_ascii=False) + "\n"

    assert golden("expand.json", told) == told


def test_the_json_fits_its_schema():
    schema = Draft202012Validator(json.loads(schema_text("expand")))

    assert [] == [error.message for error in schema.iter_errors(json.loads(as_json((*ALL, COUNTED))))]


@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_terminal(columns):
    lines = "\n".join(terminal(ALL, columns=columns)).split("\n")

    assert columns >= max(map(width, lines))


def test_colour_adds_codes_and_nothing_else():
    coloured = "\n".join(terminal(ALL, colour=True))
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).split("\n")]

    assert "\x1b[" in coloured
    assert [line.rstrip() for line in "\n".join(terminal(ALL)).split("\n")] == bare
