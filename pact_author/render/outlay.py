"""What designs cost and what they can show: tables for a terminal, and JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from pact_author.model.canonical import canonical_json
from pact_author.model.outlay import Balance, Effect, Outlay
from pact_author.render.text import wrapped

FORM = "pact-expand/1"
VARIANTS = "A variant is a row of a release. score asks one frame at a time."
CALLS = (
    VARIANTS
    + " A prompt is what a model reads, without the option order; a call is a prompt in one of its two orders. "
    "Where nothing is told of the people, variants share one."
)
TOKENS = (
    "Tokens of all prompts, estimated from letters by what each family of tokenizers makes of our English prompts. "
    "What a chat template adds, and answers, come on top."
)
EFFECTS = (
    "The smallest effect: the difference between two levels, in points of the culture rate, that a run of one frame "
    "over these scenarios finds four times in five, at 5 %. It rests on a simulation, not on the model that you ask."
)
BALANCE = (
    "Of the worst scenario that was looked at. D-efficiency is 1 where no axis depends on another; the variance is "
    "that of the worst contrast, beside a full crossing; uneven is the most frequent level beside the rarest."
)


def terminal(outlays: Sequence[Outlay], *, columns: int = 80, colour: bool = False) -> Iterator[str]:
    """Lines at most columns wide; nothing but counts where nothing else is known."""
    from pact_author.render.terminal import table

    def section(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]], note: str) -> Iterator[str]:
        if rows:
            yield table(heads, rows, width=columns, colour=colour).strip("\n")
            yield from wrapped(note, columns)
            yield ""

    whole = any(each.calls is not None for each in outlays)
    heads = _heads("design", "scenarios", "variants", "a scenario", *(("prompts", "calls") if whole else ()))
    yield from section(heads, [_counted(each) for each in outlays], CALLS if whole else VARIANTS)
    families = [family for family, _ in next((each.tokens for each in outlays if each.tokens), ())]
    tokens = [_tokens(each) for each in outlays if each.tokens]
    yield from section(_heads("design", "letters a prompt", *families), tokens, TOKENS)
    shown = [each for each in outlays if each.effects]
    names = dict.fromkeys(effect.contrast for each in shown for effect in each.effects)
    rows = [[name, *(_effect(name, each.effects) for each in shown)] for name in names]
    yield from section(_heads("smallest effect", *(each.design for each in shown)), rows, EFFECTS)
    balanced = [_balance(each.design, each.balance) for each in outlays if each.balance]
    heads = _heads("design", "cells", "D-efficiency", "variance", "uneven")
    yield from section(heads, balanced, BALANCE)


def as_json(outlays: Sequence[Outlay]) -> str:
    """One object (schemas/expand.schema.json)."""
    designs = [asdict(each) | {"tokens": dict(each.tokens)} for each in outlays]
    return canonical_json({"schema": FORM, "designs": designs})


def _heads(first: str, *others: str) -> list[tuple[str, str]]:
    return [(first, "left"), *((head, "right") for head in others)]


def _counted(each: Outlay) -> list[str]:
    few = f"{each.least:,}" if each.least == each.most else f"{each.least:,} – {each.most:,}"
    told = [f"{number:,}" for number in (each.prompts, each.calls) if number is not None]
    return [each.design, f"{each.scenarios:,}", f"{each.variants:,}", few, *told]


def _tokens(each: Outlay) -> list[str]:
    return [each.design, f"{each.letters:,.0f}", *(_about(tokens) for _, tokens in each.tokens)]


def _about(number: int) -> str:
    """Two or three figures of an estimate."""
    for size, name in ((1_000_000, " M"), (1_000, " k")):
        if number >= size:
            return f"{number / size:.0f}{name}" if number >= 10 * size else f"{number / size:.1f}{name}"
    return str(number)


def _effect(name: str, effects: Sequence[Effect]) -> str:
    for effect in effects:
        if effect.contrast == name:
            told = "?" if effect.smallest is None else f"{100 * effect.smallest:.1f}"
            return f"{told} twins" if effect.paired else told
    return ""


def _balance(design: str, of: Balance) -> list[str]:
    figures = (
        "–" if figure is None else form.format(figure)
        for figure, form in ((of.d, "{:.3f}"), (of.worst_variance, "{:.2f} ×"), (of.uneven, "{:.2f} ×"))
    )
    return [design, f"{of.cells:,}", *figures]
