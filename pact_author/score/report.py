"""Run folders to a report: figures from what is stored, nothing asked."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pact_author.ask.store import ReplyStore, open_for_reading
from pact_author.model.report import NO_SPREAD, ModelReport, Note, Report, RunInfo, RunStatus
from pact_author.score.decide import LEAST_MASS, decide
from pact_author.score.labels import labels
from pact_author.score.measure import Trial, measure
from pact_author.score.run_folder import REPLIES, Run, read_planned, read_run

LOW_MASS = 0.9

NOT_COMPUTED = (
    Note("comparisons", "paired differences of models are not part of this version"),
    Note("contrasts", "contrasts with simultaneous intervals and spread against its null are not part of this version"),
    Note("human", "alignment with human answers is not part of this version"),
    Note("paper_compat", "the study's own definitions are not part of this version"),
)


def report(folders: Sequence[Path]) -> Report:
    """The figures of one or several runs side by side. Raises RunError."""
    runs = [read_run(folder) for folder in folders]
    named = list(enumerate(zip(runs, labels(runs), folders, strict=True), 1))
    models = [_model(number, run, label, folder) for number, (run, label, folder) in named]
    planned = sum(model.counts.planned for model in models)
    lost = sum(model.counts.missing + model.counts.error for model in models)
    return Report(
        runs=tuple(_info(number, run) for number, run in enumerate(runs, 1)),
        status=RunStatus("complete" if planned and not lost else "partial", planned, planned - lost),
        models=tuple(models),
        not_computed=NOT_COMPUTED,
        warnings=tuple(
            note
            for run, folder, model in zip(runs, folders, models, strict=True)
            for note in _warnings(model, run, folder)
        ),
    )


def _model(number: int, run: Run, label: str, folder: Path) -> ModelReport:
    with open_for_reading(folder / REPLIES) as store:
        trials = _trials(folder, store)
        return measure(trials, model=run.model, run=number, label=label, kind=run.kind, notice=run.notice)


def _trials(folder: Path, store: ReplyStore) -> Iterator[Trial]:
    for planned in read_planned(folder):
        judgement = decide(store.get(planned.key), planned.axes["culture_letter"])
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


def _warnings(model: ModelReport, run: Run, folder: Path) -> Iterator[Note]:
    counts, named = model.counts, model.label
    if model.notice:
        yield Note("LOCAL_MODEL", f"{named}: {model.notice}; these figures say nothing about culture")
    if run.limit is not None and run.limit < run.trials:
        cut = f"--limit cut the plan at {run.limit:,} of {run.trials:,} trials"
        yield Note("LIMITED", f"{named}: {cut}; scenarios come in a seeded order")
    if counts.missing:
        yield Note("PARTIAL", f"{named}: {counts.missing:,} of {counts.planned:,} planned trials have not been asked")
    if counts.error:
        with open_for_reading(folder / REPLIES) as store:
            why = store.commonest_error()
        calls = f"{counts.error:,} calls got no answer" if counts.error > 1 else "1 call got no answer"
        often = "most often: " if counts.error > 1 else ""
        yield Note("ERRORS", f"{named}: {calls} ({often}{why}); run the same command to ask again")
    if model.mass.est is not None and model.mass.est < LOW_MASS:
        yield Note(
            "LOW_MASS",
            f"{named}: only {model.mass.est:.0%} of the first answer token's probability is on A or B; "
            f"choices were read from it where it is at least {LEAST_MASS:.0%}",
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
