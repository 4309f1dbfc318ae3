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


def test_what_hangs_on_an_occasion_stands_with_the_pledges_in_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    told = (
        "The Hill Army promised to release the Brae nuns before the harvest.\n\n"
        "The Lund Council will free the Orrin miners in the coming days.\n\n"
        "The Tarn League postponed the handover of the port until after the elections."
    )
    (folder / "12 May 2031.txt").write_text(f"Lund, 12 May 2031\n\n{told}", "utf-8")
    read(folder, tmp_path / "accord.db")
    with open_record(tmp_path / "accord.db") as record:
        sections = {s.title: s for s in record.brief().sections}
    due = {name: [line.text for line in lines] for name, lines in sections["What is due"].groups}
    owed = {
        name: [line.text for line in lines] for name, lines in sections["What was agreed and proposed"].groups
    }
    assert due["Due"][0].startswith("Lund Council: free the Orrin miners: “in the coming days” (until 21 May")
    assert any("extended to “after the elections”" in line for lines in due.values() for line in lines)
    assert any("nuns, due “before the harvest”" in line for line in owed["Pledges and duties"])
