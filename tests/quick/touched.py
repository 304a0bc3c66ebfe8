"""Which files differ from where the work began: main, or the last commit where there is no main."""

import subprocess
from pathlib import Path
from typing import NamedTuple

MAIN = "main"


class Touched(NamedTuple):
    """What was changed."""

    since: str
    """In words: since what."""
    files: tuple[str, ...]
    """Paths from the top of the repository; those that are gone are not among them."""


def touched(top: Path) -> Touched:
    """Everything that was committed, changed or added since the work began."""
    begun = _git(top, "merge-base", "HEAD", MAIN)
    at_main = begun == _git(top, "rev-parse", "HEAD")
    since = f"since {MAIN} ({begun[:7]})" if begun and not at_main else "since the last commit"
    base = begun if begun and not at_main else "HEAD"
    names = [*_git(top, "diff", "--name-only", base).splitlines()]
    names += _git(top, "ls-files", "--others", "--exclude-standard").splitlines()
    return Touched(since, tuple(name for name in dict.fromkeys(names) if (top / name).is_file()))


def _git(top: Path, *arguments: str) -> str:
    """What git says; nothing where it cannot."""
    ran = subprocess.run(["git", *arguments], cwd=top, capture_output=True, text=True, check=False)
    return ran.stdout.strip() if ran.returncode == 0 else ""
