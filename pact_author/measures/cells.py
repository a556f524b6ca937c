"""Trials as they stream by, one byte each: what was decided, by cell, option order and repeat."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pact_author.model.judgement import Decision

Ints = NDArray[np.signedinteger]
Slots = NDArray[np.int8]

OUTCOMES = tuple(Decision)
"""A decision's code is its place here: 0 follow, 1 allow; −1 stands for a trial that was never planned."""
FOLLOW, ALLOW = OUTCOMES.index(Decision.FOLLOW), OUTCOMES.index(Decision.ALLOW)
CODE = {outcome.value: code for code, outcome in enumerate(OUTCOMES)}
ORDERS = ("culture-first", "preference-first")
PENDING = 2**19
"""Trials that wait to be put into their cells; so many at a time, memory does not grow with their number."""
LARGEST_KEY = 2**61


@dataclass(frozen=True, slots=True)
class Cells:
    """What was decided. levels: the values of each column, sorted. codes: column → (N,) places in its levels.

    decided: (N, 2, R) codes of decisions: cell × option order × repeat. duplicate: the first trial that came twice
    (its values, order, repeat), or None. matched: the columns that tell cells apart.
    """

    matched: tuple[str, ...]
    levels: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, Ints]
    decided: Slots
    duplicate: tuple[str, ...] | None = None

    @property
    def scenarios(self) -> tuple[str, ...]:
        return self.levels["scenario"]


class Book(dict[str, int]):
    """Values as they are first met, numbered."""

    def __missing__(self, value: str) -> int:
        self[value] = number = len(self)
        return number

    def codes(self, values: Sequence[str]) -> list[int]:
        return list(map(self.__getitem__, values))


class Collector:
    """Trials go in, in blocks or one by one; cells come out.

    matched: columns that tell cells apart, "scenario" the first of them; others: columns that follow from those.
    """

    def __init__(self, matched: Sequence[str], others: Sequence[str] = ()) -> None:
        self.matched, self.columns = tuple(matched), (*matched, *others)
        self._books = tuple(Book() for _ in self.columns)
        self._repeats = Book()
        self._codes = np.empty((len(self.columns), 0), np.int32)
        self._decided = np.empty((0, 2, 0), np.int8)
        self._blocks: list[NDArray[np.integer]] = []
        self._waiting = 0
        self._rows: list[tuple[Sequence[str], int, str, int]] = []
        self._duplicate: tuple[str, ...] | None = None

    def add(self, values: Sequence[str], order: str, repeat: str, decision: Decision) -> None:
        """One trial. values: in the order of the columns."""
        self._rows.append((values, ORDERS.index(order), repeat, OUTCOMES.index(decision)))
        if len(self._rows) >= 4096:
            self._flush()

    def _flush(self) -> None:
        rows, self._rows = self._rows, []
        if rows:
            values, orders, repeats, decisions = zip(*rows, strict=True)
            self.add_block(list(zip(*values, strict=True)), orders, repeats, decisions)

    def add_block(
        self,
        columns: Sequence[Sequence[str]],
        orders: Sequence[int],
        repeats: Sequence[str],
        decisions: Sequence[int],
    ) -> None:
        """Many trials. columns: a sequence of values each; orders, decisions: their codes."""
        told = [book.codes(values) for book, values in zip(self._books, columns, strict=True)]
        told += [list(orders), self._repeats.codes(repeats), list(decisions)]
        if max(map(len, (*self._books, self._repeats))) <= 2**8:
            # By way of bytes, numbers that fit into one become an array in a third of the time.
            self._blocks.append(np.frombuffer(b"".join(map(bytes, told)), np.uint8).reshape(len(told), -1))
        else:
            self._blocks.append(np.array(told, np.int32))
        self._waiting += len(orders)
        if self._waiting >= PENDING:
            self._settle()

    def _settle(self) -> None:
        """Put what waits into its cells."""
        blocks, self._blocks, self._waiting = self._blocks, [], 0
        if not blocks:
            return
        before = self._codes.shape[1]
        new = np.concatenate(blocks, axis=1)
        codes = np.concatenate([self._codes, new[:-3]], axis=1)
        order, repeat, decision = new[-3:]
        sizes = [len(book) for book in self._books[: len(self.matched)]]
        _, first, cell = np.unique(combined(codes, sizes), return_index=True, return_inverse=True)
        decided = np.full((len(first), 2, len(self._repeats)), -1, np.int8)
        decided[cell[:before], :, : self._decided.shape[2]] = self._decided
        filled = int((decided >= 0).sum())
        place = (cell[before:], order.astype(np.intp), repeat.astype(np.intp))
        taken = decided[place] >= 0
        decided[place] = decision.astype(np.int8)
        if int((decided >= 0).sum()) < filled + len(decision) and self._duplicate is None:
            self._duplicate = self._name_duplicate(codes[:, before:], place, decided.shape, taken)
        self._codes, self._decided = codes[:, first], decided

    def _name_duplicate(
        self, codes: NDArray[np.int32], place: tuple[Ints, ...], shape: tuple[int, ...], taken: NDArray[np.bool_]
    ) -> tuple[str, ...]:
        flat = np.ravel_multi_index(place, shape)
        once = np.zeros(len(flat), bool)
        once[np.unique(flat, return_index=True)[1]] = True
        at = int(np.flatnonzero(taken | ~once)[0])
        values = [list(book)[codes[i, at]] for i, book in enumerate(self._books[: len(self.matched)])]
        return (*values, ORDERS[place[1][at]], list(self._repeats)[place[2][at]])

    def cells(self) -> Cells:
        """All trials so far, levels sorted by name: the same whatever order the trials came in."""
        self._flush()
        self._settle()
        levels, codes = {}, {}
        for name, book, column in zip(self.columns, self._books, self._codes, strict=True):
            levels[name] = tuple(sorted(book))
            rank = {value: number for number, value in enumerate(levels[name])}
            codes[name] = np.array([rank[value] for value in book], np.int32)[column] if book else column
        sizes = [len(levels[name]) for name in self.matched]
        ranked = np.argsort(combined(np.array([codes[name] for name in self.matched]), sizes), kind="stable")
        return Cells(
            self.matched,
            levels,
            {name: column[ranked] for name, column in codes.items()},
            self._decided[ranked],
            self._duplicate,
        )


def combined(codes: NDArray[np.signedinteger], sizes: Iterable[int]) -> Ints:
    """One number for each combination of codes. codes: (columns, N), of which the first len(sizes) count."""
    key = np.zeros(codes.shape[1], np.int64)
    size = 1
    for column, levels in zip(codes, sizes, strict=False):
        if size * max(levels, 1) > LARGEST_KEY:
            found, key = np.unique(key, return_inverse=True)
            size = len(found)
        key = key * max(levels, 1) + column
        size *= max(levels, 1)
    return key
