"""A name for a diagnostic that stays when lines move, so that a known one is not taken for a new one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pact_author.model.diagnostic import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each with 32 hexadecimal digits of its code, path and pointer, and its number among those that share them.

    No two are alike: GitLab shows only the first of two that are.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for diagnostic in diagnostics:
        place = (diagnostic.code, diagnostic.at.path, diagnostic.at.pointer)
        yield diagnostic, sha256("\0".join((*place, str(seen[place]))).encode("utf-8", "replace")).hexdigest()[:32]
        seen[place] += 1
