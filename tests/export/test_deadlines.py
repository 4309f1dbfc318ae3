"""The brief's deadlines, from articles to their lines."""

from __future__ import annotations

from pathlib import Path

from accord import open_record, read

ARTICLES = {
    "26 April 2031": "The Hill Army shall withdraw its guns from the Brae valley by 10 May 2031.",
    "9 May 2031": "Mediators pushed back the deadline for the Hill Army to withdraw its guns from the Brae "
    "valley to 20 May 2031.\n\nThe Lund Council will release the prisoners by 1 May 2031, it was said.",
    "12 May 2031": "The Lund Council promised to open the Brae road by 30 June 2031.",
}


def test_what_moved_what_is_due_and_what_has_passed(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for day, text in ARTICLES.items():
        (folder / f"{day}.txt").write_text(f"Lund, {day}\n\n{text}", "utf-8")
    read(folder, tmp_path / "accord.db")
    with open_record(tmp_path / "accord.db") as record:
        section = next(s for s in record.brief().sections if s.title == "What is due")
    groups = {name: [line.text for line in lines] for name, lines in section.groups}
    assert list(groups) == ["Moved", "Due", "Passed by 12 May 2031, the record's last day"]
    ((moved,), (due,), (passed,)) = groups.values()
    assert moved.startswith(
        "Hill Army: withdraw its guns from the Brae valley: 10 May 2031, extended to 20 May 2031"
    )
    assert due.startswith("Lund Council: open the Brae road: 30 June 2031")
    assert passed.startswith("Lund Council: release the prisoners: 1 May 2031")
