"""Asking a model for drafts of a locale: in rounds, each reply kept, what can stand written after every round."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pact_author.ask.call import Call
from pact_author.ask.json_answer import read_answer
from pact_author.ask.store import ReplyStore
from pact_author.model.drafts import Cost, Drafted, DraftReport, Outcome
from pact_author.model.scenario import Scenario
from pact_author.model.translation import Entry, SourceText
from pact_author.reading.project import Project
from pact_author.translate.answer import one_line
from pact_author.translate.briefing import Briefing
from pact_author.translate.entries import draft_entry, entries_of, has_back, open_catalogs, with_back, write
from pact_author.translate.judge import Asking, Verdict, first_call, second_calls, verdicts
from pact_author.translate.prompt import asked_back, prompt_hash
from pact_author.translate.scene import Scene, is_current, key, of_a_person, scene, sources, wanted

Ask = Callable[[Sequence[Call], ReplyStore], None]
"""Asks every call that has no reply in the store yet."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be drafted. only: names of scenes; none for all. limit: scenes at the most, of those that lack a text.

    again: also over drafts that nobody has touched.
    """

    project: Project
    locale: str
    scenarios: tuple[Scenario, ...]
    briefing: Briefing
    asking: Asking
    only: frozenset[str] = frozenset()
    limit: int | None = None
    again: bool = False
    back: bool = False

    def order(self) -> tuple[SourceText, ...]:
        """Every English text, in the order of the PO files."""
        return tuple(text for _, _, texts in sources(self.scenarios) for text in texts)

    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _, _ in sources(self.scenarios))

    def scenes(self) -> tuple[Scene, ...]:
        """The scenes that are asked about, as the catalogs are now."""
        entries = entries_of(open_catalogs(self.project, self.locale))
        found = [
            scene(name, scenario, texts, entries)
            for name, scenario, texts in sources(self.scenarios)
            if (not self.only or name in self.only)
            and any(wanted(entries.get(text.context), text, again=self.again) for text in texts)
        ]
        return tuple(found[: self.limit])


@dataclass
class Budget:
    """Calls that may be made. asked: keys of those that were let through; reused: how many had a reply already."""

    left: int | None
    asked: list[str] = field(default_factory=list)
    reused: int = 0

    def within(self, calls: Iterable[Call], store: ReplyStore) -> Iterator[Call]:
        for call in calls:
            if store.has_result(call.key):
                self.reused += 1
            elif self.left is None or self.left > 0:
                self.left = None if self.left is None else self.left - 1
                self.asked.append(call.key)
                yield call


def first_calls(job: Job) -> tuple[Call, ...]:
    """What the first round asks."""
    return tuple(first_call(each, job.briefing, job.asking) for each in job.scenes())


def draft(job: Job, store: ReplyStore, ask: Ask, max_requests: int | None = None) -> DraftReport:
    """Draft, check and write. Whatever ends a round early, what was answered until then is written first."""
    scenes = job.scenes()
    before = entries_of(open_catalogs(job.project, job.locale))
    budget = Budget(max_requests)
    try:
        ask([*budget.within((first_call(each, job.briefing, job.asking) for each in scenes), store)], store)
        second = [call for each in scenes for call, _ in second_calls(each, job.briefing, job.asking, store.get)]
        ask([*budget.within(second, store)], store)
    finally:
        files, written = _write(job, scenes, store)
    told = _outcomes(job, scenes, store, before, frozenset(written))
    more, back = _back(job, store, ask, budget) if job.back else ((), ())
    return DraftReport(
        locale=job.locale,
        model=job.asking.model,
        notice=None,
        scenes=len(scenes),
        texts=tuple(told),
        cost=_cost(budget, store),
        back=len(back),
        files=tuple(dict.fromkeys((*files, *more))),
    )


def _write(job: Job, scenes: Sequence[Scene], store: ReplyStore) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = [each for one in scenes for each in verdicts(one, job.briefing, job.asking, store.get)]
    drafts = {each.text.context: each.draft for each in found if each.stands}

    def made(text: SourceText, old: Entry | None) -> Entry | None:
        if text.context not in drafts or not wanted(old, text, again=job.again):
            return None
        draft = drafts[text.context]
        if old and old.text == draft and is_current(old, text):
            return None
        return draft_entry(text, draft, old, job.asking.model, prompt_hash())

    return write(job.project, job.locale, job.order(), made) if drafts else ((), ())


def _outcomes(
    job: Job, scenes: Sequence[Scene], store: ReplyStore, before: Mapping[str, Entry], written: frozenset[str]
) -> Iterator[Drafted]:
    """What became of every text that the command was asked about; before: entries as they were when it began."""
    found = {each.text.context: each for one in scenes for each in verdicts(one, job.briefing, job.asking, store.get)}
    for name, _, texts in sources(job.scenarios):
        if job.only and name not in job.only:
            continue
        for text in texts:
            yield _outcome(text, before.get(text.context), found.get(text.context), written, again=job.again)


def _outcome(
    text: SourceText, old: Entry | None, verdict: Verdict | None, written: frozenset[str], *, again: bool
) -> Drafted:
    context = text.context
    if context in written:
        return Drafted(context, Outcome.DRAFTED)
    if old and of_a_person(old) and not is_current(old, text):
        told = old.origin.status or "edited"
        return Drafted(
            context, Outcome.LEFT, (f"the English was changed since; the translation is a person's ({told})",)
        )
    if verdict is None or not wanted(old, text, again=again) or verdict.stands:
        return Drafted(context, Outcome.UNCHANGED)
    if not verdict.asked:
        return Drafted(context, Outcome.NOT_ASKED)
    if not verdict.answered:
        return Drafted(context, Outcome.UNANSWERED, verdict.faults)
    return Drafted(context, Outcome.REFUSED, verdict.faults, verdict.draft)


def _cost(budget: Budget, store: ReplyStore) -> Cost:
    replies = [reply for reply in map(store.get, budget.asked) if reply is not None]
    return Cost(
        asked=len(replies),
        reused=budget.reused,
        prompt_tokens=sum(reply.prompt_tokens or 0 for reply in replies),
        completion_tokens=sum(reply.completion_tokens or 0 for reply in replies),
    )


def _back(job: Job, store: ReplyStore, ask: Ask, budget: Budget) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Translate the drafts back to English, without the source: files that were written, texts that got a comment."""
    asked: list[tuple[Call, dict[str, tuple[str, str]]]] = []
    entries = entries_of(open_catalogs(job.project, job.locale))
    for name, _, texts in sources(job.scenarios):
        if job.only and name not in job.only:
            continue
        # All drafts of a scene, those that have the comment too: the question is the same whenever it is asked.
        drafts = {key(text): (text.context, entries[text.context].text) for text in texts if _draft_of(entries, text)}
        if any(not has_back(entries[context]) for context, _ in drafts.values()) and len(asked) != job.limit:
            told = {name: text for name, (_, text) in drafts.items()}
            asked.append((job.asking.call(asked_back(told, job.briefing.language), list(told)), drafts))
    try:
        ask([*budget.within((call for call, _ in asked), store)], store)
    finally:
        written = _write_back(job, store, asked)
    return written


def _draft_of(entries: Mapping[str, Entry], text: SourceText) -> bool:
    entry = entries.get(text.context)
    return entry is not None and bool(entry.text) and not of_a_person(entry) and is_current(entry, text)


def _write_back(
    job: Job, store: ReplyStore, asked: Sequence[tuple[Call, Mapping[str, tuple[str, str]]]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    english: dict[str, tuple[str, str]] = {}
    for call, drafts in asked:
        reply = store.get(call.key)
        said = read_answer(reply.text, drafts) if reply else None
        for name, (context, draft) in drafts.items():
            back = (said or {}).get(name)
            if isinstance(back, str) and one_line(back):
                english[context] = (draft, one_line(back))

    def made(text: SourceText, old: Entry | None) -> Entry | None:
        draft, back = english.get(text.context, ("", ""))
        # A draft that a person has changed meanwhile is another text than the one that was translated back.
        return with_back(old, back) if old and back and old.text == draft and not has_back(old) else None

    return write(job.project, job.locale, job.order(), made) if english else ((), ())
