"""One scenario to read: at a terminal as a model will see it, in Markdown as a card for a review, in JSON whole."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from pact_author.model.diagnostic import Diagnostic
from pact_author.model.exhibit import Exhibit, Rendering
from pact_author.model.scenario import Evidence, Holder
from pact_author.model.translation import TranslationState
from pact_author.render.markdown import block, code, in_html, link, words
from pact_author.render.text import Paint, plain, shown, wrapped

HOLDERS = {Holder.ACTOR: "the actor", Holder.RECEIVER: "the receiver", Holder.BOTH: "both"}


def terminal(exhibit: Exhibit, *, columns: int | None = None, paint: Paint = plain) -> Iterator[str]:
    """Lines for a person. columns: of the terminal; None leaves every text as a model gets it."""

    def told(text: str, indent: str = "  ") -> Iterator[str]:
        for line in text.split("\n"):
            if columns is None:
                yield shown(line)
            elif line:
                yield from (indent + part for part in wrapped(shown(line), max(20, min(columns, 100) - len(indent))))
            else:
                yield ""

    def heading(text: str) -> str:
        return paint(text, "bold")

    scenario = exhibit.scenario
    yield from (heading(line) for line in told(f"{scenario.id}: {scenario.title} ({scenario.status})", ""))
    about = (scenario.country, scenario.theme, scenario.relation, scenario.setting)
    yield from told(" · ".join(about), "")
    for rendering in exhibit.renderings:
        for name, text in (
            ("Who", "\n".join(_people(rendering))),
            ("System prompt", rendering.system),
            ("Prompt, culture first", rendering.prompt),
            ("The options, preference first", _options(rendering.swapped)),
        ):
            yield ""
            yield heading(name)
            yield from told(text)
    yield ""
    yield heading("Sources")
    for source in scenario.norm.evidence:
        yield from told(f"{source.title}, {source.publisher}, read {source.seen}")
        yield f"  {shown(source.url)}" if columns is not None else shown(source.url)
    if exhibit.diagnostics:
        yield ""
        yield heading("What validate says of it")
        yield from told("\n".join(_said(diagnostic) for diagnostic in exhibit.diagnostics))


def markdown(exhibit: Exhibit, *, level: int = 2) -> str:
    """A card to paste into a review. level: of its heading. Its words can neither mention, link nor be markup."""
    scenario, sign = exhibit.scenario, "#" * level
    out = [f"{sign} {words(scenario.title)}", "", f"{code(scenario.id)} · {scenario.status} · {_facts(exhibit)}", ""]
    norm, preference = scenario.norm, scenario.preference
    out += [f"**Situation:** {words(scenario.situation.source)}", ""]
    out += [f"**Norm** ({norm.confidence}): {words(norm.statement.source)}", ""]
    if norm.variation:
        out += [f"**It differs:** {words(norm.variation)}", ""]
    texts = [(holder, text) for holder in Holder if (text := preference.held_by(holder)) is not None]
    for holder, text in texts:
        held = f"Preference of {HOLDERS[holder]}" if len(texts) > 1 else "Preference"
        out += [f"**{held}** ({preference.kind}): {words(text.source)}", ""]
    out += [
        f"- **Follows the culture:** {words(scenario.options.follow_culture.source)}",
        f"- **Allows the preference:** {words(scenario.options.allow_preference.source)}",
        "",
        "**Evidence**",
        "",
        *(_evidence(source) for source in norm.evidence),
        "",
    ]
    for rendering in exhibit.renderings:
        out += [*_rendering_markdown(rendering), ""]
    if exhibit.diagnostics:
        out += ["**What `validate` says of it**", ""]
        out += [f"- {d.code} {d.name}: {words(d.message)}" for d in exhibit.diagnostics]
        out.append("")
    credit = ", ".join(code(name) for name in scenario.contributors)
    out.append(f"By {credit}, {scenario.licence}.")
    return "\n".join(out) + "\n"


def as_json(exhibit: Exhibit) -> str:
    """The scenario, its renderings and what validate says, as one object."""
    scenario = exhibit.scenario
    told = {
        "schema": "pact-show/1",
        "id": scenario.id,
        "title": scenario.title,
        "status": scenario.status,
        "country": scenario.country,
        "theme": scenario.theme,
        "relation": scenario.relation,
        "setting": scenario.setting,
        "situation": scenario.situation.source,
        "norm": {
            "statement": scenario.norm.statement.source,
            "variation": scenario.norm.variation,
            "confidence": scenario.norm.confidence,
            "evidence": [asdict(source) for source in scenario.norm.evidence],
        },
        "preference": {"kind": scenario.preference.kind}
        | {holder: text.source for holder in Holder if (text := scenario.preference.held_by(holder)) is not None},
        "options": {
            "follow_culture": scenario.options.follow_culture.source,
            "allow_preference": scenario.options.allow_preference.source,
        },
        "contributors": scenario.contributors,
        "licence": scenario.licence,
        "renderings": [_rendering_json(rendering) for rendering in exhibit.renderings],
        "diagnostics": [
            {"code": d.code, "severity": d.severity.word, "message": d.message, "hint": d.hint}
            for d in exhibit.diagnostics
        ],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _facts(exhibit: Exhibit) -> str:
    scenario = exhibit.scenario
    return f"{scenario.country} · {scenario.theme} · {scenario.relation} · {words(scenario.setting)}"


def _evidence(source: Evidence) -> str:
    where = f"{link(source.title, source.url)}, {words(source.publisher)}, read {source.seen}"
    return f"- {where}: {words(source.supports)}"


def _people(rendering: Rendering) -> Iterator[str]:
    variant = rendering.variant
    yield rendering.people or "Nothing is told of the people."
    yield (
        f"preference held by {variant.holder}, cue {variant.cue}, frame {variant.frame}, "
        f"norm {variant.norm_shown}, system prompt {variant.system_prompt}, locale {rendering.locale}"
        + (f" ({rendering.state})" if rendering.state is not TranslationState.SOURCE else "")
    )


def _options(prompt: str) -> str:
    return "\n".join(line for line in prompt.split("\n") if line[:2] in ("A)", "B)"))


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.severity.word} {diagnostic.code} {diagnostic.name}: {diagnostic.message}"


def _rendering_markdown(rendering: Rendering) -> Iterator[str]:
    people, asked = _people(rendering)
    yield f"<details><summary>What a model reads: {in_html(people)}</summary>"
    yield ""
    yield f"{words(asked)}. System prompt: {words(rendering.system)}"
    yield ""
    yield block(rendering.prompt)
    yield ""
    yield "</details>"


def _rendering_json(rendering: Rendering) -> dict[str, object]:
    variant = rendering.variant
    people = (("actor", variant.actor), ("receiver", variant.receiver))
    return {
        **{role: {"country": p.country, "age_band": p.age_band, "gender": p.gender} for role, p in people},
        "holder": variant.holder,
        "cue": variant.cue,
        "frame": variant.frame,
        "system_prompt": variant.system_prompt,
        "norm_shown": variant.norm_shown,
        "locale": rendering.locale,
        "translation": rendering.state,
        "system": rendering.system,
        "prompt_culture_first": rendering.prompt,
        "prompt_preference_first": rendering.swapped,
    }
