"""A row a day as CSV, without a cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from painplan.checkin.optional_questions import OtherActivity
from painplan.checkin.records import CheckIn, Session
from painplan.exchange.cells import STEERS
from painplan.exchange.own.daily_table import Everything, as_csv, is_export
from painplan.exchange.own.everything_out import as_json
from painplan.kit.record import Record
from painplan.plans.records import Goal, Plan
from painplan.store.book import Book
from tests.kit.made import made

DAY = date(2026, 3, 4)
WALKING = Plan(id="walking", goal="goal", activity="Walking", unit="minutes", unit_min=1, created=DAY)
BOOK = Book(goals=(Goal(id="goal", text="Out again", created=DAY),), plans=(WALKING,))
NOTES = st.text(st.characters(codec="utf-8")) | st.sampled_from(
    [
        *(
            '=HYPERLINK("http://x","y")',
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "＝1+1",
            "'=1",
            "",
            '"',
            ",;\n\r\n",
            "a\nb",
        ),
        *("🙂👩‍👩‍👧", "שלום", "\u202eevil", "\x1b[2J", "\0", "x" * 20_000, " =1", "1e5", "2026-03-04", "\ufeffx"),
    ]
)


def everything(*entries: CheckIn, recorded: Mapping[str, Mapping[date, float]] | None = None) -> Everything:
    return Everything(book=BOOK, checkins=entries, sessions=(), recorded=recorded or {})


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_every_answer_of_a_check_in_has_a_column() -> None:
    """Whatever is asked one day; the whole is made from the declaration of the record."""
    whole = made(CheckIn, "words")
    assert isinstance(whole, CheckIn)
    [row] = table(as_csv(everything(whole)))
    held = set(CheckIn.__struct_fields__) - {*Record.__struct_fields__, "day", "settled", "own"}
    assert {field for field in held if row.get(field)} == held
    assert row[f"settled.{next(iter(whole.settled))}"]


@given(NOTES, NOTES)
@example("=1+1", "x")
def test_a_note_comes_back_as_it_was_and_never_begins_like_a_formula(first: str, second: str) -> None:
    entries = [CheckIn(day=date(2026, 3, number), note=note) for number, note in ((4, first), (5, second))]
    rows = table(as_csv(everything(*entries)))
    assert [row["date"] for row in rows] == ["2026-03-04", "2026-03-05"]
    for row, note in zip(rows, (first, second), strict=True):
        formula = note.startswith(STEERS)
        assert row["note"] == (f"'{note}" if formula else note)
        assert None not in row


def test_numbers_stay_numbers_even_below_zero() -> None:
    (row,) = table(as_csv(everything(recorded={"room": {DAY: -3.5}, "steps": {DAY: 4000.0}})))
    assert (row["room"], row["steps"]) == ("-3.5", "4000")


def test_a_row_holds_the_check_in_the_sessions_and_what_was_recorded() -> None:
    entry = CheckIn(day=DAY, mattered="a_little", pain=4, flare=False, worry=True, settled={"walking": "nearly"})
    sessions = (Session(plan="walking", day=DAY, done=8.0, rpe=3), Session(plan="gone", day=DAY, done=0))
    facts = Everything(book=BOOK, checkins=[entry], sessions=sessions, recorded={"floors": {date(2026, 3, 5): 3}})
    first, second = table(as_csv(facts))
    told = {name: cell for name, cell in first.items() if cell}
    assert told == {
        **{"date": "2026-03-04", "mattered": "a_little", "pain": "4", "flare": "no", "worry": "yes", "late": "no"},
        **{"done.walking": "8", "settled.walking": "nearly", "rpe.walking": "3", "done.gone": "0"},
    }
    assert {name: cell for name, cell in second.items() if cell} == {"date": "2026-03-05", "floors": "3"}


def test_a_no_that_stands_beside_another_no_is_nobodys_word_and_an_empty_cell() -> None:
    """No flare-up begins, nothing is new: neither says anything of an end, and nothing stands in such a column."""
    beside = CheckIn(day=DAY, flare=False, flare_over=False, worry=False, worry_looked_at=False)
    assert not {"flare_over", "worry_looked_at"} & set(table(as_csv(everything(beside)))[0])
    goes_on = CheckIn(day=date(2026, 3, 5), flare_over=False, worry=False, worry_looked_at=True)
    rows = table(as_csv(everything(beside, goes_on)))
    assert [(row["flare_over"], row["worry_looked_at"]) for row in rows] == [("", ""), ("no", "yes")]


def test_the_persons_own_number_stands_before_a_devices() -> None:
    other = date(2026, 3, 5)
    facts = everything(CheckIn(day=DAY, steps=5000), recorded={"steps": {DAY: 9892, other: 430}})
    assert [(row["date"], row["steps"]) for row in table(as_csv(facts))] == [(f"{DAY}", "5000"), (f"{other}", "430")]


def test_names_of_columns_are_defused_too() -> None:
    header = as_csv(everything(recorded={"=cmd": {DAY: 1}})).decode().splitlines()[0]
    assert header.split(",")[-1] == "'=cmd"


@pytest.mark.parametrize(
    ("start", "known"),
    [
        (as_json({}, DAY), True),
        (as_csv(everything()), True),
        (b'{"painplan": {"format": 1, "file": "plan.json"}}', False),
        (b"date,steps\n", False),
        (b"", False),
    ],
)
def test_an_export_is_known_again(start: bytes, known: bool) -> None:
    assert is_export(start[:200]) == known


def test_what_is_asked_on_top_has_a_column_where_something_was_said() -> None:
    done = (OtherActivity(name="=garden", minutes=20, rpe=4), OtherActivity(name="iron", minutes=15))
    asked = CheckIn(day=DAY, work_hours=3.5, social=False, win="the gate", activities=done)
    (row,) = table(as_csv(everything(asked)))
    told = {name: row[name] for name in ("work_hours", "social", "win", "activities")}
    assert told == {"work_hours": "3.5", "social": "no", "win": "the gate", "activities": "'=garden 20 4; iron 15"}
    assert not {"gratitude", "medicine"} & set(row)
