"""Run folders to what a model tends to answer to each item that people are asked, both orders of the options."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pact_author.ask.store import ReplyStore, open_for_reading
from pact_author.measures.alignment import counted, pooled
from pact_author.model.errors import RunError
from pact_author.model.human import Share, Tendencies, Tendency
from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.model.persona import SystemPrompt
from pact_author.model.release import UNREVIEWED
from pact_author.model.survey import QUESTIONS, item_key
from pact_author.score.decide import decide
from pact_author.score.labels import labels
from pact_author.score.run_folder import REPLIES, PlannedTrial, Run, read_planned, read_run

NOBODY = "none"
ORDERS = 2


def tendencies(folders: Sequence[Path]) -> Tendencies:
    """What runs of the questions personal and norm say, a row a cell. Raises RunError.

    A model is one however many of its questions were run; runs that differ in anything else are models apart.
    """
    runs = [read_run(folder) for folder in folders]
    for folder, run in zip(folders, runs, strict=True):
        if run.frame not in QUESTIONS:
            raise RunError(
                f"{folder} is of the question {run.frame}, which people are not asked",
                f"score with --frame {' and --frame '.join(QUESTIONS)}",
            )
    rows: list[Tendency] = []
    one_order = 0
    seen: dict[tuple[str, ...], int] = {}
    for number, (folder, run, label) in enumerate(zip(folders, runs, _labels(runs), strict=True)):
        with open_for_reading(folder / REPLIES) as store:
            for axes, share in _cells(folder, store):
                if share is None:
                    one_order += 1
                    continue
                row = _row(axes, label, run.frame, share)
                if seen.setdefault((row.model, row.question, axes["cell"]), number) != number:
                    raise RunError(f"{folder} asks what another of these runs asks", "name each run once")
                rows.append(row)
    return Tendencies(tuple(rows), one_order, tuple(dict.fromkeys(_warnings(runs))))


def _labels(runs: Sequence[Run]) -> list[str]:
    alike = [replace(run, frame="", limit=None, trials=0, tool="", base_url="", notice=None) for run in runs]
    different = [run for at, run in enumerate(alike) if run not in alike[:at]]
    named = labels(different)
    return [named[different.index(run)] for run in alike]


def _cells(folder: Path, store: ReplyStore) -> Iterator[tuple[dict[str, str], Share | None]]:
    """The plan has both orders of a cell side by side; None where one of them has no answer with a side."""
    for _, group in groupby(read_planned(folder), key=lambda trial: (trial.axes["scenario"], trial.axes["cell"])):
        trials = list(group)
        by_order: dict[str, list[PlannedTrial]] = {}
        for trial in trials:
            by_order.setdefault(trial.axes["order"], []).append(trial)
        shares = [
            share
            for each in by_order.values()
            if (share := _share([decide(store.get(t.key), t.axes["culture_letter"]) for t in each])) is not None
        ]
        yield dict(trials[0].axes), pooled(shares) if len(shares) == ORDERS else None


def _share(judgements: Sequence[Judgement]) -> Share | None:
    """Of one prompt: from probabilities where every choice was read from them, otherwise from counts of repeats."""
    sided = [each for each in judgements if each.decision in (Decision.FOLLOW, Decision.ALLOW)]
    if not sided:
        return None
    read = [each.culture_probability for each in sided if each.method is Method.LOGPROBS]
    known = [each for each in read if each is not None]
    if len(known) == len(sided):
        return Share(sum(known) / len(known), len(known), 0.0, exact=True)
    return counted([float(each.decision is Decision.FOLLOW) for each in sided])


def _row(axes: dict[str, str], label: str, question: str, share: Share) -> Tendency:
    nobody = axes["respondent_country"] == NOBODY
    prompt = axes["system_prompt"]
    return Tendency(
        setting="no_persona" if nobody else "persona",
        model=label if prompt == SystemPrompt.PLAIN else f"{label}, {prompt}",
        country=None if nobody else axes["respondent_country"],
        item=item_key(axes),
        question=question,
        share=share,
    )


def _warnings(runs: Sequence[Run]) -> Iterator[str]:
    for run in runs:
        if run.notice:
            yield f"{run.model}: {run.notice}; these figures say nothing about culture"
        if run.locale.endswith(UNREVIEWED):
            yield f"{run.model}: its prompts are translations that nobody has reviewed; pool it with nothing"
