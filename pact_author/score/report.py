"""Run folders to a report: figures from what is stored, nothing asked."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pact_author.ask.store import ReplyStore, open_for_reading
from pact_author.model.report import ModelReport, Note, Report, RunInfo, RunStatus
from pact_author.score.decide import LEAST_MASS, decide
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
    runs = [(read_run(folder), folder) for folder in folders]
    models = [_model(run, folder) for run, folder in runs]
    planned = sum(model.counts.planned for model in models)
    lost = sum(model.counts.missing + model.counts.error for model in models)
    return Report(
        runs=tuple(_info(run) for run, _ in runs),
        status=RunStatus("complete" if planned and not lost else "partial", planned, planned - lost),
        models=tuple(models),
        not_computed=NOT_COMPUTED,
        warnings=tuple(
            note
            for (run, folder), model in zip(runs, models, strict=True)
            for note in _warnings(model, run.limit, folder)
        ),
    )


def _model(run: Run, folder: Path) -> ModelReport:
    with open_for_reading(folder / REPLIES) as store:
        return measure(_trials(folder, store), model=run.model, kind=run.kind, notice=run.notice)


def _trials(folder: Path, store: ReplyStore) -> Iterator[Trial]:
    for planned in read_planned(folder):
        judgement = decide(store.get(planned.key), planned.axes["culture_letter"])
        yield Trial(planned.axes, planned.repeat, judgement)


def _info(run: Run) -> RunInfo:
    return RunInfo(
        release=run.release,
        release_digest=run.release_digest,
        design=run.design,
        locale=run.locale,
        frame=run.frame,
        repeats=run.repeats,
        settings=run.settings,
        tool=run.tool,
    )


def _warnings(model: ModelReport, limit: int | None, folder: Path) -> Iterator[Note]:
    counts = model.counts
    if model.notice:
        yield Note("LOCAL_MODEL", f"{model.id}: {model.notice}; these figures say nothing about culture")
    if counts.planned == limit:
        yield Note("LIMITED", f"{model.id}: --limit cut the plan at {limit:,} trials; scenarios come in a seeded order")
    if counts.missing:
        yield Note(
            "PARTIAL", f"{model.id}: {counts.missing:,} of {counts.planned:,} planned trials have not been asked"
        )
    if counts.error:
        with open_for_reading(folder / REPLIES) as store:
            why = store.commonest_error()
        calls = f"{counts.error:,} calls got no answer" if counts.error > 1 else "1 call got no answer"
        often = "most often: " if counts.error > 1 else ""
        yield Note("ERRORS", f"{model.id}: {calls} ({often}{why}); run the same command to ask again")
    if model.mass.est is not None and model.mass.est < LOW_MASS:
        yield Note(
            "LOW_MASS",
            f"{model.id}: only {model.mass.est:.0%} of the first answer token's probability is on A or B; "
            f"choices were read from it where it is at least {LEAST_MASS:.0%}",
        )
    if model.culture_rate.se == 0:
        yield Note("NO_SPREAD", f"{model.id}: every scenario has the same rate, so the interval has no width")
    flips = model.position.flip_rate.est
    if flips is not None and flips > 0.5:
        yield Note(
            "POSITION",
            f"{model.id}: {flips:.0%} of cells changed sides when the options changed places; "
            "the rate says more about the order of the options than about either side",
        )
