"""The Python interface: read sources into a record, open it, look, export, check.

Every command of `accord` is one of these calls, with words around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from accord.config import Settings
from accord.errors import DateError, QueryError
from accord.model.values import DateInterval
from accord.store import Query, Store, add_judgement, check, entries, judgement, rejected_entries
from accord.store import undo as take_back
from accord.view import View

if TYPE_CHECKING:
    from accord.build import Progress, ReadReport
    from accord.export.changes import Changes
    from accord.export.families import Family, StoryLine
    from accord.export.page import Brief
    from accord.export.timeline import Moment
    from accord.model.judgement import Judgement
    from accord.reviewer import Reviewer

__all__ = ["Record", "derive", "import_actors", "judge", "open_record", "open_review", "read", "undo"]


def read(
    sources: str | Path | Iterable[str | Path],
    db: str | Path | None = None,
    *,
    jobs: int | None = None,
    model: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> ReadReport:
    """Reads files, folders, URLs or `-` (standard input) into the record at `db`, made where missing.

    What cannot be read is in the report's `skipped`, by name and with the reason; everything else is
    read. Reading the same sources again adds nothing. Raises StoreError where `db` cannot be used.
    """
    from accord.build import read_into

    settings = Settings.from_environment()
    given = [sources] if isinstance(sources, (str, Path)) else list(sources)
    store = Store.open(db or settings.db, create=True)
    try:
        return read_into(
            store,
            [str(source) for source in given],
            model=model or settings.model,
            jobs=jobs or settings.jobs,
            stdin=stdin,
            progress=progress or (lambda done, name: None),
        )
    finally:
        store.close()


def derive(db: str | Path | None = None, *, model: str | None = None) -> int:
    """Derives the whole record at `db` anew, where it is not so yet; how many articles it has.

    Raises StoreError where there is no record.
    """
    from accord import build

    settings = Settings.from_environment()
    store = Store.open(db or settings.db)
    try:
        build.refresh(store, model or settings.model, whole=True)
        return Record(store).counts().get("article", 0)
    finally:
        store.close()


def open_record(
    db: str | Path | None = None, *, as_of: str | None = None, model: str | None = None
) -> Record:
    """Opens the record at `db`; with `as_of` (a contract date) as it was known on that day.

    Raises StoreError where there is no record, and QueryError where `as_of` is no date.
    """
    from accord import build

    settings = Settings.from_environment()
    store = Store.open(db or settings.db)
    if as_of is None:
        build.refresh(store, model or settings.model)
        return Record(store)
    try:
        DateInterval.parse(as_of)
        return Record(build.as_of(store, as_of, model or settings.model), as_of)
    except DateError as error:
        raise QueryError(str(error)) from None
    finally:
        store.close()


def open_review(
    db: str | Path | None = None, *, who: str | None = None, model: str | None = None
) -> Reviewer:
    """Opens the record at `db` for `who` (ACCORD_WHO, else whoever is logged in) to decide about entries.

    Raises StoreError where there is no record.
    """
    from accord import build
    from accord.reviewer import Reviewer

    settings = Settings.from_environment()
    store = Store.open(db or settings.db)
    build.refresh(store, model or settings.model)
    return Reviewer(store, who or settings.who)


def judge(
    verdict: str,
    left: str,
    right: str,
    db: str | Path | None = None,
    *,
    who: str | None = None,
    why: str | None = None,
) -> Judgement:
    """Notes a person's decision that two actors, statements or articles are `same` or `different`.

    Each is an id, an actor's name, or `ID:2` for the second witness of a statement. The decision goes before
    every rule's when the record is next opened, and stays until `undo`. Raises QueryError.
    """
    settings = Settings.from_environment()
    store = Store.open(db or settings.db)
    try:
        decided = judgement(store, verdict, left, right)
        add_judgement(store, decided, who=who or settings.who, why=why)
        return decided
    finally:
        store.close()


def undo(db: str | Path | None = None, *, number: int | None = None) -> str:
    """Takes a decision back that holds, the last where no number is given, and says which.

    Raises QueryError where none does.
    """
    settings = Settings.from_environment()
    store = Store.open(db or settings.db)
    try:
        return take_back(store, number, who=settings.who).words
    finally:
        store.close()


def import_actors(path: str | Path, db: str | Path | None = None) -> int:
    """Keeps a list of actors (CSV: name, type, aliases, part of, offices) in the record; how many it has.

    It takes the place of a list imported before. Raises SourceError that names every bad line.
    """
    from accord.build import keep_actors

    store = Store.open(db or Settings.from_environment().db, create=True)
    try:
        return keep_actors(store, Path(path))
    finally:
        store.close()


class Record(View):
    """An open record: everything a `View` has, and the brief, the export and the checks on it.

    Use it in a `with` block, or close it.
    """

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        self.store.close()

    def brief(self) -> Brief:
        """The situation on one page."""
        from accord.export.brief import make_brief

        return make_brief(self)

    def timeline(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        kinds: Iterable[str] = (),
        actor: str | None = None,
    ) -> tuple[Moment, ...]:
        """Every entry on the days it is about, from old to new; of these `kinds`, all where none is given.

        `actor` is part of a name that the entry holds. Raises QueryError for an unknown kind or date.
        """
        from accord.export.timeline import find_moments

        return find_moments(self, since=since, until=until, kinds=kinds, actor=actor)

    def positions(self, *, party: str | None = None, issue: str | None = None) -> Brief:
        """The matrix of parties and issues, and every position in it with its source."""
        from accord.export.process import positions_page

        return positions_page(self, party, issue)

    def diff(self, since: str) -> tuple[Record, Changes]:
        """What came with the reports of the day `since` (a contract date) and after: the record as it was
        known when that day began, to be closed, and what is new, changed, disputed or withdrawn in this one.

        Raises QueryError where `since` is no date.
        """
        from accord import build
        from accord.export.changes import find_changes

        try:
            day = DateInterval.parse(since).earliest - timedelta(days=1)
        except DateError as error:
            raise QueryError(str(error)) from None
        before = Record(build.as_of(self.store, day.isoformat()), day.isoformat())
        return before, find_changes(before, self)

    def lineage(self, article: str | None = None) -> tuple[Family, ...]:
        """What was made from what, as trees; only what concerns one article, where it is given.

        Raises QueryError where there is no such article.
        """
        from accord.export.families import find_families

        return find_families(self, article)

    def stories(self, *, since: str | None = None, until: str | None = None) -> tuple[StoryLine, ...]:
        """The happenings that two articles or more report, the newest first."""
        from accord.export.families import find_stories

        return find_stories(self, since=since, until=until)

    def export(self, *, kinds: Iterable[str] = (), rejected: bool = False) -> Iterator[dict[str, object]]:
        """Every entry as the contract writes it, in the record's order; only `kinds` where given.

        With `rejected` also what people rejected, behind all else, its `review` saying so.
        """
        from accord.export.contract import entry_object

        chosen = tuple(kinds)
        for kind in chosen or self.counts():
            for entry in entries(self.store, Query(kind)).entries:
                yield entry_object(entry)
        for entry in rejected_entries(self.store) if rejected else ():
            if not chosen or entry.kind in chosen:
                yield entry_object(entry)

    @property
    def folded(self) -> int:
        """How many articles were folded in since the record was last derived as a whole."""
        whole = self.store.whole
        return whole.folded if whole is not None else 0

    def doctor(self) -> Iterator[str]:
        """Checks every invariant; yields a sentence for each that does not hold."""
        from accord.build import check_derived

        yield from check(self.store)
        yield from check_derived(self.store)
