"""Which scenarios are held out, and what is committed to of them: by a key, and with nothing but HMAC-SHA256."""

import hashlib
import hmac
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pact_author.model.errors import ReleaseError
from pact_author.model.scenario import Scenario

KEY_BYTES = 32
MAKE = "make one with: (umask 077; openssl rand -hex 32 > private.key); whoever has it can read what is held out"


def read_key(path: Path) -> bytes:
    """The 32 bytes of a key from a file of 64 hexadecimal digits. Raises ReleaseError, which never quotes it."""
    if not path.is_file():
        raise ReleaseError(f"there is no key {path}", MAKE)
    if path.stat().st_mode & 0o077:
        raise ReleaseError(f"others can read the key {path}", f"chmod 600 {path}")
    text = path.read_bytes()[:200].decode("ascii", "replace").strip()
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text):
        raise ReleaseError(f"{path} is no key: it should hold 64 digits from 0 to f", MAKE)
    return bytes.fromhex(text)


def subkey(key: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose, from which nobody comes back to the key or to those of other purposes."""
    return hmac.digest(key, f"pact-private/1 {purpose}".encode(), "sha256")


def key_id(key: bytes) -> str:
    """Tells one key from another, and nothing about either: 16 hexadecimal digits."""
    return subkey(key, "id").hex()[:16]


def held_out(
    scenarios: Sequence[Scenario], key: bytes, percent: int, stratum: Callable[[Scenario], str]
) -> frozenset[str]:
    """Ids of the scenarios that are held out: that share of each stratum, as near as whole scenarios come to it.

    In a stratum they are those with the least keyed hashes of their ids, so that nobody without the key can tell which
    they would be, and a scenario that is added moves few. At least one is held out, and at least one is not.
    """
    strata: dict[str, list[str]] = defaultdict(list)
    for scenario in scenarios:
        strata[stratum(scenario)].append(scenario.id)
    secret = subkey(key, "split")

    def rank(name: str) -> bytes:
        return hmac.digest(secret, name.encode(), "sha256")

    total = min(max(round(len(scenarios) * percent / 100), 1), len(scenarios) - 1)
    quota = {name: len(ids) * percent // 100 for name, ids in strata.items()}
    rest = sorted(strata, key=lambda name: (-(len(strata[name]) * percent % 100), rank(f"stratum {name}")))
    for name in rest * 2:
        if sum(quota.values()) < total and quota[name] < len(strata[name]):
            quota[name] += 1
    return frozenset(id_ for name, ids in strata.items() for id_ in sorted(ids, key=rank)[: quota[name]])


@dataclass(slots=True)
class Commitments:
    """Takes the rows of what is held out, and gives a number for each scenario that binds to them and hides them.

    To prove later what a release held, publish a scenario's rows with opening(key, id): the number is the HMAC-SHA256,
    under that, of the SHA-256 of the rows, each with its line end, the scenario's own row first.
    """

    key: bytes
    _hashes: dict[str, "hashlib._Hash"]

    @classmethod
    def of(cls, key: bytes) -> "Commitments":
        return cls(key, {})

    def add(self, scenario: str, line: bytes) -> None:
        """line: a row with its line end."""
        self._hashes.setdefault(scenario, hashlib.sha256()).update(line)

    def all(self) -> tuple[str, ...]:
        """64 hexadecimal digits a scenario, sorted, so that their order tells nothing."""
        return tuple(sorted(commitment(self.key, id_, told.digest()) for id_, told in self._hashes.items()))


def opening(key: bytes, scenario: str) -> bytes:
    """What has to be published beside the rows of a scenario to prove that a release held them; no other one's."""
    return subkey(key, f"commitment {scenario}")


def commitment(key: bytes, scenario: str, rows: bytes) -> str:
    """rows: the SHA-256 of all rows of a scenario."""
    return hmac.digest(opening(key, scenario), rows, "sha256").hex()


def by_region(regions: Mapping[str, str]) -> Callable[[Scenario], str]:
    """The strata of a split: the region of the country whose norm it is."""
    return lambda scenario: regions[scenario.country]
