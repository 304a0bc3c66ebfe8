"""Lines of a script as calls: words, days, what the diary holds, what is typed, passphrases."""

from datetime import date

import pytest

from tests.recorded.calls import Call, call_of, lines_of, with_days

DAY = date(2026, 3, 1)
HELD = {"plans": ["walking", "stairs"], "goals": []}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{day}", "2026-03-01"),
        ("{day-1} {day+31}", "2026-02-28 2026-04-01"),
        ("{day-1:%d/%m/%Y}", "28/02/2026"),
        ("{days} {plans}", "{days} {plans}"),
    ],
)
def test_days_stand_around_the_one_that_is_pretended(text: str, written: str) -> None:
    assert with_days(text, DAY) == written


@pytest.mark.parametrize(
    ("line", "call"),
    [
        ('checkin --set note="two words"', Call(("checkin", "--set", "note=two words"))),
        ("plan show {plans}", Call(("plan", "show", "walking"))),
        ("plan show {plans:last} {day}", Call(("plan", "show", "stairs", "2026-03-01"))),
        ("checkin <<< 3 | | don't", Call(("checkin",), ("3", "", "don't"))),
        ("encrypt << four words | five", Call(("encrypt",), None, ("four words", "five"))),
        ("goals park {goals}", None),
    ],
)
def test_a_line_is_a_call_or_nothing_where_the_diary_holds_nothing_for_it(line: str, call: Call | None) -> None:
    assert call_of(line, DAY, lambda table: HELD[table]) == call


def test_a_call_is_told_as_a_shell_would_have_it() -> None:
    assert str(Call(("own", "add", "it's"), ("1", ""))) == """own add 'it'"'"'s' <<< 1 | """
    assert str(Call(("encrypt",), None, ("a b",))) == "encrypt << a b"


def test_remarks_and_empty_lines_are_no_calls() -> None:
    assert lines_of("# one\n\n  today\n # two\nwhy x\n") == ["today", "why x"]
