"""What a run is called beside others: its model, and whatever tells it from them."""

from collections.abc import Sequence

from pact_author.model.canonical import canonical_json
from pact_author.score.run_folder import Run


def labels(runs: Sequence[Run]) -> tuple[str, ...]:
    """A label for each run, no two alike; the model alone where that is enough."""
    told = [_axes(run) for run in runs]
    # Two releases of one name are told apart by their identity; otherwise the name is enough.
    if len({run.release for run in runs}) == len({run.release_digest for run in runs}):
        told = [{name: words for name, words in axes.items() if name != "release_digest"} for axes in told]
    names = dict.fromkeys(name for axes in told for name in axes)
    differing = [name for name in names if len({axes.get(name) for axes in told}) > 1]
    found = tuple(
        ", ".join((run.model, *(axes[name] for name in differing if axes.get(name))))
        for run, axes in zip(runs, told, strict=True)
    )
    if len(set(found)) == len(found):
        return found
    return tuple(f"{label}, run {number}" for number, label in enumerate(found, 1))


def _axes(run: Run) -> dict[str, str]:
    """What runs may differ in besides the model, each in the words of a label; a run that no limit cut needs none."""
    cut = run.limit is not None and run.limit < run.trials
    return {
        "release": run.release,
        "release_digest": f"identity {run.release_digest[:8]}",
        "design": run.design,
        "locale": run.locale,
        "frame": run.frame,
        "repeats": f"{run.repeats} repeat{'s' if run.repeats != 1 else ''}",
        "limit": f"{run.limit:,} trials" if cut else "",
    } | {f"settings.{name}": f"{name} {canonical_json(value)}" for name, value in run.settings.items()}
