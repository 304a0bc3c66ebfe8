"""What a person finds who trusts no program and tries it from outside: slips, a full disk, a locked diary."""

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from painplan.cli import help_words
from painplan.cli.help_words import Worded
from painplan.cli.main import painplan as program
from painplan.errors import CannotDo
from painplan.kit.assets import assets_in
from painplan.store.disk import DiskFolder
from tests.cli.test_interview import SAID
from tests.conftest import FIRST, CoachOn, Ran, Shell, on

FULL = Path("/dev/full")
"""A device with no room left; only Linux has it."""


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    """Every command and every group with its name in full."""
    found = [(path, command)] if path else []
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None, name
            found += leaves(inner, (*path, name))
    return found


@pytest.fixture
def given_lines(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts text on standard input that no person types."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def take_words(found: list[tuple[tuple[str, ...], click.Command]]) -> None:
    for path, command in found:
        assert isinstance(command, Worded), path
        context: click.Context | None = None
        for name in dict.fromkeys(("painplan", *path)):
            context = click.Context(command, parent=context, info_name=name)
        assert context is not None
        assert command.get_help(context)


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    found = leaves(program)
    assert len(found) > 100
    take_words(found)
    said = {" ".join(path): (command.help or "").strip() for path, command in found}
    assert [name for name, text in said.items() if "." not in text or not text[:1].isupper()] == []
    options = [(path, each) for path, command in found for each in command.params if isinstance(each, click.Option)]
    assert [(" ".join(path), each.name) for path, each in options if not each.help] == []


def test_no_two_options_of_a_command_say_the_same() -> None:
    found = leaves(program)
    take_words(found)
    for path, command in found:
        said = [each.help for each in command.params if isinstance(each, click.Option)]
        assert len(set(said)) == len(said), path


def test_every_word_of_help_belongs_to_a_command_or_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: set[tuple[str, ...]] = set()

    class Table(dict[str, Any]):
        """Remembers which of its texts were asked for."""

        def __init__(self, path: tuple[str, ...], found: dict[str, Any]) -> None:
            inner = {
                name: Table((*path, name), each) if isinstance(each, dict) else each for name, each in found.items()
            }
            super().__init__(inner)
            self.path = path

        def __getitem__(self, name: str) -> Any:
            found = super().__getitem__(name)
            if isinstance(found, str):
                taken.add((*self.path, name))
            return found

        def texts(self) -> Iterator[tuple[str, ...]]:
            for name, each in self.items():
                yield from each.texts() if isinstance(each, Table) else [(*self.path, name)]

    tables = {name: Table((name,), found) for name, found in assets_in("commands").items()}
    monkeypatch.setattr(help_words, "asset", lambda name: tables[name.removeprefix("commands/")])
    take_words([(("painplan",), program), *leaves(program)])
    written = {path for table in tables.values() for path in table.texts() if path[1] not in ("sections", "says")}
    assert written - taken == set()


@pytest.mark.usefixtures("walking_plan")
@pytest.mark.parametrize("slip", ["x", "X", "ten", "1O"])
def test_a_letter_is_never_taken_for_a_number(painplan: Shell, slip: str) -> None:
    ran = painplan("checkin", "--set", f"pain={slip}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"“{slip}” does not fit pain: answer with a whole number from 0 to 10.\n"
    assert painplan("today", "--json").document["checked_in"] is False


@pytest.mark.usefixtures("walking_plan")
def test_the_line_by_line_check_in_still_takes_the_key_for_ten(coach_on: CoachOn) -> None:
    scales = [question for question in coach_on(FIRST).questions(FIRST) if question.scale]
    assert scales
    for question in scales:
        assert question.pairs_for("x") == question.pairs_for("10") == ((question.id, "10"),)


@pytest.mark.usefixtures("walking_plan")
def test_what_was_done_is_said_with_its_unit(painplan: Shell) -> None:
    assert "  done.walking: 8 minutes\n" in painplan("checkin", "--set", "done.walking=8").out


def test_with_too_few_tries_the_estimates_count(painplan: Shell) -> None:
    """As ``plan add`` does it; the sentence about too few tries offers exactly this."""
    refused = painplan("pace", "8", "12")
    assert refused.code == 2
    assert "--good 20 --bad 5" in refused.err
    given = painplan("pace", "8", "12", "--good", "20", "--bad", "5", "--json").document
    assert (given["baseline"], given["quota"], given["provisional"]) == (12.5, 10, True)
    enough = painplan("pace", "8", "12", "10", "--good", "20", "--bad", "5", "--json").document
    assert (enough["baseline"], enough["provisional"]) == (10, False)


def test_a_practice_line_by_line_is_no_json_document(painplan: Shell) -> None:
    ran = painplan("practice", "start", "breathing", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "Leave --json out" in ran.err


def test_an_unknown_question_about_you_is_named(painplan: Shell) -> None:
    ran = painplan("assessment", "--answer", "nope=1")
    assert (ran.code, ran.err) == (2, "There is no question “nope”. All of them: painplan assessment --list\n")


def test_a_suggestion_is_one_sentence(painplan: Shell) -> None:
    assert "?." not in painplan("exposure", "add", "Bending", "--fearful", "3").err


def test_a_missing_file_is_looked_for_where_it_was_named(
    painplan: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = painplan("restore", "nowhere.zip", "--yes")
    assert ran.code == 2
    assert f"There is no file {tmp_path / 'nowhere.zip'}." in ran.err


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_an_answer_that_cannot_be_written_is_a_sentence(place: Path) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "painplan", "--data-dir", str(place), "pace", "8", "12", "10"],
            stdout=full,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            check=False,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("The answer could not be written (no space left on device).")


@pytest.mark.usefixtures("walking_plan")
def test_a_passphrase_may_end_as_lines_end_on_windows(painplan: Shell, given_lines: Callable[[str], None]) -> None:
    given_lines("one two three\r\n")
    assert painplan("encrypt", "--passphrase-stdin").code == 0
    given_lines("one two three\n")
    assert painplan("today", "--json", "--passphrase-stdin").document["date"] == FIRST.isoformat()
    given_lines("one two three")
    assert painplan("today", "--passphrase-stdin").code == 0


@pytest.mark.usefixtures("walking_plan")
def test_what_a_locked_diary_takes_is_answered_in_plain_json(
    painplan: Shell, given_lines: Callable[[str], None]
) -> None:
    given_lines("one two three\n")
    assert painplan("encrypt", "--passphrase-stdin").code == 0
    answers = [
        "pain=3",
        "sleep_hours=7.5",
        "flare=no",
        "note=4",
        "done.walking=8",
        "rpe.walking=2",
        "settled.walking=no",
    ]
    ran: Ran = painplan("checkin", *(part for answer in answers for part in ("--set", answer)), "--json")
    assert ran.document == {
        "date": FIRST.isoformat(),
        "locked": True,
        "pain": 3,
        "sleep_hours": 7.5,
        "flare": False,
        "flare_over": False,
        "note": "4",
        "done.walking": 8,
        "rpe.walking": 2,
        "settled.walking": "no",
    }


@pytest.mark.parametrize(
    ("unit", "tries", "quota"),
    [
        ("steps", (300, 40, 200), 40),
        ("metres", (30, 25, 20), 20),
        ("metres", (180, 220, 200), 160),
        ("steps", (19, 19, 19), 10),
    ],
)
def test_nobody_starts_with_more_than_they_can_do(
    painplan: Shell, unit: str, tries: tuple[int, ...], quota: int
) -> None:
    """The usual smallest steps, 50 metres and 100 steps, are finer for somebody whose tries lie below them (A12)."""
    given = [str(amount) for amount in tries]
    assert painplan("pace", *given, "--unit", unit, "--json").document["quota"] == quota
    wanted = ["--goal", "Out", "--activity", "Walking", "--unit", unit]
    plan = painplan("plan", "add", *wanted, *(part for one in given for part in ("--trial", one)), "--json").document
    assert plan["quota"] == quota
    assert quota <= plan["baseline"]


def test_answers_from_a_file_without_end_are_refused(painplan: Shell, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_bytes(b"#" * 2_000_000)
    ran = painplan("interview", "--answers", str(answers))
    assert (ran.code, ran.out) == (2, "")
    assert "larger than such a file can be" in ran.err


def test_answers_may_come_from_an_editor_that_marks_its_files(painplan: Shell, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_bytes(b"\xef\xbb\xbf" + SAID.replace("\n", "\r\n").encode())
    ran = painplan("interview", "--answers", str(answers), "--json")
    assert (ran.code, ran.err, ran.document["quota"]) == (0, "", 8)


def test_a_question_too_many_is_not_dropped_in_silence(painplan: Shell, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    asked = [part for number in range(6) for part in ("--question", f"Question {number}?")]
    ran = painplan("report", str(page), *asked)
    assert (ran.code, page.exists()) == (2, False)
    assert ran.err.startswith("A page holds 5 questions; there are 6.")
    assert painplan("report", str(page), *asked[2:]).code == 0
    assert all(f"Question {number}?" in page.read_text() for number in range(1, 6))


@pytest.mark.parametrize(
    ("weeks", "decisions"),
    [
        (("low", "flare", "low"), ["hold", "hold", "hold"]),
        (("flare", "low", "low"), ["hold", "hold", "down"]),
        (("low", "low"), ["hold", "down"]),
    ],
)
def test_a_week_with_a_flare_up_never_counts_towards_a_step_down(
    painplan: Shell, tmp_path: Path, weeks: tuple[str, ...], decisions: list[str]
) -> None:
    """The contract of ``replay``; clinical.md A12 and A13."""
    file = tmp_path / "days.csv"
    rows = ["date,done,settled,flare"]
    for number, week in enumerate(weeks):
        for day in range(7):
            done, settled = ("4", "yes") if day == 0 else ("0", "")
            rows.append(f"{on(7 * number + day)},{done},{settled},{int(week == 'flare' and day == 0)}")
    file.write_text("\n".join(rows))
    document = painplan("replay", str(file), "--quota", "10", "--step", "1", "--json").document
    assert [week["decision"] for week in document["weeks"]] == decisions


@pytest.mark.usefixtures("walking_plan")
def test_a_lesson_can_be_read_where_nothing_can_be_written(
    painplan: Shell, folder: DiskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CannotDo("This folder cannot be written.")

    text = painplan("lesson", "3").out
    monkeypatch.setattr(type(folder), "lock", refuse)
    ran = painplan("lesson", "3")
    assert (ran.code, ran.out, ran.err) == (0, text, "")
    assert painplan("lesson", "3", "--try").code == 1
