"""What git knows of a project: which files an author changed, and where in a repository it stands."""

import os
import shutil
import subprocess

from pact_author.model.errors import ProjectError
from pact_author.reading.project import Project

BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a change is taken to begin when nobody says: the first of these that exists."""


def changed_paths(project: Project, since: str | None = None) -> frozenset[str]:
    """Paths from the project's root of all files that differ from where the branch left `since`; new ones too.

    since: a commit or branch; None for the branch that a pull request on GitHub goes to, or the main one.
    """
    root = project.root.as_posix()
    top = _git(root, "rev-parse", "--show-toplevel")
    if top is None:
        raise ProjectError(f"{root} is not in a git repository", "--changed asks git; leave it out to check all files")
    reference = since or _default(root)
    base = _git(root, "merge-base", reference, "HEAD") if reference != "HEAD" else "HEAD"
    if base is None:
        hint = (
            "name a branch or commit that this clone has, or fetch more: a shallow clone may lack it (fetch-depth: 0)"
        )
        raise ProjectError(f"git knows no common beginning of {reference} and HEAD", hint)
    # --relative: paths from the project's folder, which need not be the repository's.
    differing = _git(root, "diff", "--name-only", "--relative", "-z", "--no-renames", base.strip(), "--") or ""
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return frozenset(path for path in (differing + untracked).split("\0") if path)


def folder_in_repository(project: Project) -> str:
    """Where the project stands in its git repository, with a / at the end; "" at the top, or where there is none."""
    if shutil.which("git") is None:
        return ""
    return (_git(project.root.as_posix(), "rev-parse", "--show-prefix") or "").removesuffix("\n")


def _default(root: str) -> str:
    target = os.environ.get("GITHUB_BASE_REF")
    if target:  # where it was not fetched, that is to be said: compared with anything else, nothing would differ
        return f"origin/{target}"
    for name in BRANCHES:
        if _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") is not None:
            return name
    return "HEAD"


def _git(root: str, *arguments: str) -> str | None:
    """What git says, or None where it refuses."""
    git = shutil.which("git")
    if git is None:
        raise ProjectError("git cannot be found", "install git, or leave --changed out")
    done = subprocess.run(
        [git, "-C", root, *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    return done.stdout if done.returncode == 0 else None
