"""``--ask``: without a terminal one answer a line is read from standard input (the command line's contract)."""

from pathlib import Path

import pytest

from tests.contract.program import MONDAY, Answer, Diary, run

WITHOUT = "There is no terminal to ask in"
ASKING: dict[str, tuple[str, ...]] = {
    "checkin": ("checkin",),
    "safety": ("safety",),
    "ask-first": ("ask-first",),
    "assessment": ("assessment",),
    "interview": ("interview",),
    "measure": ("measure", "peg"),
}


def asked(folder: Path, *words: str, lines: tuple[str, ...] = (), ask: tuple[str, ...] = ("--ask",)) -> Answer:
    """One command without a terminal, with these lines on its input."""
    return run("--data-dir", folder, "--today", MONDAY, *words, *ask, stdin="".join(f"{line}\n" for line in lines))


def test_a_check_in_is_asked_line_by_line(diary: Diary) -> None:
    done = asked(diary.folder, "checkin", lines=("3", "p", "4", "5", "1", ""))
    assert done.code == 0, done.said
    said = diary.do("checkin", "--set", "note=there")
    assert (said["mattered"], said["done.walking"], said["interference"], said["pain"]) == ("yes", 20, 4, 5)


def test_an_end_of_the_input_keeps_what_was_answered(diary: Diary) -> None:
    done = asked(diary.folder, "checkin", lines=("3", "p"))
    assert done.code == 1
    assert "Traceback" not in done.said
    assert diary.do("checkin", "--set", "note=there")["done.walking"] == 20


def test_lines_of_windows_are_answers_as_well(diary: Diary) -> None:
    assert asked(diary.folder, "checkin", lines=("3\r", "p\r", "4\r", "5\r", "1\r", "\r")).code == 0
    assert diary.do("checkin", "--set", "note=there")["pain"] == 5


def test_the_line_of_the_passphrase_comes_first(diary: Diary) -> None:
    sealed = run("--data-dir", diary.folder, "--passphrase-stdin", "encrypt", stdin="three old words\n")
    assert sealed.code == 0, sealed.said
    lines = ("three old words", "3", "p", "4", "5", "1", "")
    done = asked(diary.folder, "--passphrase-stdin", "checkin", lines=lines)
    assert done.code == 0, done.said
    assert "done.walking: 20" in done.said


@pytest.mark.parametrize("words", ASKING.values(), ids=ASKING)
def test_it_is_asked_only_where_somebody_says_so(words: tuple[str, ...], diary: Diary) -> None:
    """Without the option nothing is read and a sentence says what else to give; with it the first question stands."""
    silent = asked(diary.folder, *words, ask=())
    assert silent.code == 2
    spoken = asked(diary.folder, *words)
    assert spoken.code == 1, "the input ended before the first answer"
    assert "?" in spoken.said
    assert WITHOUT not in spoken.said
    before = asked(diary.folder, "--ask", *words, ask=())
    assert before.out == spoken.out, "before the command it means the same"


def test_json_alone_asks_nothing(diary: Diary) -> None:
    both = asked(diary.folder, "--json", "checkin", lines=("3", "p", "4", "5", "1", ""))
    assert both.code == 2
    assert diary.do("today")["checked_in"] is False
