"""Made-up people and models that answered the same items, held beside each other by the program itself."""

import random

from pact_author.align.people import align
from pact_author.measures.alignment import counted
from pact_author.model.alignment import Statement
from pact_author.model.human import HumanAnswer, Share, Tendency

STATEMENT = Statement("CC0-1.0", "made up for tests")
PANEL = {"Brazil": 14, "India": 12, "Japan": 9, "Nepal": 3}
"""People a country; of Nepal nothing may be told."""
THEMES = ("guest at a host home", "line at the bus", "food that is offered", "a gift, for you")


def people(items=60, panel=PANEL, seed=3):
    """Each answers two items of three."""
    chance = random.Random(seed)
    truth = [(chance.betavariate(2, 1.4), chance.betavariate(3, 1.2)) for _ in range(items)]
    persons = [(country, f"{country}-{n}") for country, count in panel.items() for n in range(count)]
    for at, shares in enumerate(truth):
        for country, person in persons:
            if (at + int(person.rsplit("-", 1)[1])) % 3:
                told = ("A" if chance.random() < share else "B" for share in shares)
                yield _answer(person, country, at, *told)


def _answer(person, country, at, personal, norm):
    where = sorted(PANEL)[at % len(PANEL)]
    demo = ("younger", "female", "younger_female")
    return HumanAnswer(person, country, *demo, f"i{at}", THEMES[at % 4], where, *demo, personal, norm)


def tendencies(model, *, exact=True, bend=0.3, items=60, setting="no_persona", country=None, seed=7):
    """A model whose shares are bent towards the norm; not exact: two prompts of five repeats each an item."""
    chance = random.Random(f"{seed}{model}{country}")
    for at in range(items):
        for question in ("personal", "norm"):
            share = min(1.0, chance.betavariate(2, 1.4) * (1 - bend) + bend)
            told = Share(share, 2, 0.0, exact=True) if exact else counted(sorted(map(float, _drawn(chance, share))))
            yield Tendency(setting, model, country, f"i{at}", question, told)


def _drawn(chance, share):
    return [chance.random() < share for _ in range(10)]


def persona(model):
    for country in PANEL:
        yield from tendencies(model, exact=False, bend=0.1, setting="persona", country=country)


HUMANS = tuple(people())
PLAIN = align(HUMANS, (), (*tendencies("gpt-x"), *tendencies("a/very-long-model-name-instruct-2507", exact=False)))
ALIGNED = align(HUMANS, (), (*tendencies("gpt-x"), *tendencies("open-7b", exact=False), *persona("gpt-x")))
FEW = align(tuple(people(panel={"Nepal": 4})), (), tuple(tendencies("gpt-x")))
