"""Run folders to a report: figures from what is stored, nothing asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from pact_author import __version__
from pact_author.ask.store import ReplyStore, open_for_reading
from pact_author.model.canonical import canonical_json
from pact_author.model.errors import RunError
from pact_author.model.release import UNREVIEWED
from pact_author.model.report import NO_SPREAD, Comparison, ModelReport, Note, Report, RunInfo, RunStatus
from pact_author.score.compare import ALPHA, Side, common_rates, compare
from pact_author.score.decide import LEAST_MASS, decide
from pact_author.score.labels import labels
from pact_author.score.measure import Measured, Trial, figures, measured
from pact_author.score.plan import COMPLETION
from pact_author.score.run_folder import PLANNED, REPLIES, Run, read_planned, read_run
from pact_author.score.trial_table import TableRun, info, is_table, read_table

LOW_MASS = 0.9
AT_ONCE = 900
"""Replies are looked up so many at a time; some builds of SQLite know no statement with more than 999 values."""

NOT_COMPUTED = (Note("human", "what people answered is held beside a model by: pact-author align"),)


@dataclass(frozen=True, slots=True)
class Source:
    """One model's trials and where they come from. folder, run: None for a table."""

    info: RunInfo
    model: str
    label: str
    kind: str
    notice: str | None
    measured: Measured
    identity: Mapping[str, str]
    folder: Path | None
    run: Run | None
    has_order: bool = True


def report(paths: Sequence[Path]) -> Report:
    """The figures of one or several runs side by side. paths: run folders, or tables of decisions. Raises RunError."""
    sources = _sources(paths)
    models = [
        figures(s.measured, model=s.model, run=s.info.id, label=s.label, kind=s.kind, notice=s.notice) for s in sources
    ]
    sides = [Side(s.info.id, s.label, s.identity, s.measured.cells) for s in sources]
    comparisons, ties, not_compared = compare(sides)
    common = common_rates(sides, comparisons)
    models = [replace(model, common=common.get(model.run)) for model in models]
    cut = sum(source.info.cut for source in sources)
    planned = cut + sum(model.counts.planned for model in models)
    lost = cut + sum(model.counts.missing + model.counts.error for model in models)
    patterns = {_pattern(model, source.info) for model, source in zip(models, sources, strict=True)}
    return Report(
        runs=tuple(source.info for source in sources),
        status=RunStatus(
            "complete" if planned and not lost else "partial",
            planned,
            planned - lost,
            patterns.pop() if len(patterns) == 1 else "mixed",
            True if all(source.run for source in sources) else None,
            cut,
        ),
        models=tuple(models),
        not_computed=(*not_compared, *NOT_COMPUTED),
        warnings=(
            *(note for source, model in zip(sources, models, strict=True) for note in _warnings(model, source)),
            *_other_releases(sources, comparisons),
        ),
        comparisons=comparisons,
        tie_groups=ties,
    )


def _pattern(model: ModelReport, run: RunInfo) -> str:
    """Scenarios come one after another, so what a limit leaves out is whole ones."""
    return "by_scenario" if run.cut and model.missing.pattern == "none" else model.missing.pattern


def _sources(paths: Sequence[Path]) -> list[Source]:
    folders = [path for path in paths if not is_table(path)]
    runs = [read_run(folder) for folder in folders]
    found = dict(zip(folders, zip(runs, labels(runs), strict=True), strict=True))
    sources: list[Source] = []
    for path in paths:
        if path in found:
            run, label = found[path]
            sources.append(_of_folder(len(sources) + 1, run, label, path))
            continue
        for table in read_table(path):
            sources.append(_of_table(len(sources) + 1, table, path))
    return _told_apart(sources)


def _of_folder(number: int, run: Run, label: str, folder: Path) -> Source:
    with open_for_reading(folder / REPLIES) as store:
        told = measured(_trials(folder, store))
    if told.cells.duplicate is not None:
        raise RunError(
            f"{folder / PLANNED} plans a trial twice: {', '.join(told.cells.duplicate)}",
            "run the same score command again: it is written anew",
        )
    identity = {"model": run.model, "frame": run.frame, "locale": run.locale} | {
        name: canonical_json(value) for name, value in run.settings.items()
    }
    return Source(_info(number, run), run.model, label, run.kind, run.notice, told, identity, folder, run)


def _of_table(number: int, table: TableRun, path: Path) -> Source:
    told = info(path, number, table, __version__)
    identity = {"model": table.model, "frame": told.frame, "locale": told.locale}
    return Source(told, table.model, table.model, "table", None, table.measured, identity, None, None, table.has_order)


def _told_apart(sources: list[Source]) -> list[Source]:
    """Sources of which no two have the same label."""
    labels_ = [source.label for source in sources]
    return [
        source if labels_.count(source.label) == 1 else replace(source, label=f"{source.label}, run {source.info.id}")
        for source in sources
    ]


def _trials(folder: Path, store: ReplyStore) -> Iterator[Trial]:
    every = read_planned(folder)
    while some := list(islice(every, AT_ONCE)):
        replies = store.get_all([planned.key for planned in some])
        for planned in some:
            judgement = decide(replies.get(planned.key), planned.axes["culture_letter"])
            yield Trial(planned.axes, planned.repeat, judgement)


def _info(number: int, run: Run) -> RunInfo:
    return RunInfo(
        id=number,
        release=run.release,
        release_digest=run.release_digest,
        design=run.design,
        locale=run.locale,
        frame=run.frame,
        repeats=run.repeats,
        limit=run.limit,
        trials=run.trials,
        settings=run.settings,
        tool=run.tool,
    )


def _warnings(model: ModelReport, source: Source) -> Iterator[Note]:
    counts, named, run = model.counts, model.label, source.run
    chat = run is None or run.settings.get("style") != COMPLETION
    if model.notice:
        yield Note("LOCAL_MODEL", f"{named}: {model.notice}; these figures say nothing about culture")
    if source.info.locale.endswith(UNREVIEWED):
        yield Note(
            "UNREVIEWED", f"{named}: its prompts are translations that nobody has reviewed; pool it with nothing"
        )
    if run is not None and source.info.cut:
        cut = f"--limit cut the plan at {run.limit:,} of {run.trials:,} trials"
        yield Note(
            "LIMITED", f"{named}: {cut}; scenarios come in a seeded order. Raise it, and ask again, for the rest"
        )
    if not chat:
        yield Note("STYLE", f"{named}: {_style(source.measured)}")
    if counts.missing:
        yield Note("PARTIAL", f"{named}: {counts.missing:,} of {counts.planned:,} planned trials have not been asked")
    if counts.error and source.folder is not None:
        with open_for_reading(source.folder / REPLIES) as store:
            why = store.commonest_error()
        calls = f"{counts.error:,} calls got no answer" if counts.error > 1 else "1 call got no answer"
        often = "most often: " if counts.error > 1 else ""
        yield Note("ERRORS", f"{named}: {calls} ({often}{why}); run the same command to ask again")
    if model.mass.est is not None and model.mass.est < LOW_MASS:
        yield Note(
            "LOW_MASS",
            f"{named}: only {model.mass.est:.0%} of the first answer token's probability is on A or B; "
            + (
                f"choices were read from it where it is at least {LEAST_MASS:.0%}"
                if chat
                else "the likelier one counts"
            ),
        )
    if model.culture_rate.reason == NO_SPREAD:
        yield Note("NO_SPREAD", f"{named}: every scenario has the same rate, so there is no interval")
    flips = model.position.flip_rate.est
    if flips is not None and flips > 0.5:
        yield Note(
            "POSITION",
            f"{named}: {flips:.0%} of cells changed sides when the options changed places; "
            "the rate says more about the order of the options than about either side",
        )
    yield from _patterns(model)
    if not source.has_order:
        yield Note(
            "NO_ORDER", f"{named}: the table does not say which option came first; all trials count as one order"
        )


def _style(told: Measured) -> str:
    """How a base model was read, and what another way of reading would have changed."""
    trials, raw, per_byte = told.whole
    if not trials:
        return "asked to go on with a text (--style completion), and read from the first token after it"
    return (
        "asked how likely each option is as the end of a text (--style completion); its letter decides. The whole "
        f"option would decide otherwise in {raw:,} of {trials:,} trials, and per byte in {per_byte:,}"
    )


def _other_releases(sources: Sequence[Source], comparisons: Sequence[Comparison]) -> Iterator[Note]:
    """Comparisons of runs on two releases: their cells may be alike in all columns and not in their words."""
    digests = {source.info.id: source.info.release_digest for source in sources if source.run is not None}
    for each in comparisons:
        a, b = digests.get(each.a), digests.get(each.b)
        if a and b and a != b:
            yield Note(
                "RELEASES",
                f"{each.a_label} and {each.b_label} were asked items of two releases; the prompts of a cell may differ",
            )


def _patterns(model: ModelReport) -> Iterator[Note]:
    """Where trials without an answer, or refusals, are not spread evenly."""
    for outcome, code, what in (
        ("lost", "MISSING_PATTERN", "trials without an answer"),
        ("refused", "REFUSED_PATTERN", "refusals"),
    ):
        tests = model.missing.tests
        found = [t.factor for t in tests if t.outcome == outcome and t.p_adj is not None and t.p_adj < ALPHA]
        if found:
            factors = ", ".join(name.replace("_", " ") for name in found)
            yield Note(
                code,
                f"{model.label}: {what} are more frequent at some levels than at others ({factors}); "
                "rates at different levels rest on different trials",
            )
