"""A diary as a table, to be replayed: one row a day, ``date`` and ``done``, and whatever else the rules look at."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

import msgspec

from painplan.errors import PainPlanError, WrongInput, quoted
from painplan.exchange.devices.choices import NOTHING_SAID, Decimal, FileChoices, LeftOpen
from painplan.exchange.devices.days import Days
from painplan.exchange.devices.numbers import Cell, NumberSigns
from painplan.exchange.devices.tables import FileTable, read_table
from painplan.kit.words import say
from painplan.pacing.days import Settled
from painplan.pacing.replay import ReplayDay

NEEDED = ("date", "done")
OPTIONAL = ("planned", "settled", "rpe", "flare", "hold", "red_flag", "pem", "pain")
_NUMBERS = ("done", "rpe", "pain")
_YES, _NO = frozenset({"1", "yes", "true"}), frozenset({"", "0", "no", "false"})
_SETTLED: Mapping[str, Settled] = {"yes": "yes", "nearly": "nearly", "no": "no"}
_SCALE_MOST = 10
Value = TypeVar("Value")
Read = Callable[[str], float]
MOST_AMOUNT = 1_000_000
"""No unit counts more in a day."""
FIRST_YEAR, LAST_YEAR = 1990, 2199
"""No diary is older; and no day of a replay lies so far ahead."""
MOST_DAYS = 40_000
"""A longer span between the first and the last day is taken for a slip in a date."""


def columns_in(text: str, label: str) -> tuple[str, ...]:
    """The names of the columns of a table, in small letters.

    Raises:
        WrongInput: It is no table.
    """
    return tuple(_table(text, label, ()).names)


def read_replay(
    text: str, label: str, columns: Mapping[str, str] | None = None, choices: FileChoices = NOTHING_SAID
) -> tuple[ReplayDay, ...]:
    """The days of a table; column names in any order and case, other columns are left alone.

    Args:
        text: The content of the file.
        label: What sentences call the file.
        columns: Which columns stand for others: ``{"done": "steps"}``.
        choices: What the person said about its days and numbers.

    Raises:
        WrongInput: A column is missing, a cell does not fit its column, a day stands there twice, or there is no day.
    """
    rows: dict[date, ReplayDay] = {}
    table = _table(text, label, [(columns or {}).get(name, name).strip().lower() for name in NEEDED])
    lines = list(_lines(table, columns or {}))
    days = Days([[cells["date"] for _, cells in lines]], choices)
    written = (Cell(cells[name].strip()) for _, cells in lines for name in _NUMBERS if cells.get(name, "").strip())
    usual: Decimal | None = "decimal-point" if table.mark == "," else None
    numbers = NumberSigns(written, table.mark, choices.decimal, usual)
    for line, cells in lines:
        try:
            row = _row(cells, lambda text: numbers.read(Cell(text)), days)
            if row.day in rows:
                raise WrongInput(say("exchange.replay_rows.stands_twice_day_one", day=row.day.isoformat()))
        except PainPlanError as error:
            raise WrongInput(
                say("exchange.replay_rows.line_nothing_replayed_correct", label=label, line=line, error=error)
            ) from None
        rows[row.day] = row
    if not rows:
        raise WrongInput(say("exchange.replay_rows.holds_no_day_needs", label=label))
    if (max(rows) - min(rows)).days > MOST_DAYS:
        raise WrongInput(
            say(
                "exchange.replay_rows.goes_from_check_whether",
                label=label,
                rows=min(rows).isoformat(),
                rows_2=max(rows).isoformat(),
            )
        )
    return tuple(rows.values())


def _table(text: str, label: str, wanted: Iterable[str]) -> FileTable:
    """The table of a text, below a row with the names that are wanted, all in small letters.

    Raises:
        WrongInput: It is none.
    """
    table = read_table(text, label, lambda names: {name.lower() for name in names}.issuperset(wanted))
    if not table.names:
        raise WrongInput(say("exchange.replay_rows.holds_no_day_needs", label=label))
    return msgspec.structs.replace(table, names=[name.lower() for name in table.names])


def _renamed(names: list[str], columns: Mapping[str, str], label: str) -> list[str]:
    """The names with those that were said to stand for others; what had the other's name is left alone then.

    Raises:
        WrongInput: There is no such column.
    """
    theirs = {name.strip().lower(): ours for ours, name in columns.items()}
    for name in theirs:
        if name not in names:
            there = ", ".join(quoted(one) for one in names[:12])
            raise WrongInput(say("exchange.replay_rows.no_column_columns", label=label, name=quoted(name), there=there))
    return [theirs.get(name, "" if name in columns else name) for name in names]


def _lines(table: FileTable, columns: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column name; empty lines are passed over."""
    label, names = table.label, _renamed(list(table.names), columns, table.label)
    missing = [name for name in NEEDED if name not in names]
    if missing:
        there = ", ".join(quoted(name) for name in names[:12])
        raise WrongInput(
            say(
                "exchange.replay_rows.no_column_columns_needed",
                label=label,
                missing=quoted(missing[0]),
                there=there,
                needed=", ".join(NEEDED),
                optional=", ".join(OPTIONAL),
            )
        )
    twice = [name for name in (*NEEDED, *OPTIONAL) if names.count(name) > 1]
    if twice:
        raise WrongInput(say("exchange.replay_rows.more_than_one_column", label=label, twice=quoted(twice[0])))
    for number, cells in table.rows:
        if cells is None:
            raise WrongInput(say("exchange.replay_rows.line_quotes_do_not", label=label, line_num=number))
        if any(cell.strip() for cell in cells[len(names) :]):
            raise WrongInput(
                say(
                    "exchange.replay_rows.line_cells_columns_number",
                    label=label,
                    line_num=number,
                    count=len(cells),
                    count_2=len(names),
                )
            )
        yield number, {"date": "", **dict(zip(names, cells, strict=False))}


def _row(cells: Mapping[str, str], read: Read, days: Days) -> ReplayDay:
    def cell(name: str) -> str:
        return cells.get(name, "").strip()

    return ReplayDay(
        day=_day(cell("date"), days),
        done=_optional(cell("done"), "done", partial(_amount, read)),
        planned=_optional(cell("planned"), "planned", _flag),
        settled=_optional(cell("settled"), "settled", _settled),
        rpe=_optional(cell("rpe"), "rpe", partial(_scale, read)),
        flare=_optional(cell("flare"), "flare", _flag),
        hold=_flag(cell("hold"), "hold"),
        red_flag=_optional(cell("red_flag"), "red_flag", _flag),
        pem=_optional(cell("pem"), "pem", _flag),
        pain=_optional(cell("pain"), "pain", partial(_scale, read)),
    )


def _optional(text: str, name: str, read: Callable[[str, str], Value]) -> Value | None:
    return read(text, name) if text else None


def _day(text: str, days: Days) -> date:
    try:
        day = days.read(text).day
    except WrongInput as error:
        raise WrongInput(say("exchange.replay_rows.column_date", error=error)) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongInput(
            say(
                "exchange.replay_rows.column_date_lies_outside",
                text=quoted(text),
                first_year=FIRST_YEAR,
                last_year=LAST_YEAR,
            )
        )
    return day


def _number(read: Read, text: str, name: str) -> float:
    try:
        value = read(text)
    except LeftOpen:
        raise
    except WrongInput:
        value = math.nan
    if not math.isfinite(value):
        raise WrongInput(say("exchange.replay_rows.column_not_number", text=quoted(text), name=name))
    return value


def _amount(read: Read, text: str, name: str) -> float:
    value = _number(read, text, name)
    if value < 0:
        raise WrongInput(say("exchange.replay_rows.column_below", text=quoted(text), name=name))
    if value > MOST_AMOUNT:
        raise WrongInput(say("exchange.replay_rows.column_more_than_day", text=quoted(text), name=name))
    return value


def _scale(read: Read, text: str, name: str) -> float:
    value = _number(read, text, name)
    if not 0 <= value <= _SCALE_MOST:
        raise WrongInput(
            say("exchange.replay_rows.column_does_not_fit", text=quoted(text), name=name, scale_most=_SCALE_MOST)
        )
    return value


def _settled(text: str, name: str) -> Settled:
    if text.lower() not in _SETTLED:
        raise WrongInput(say("exchange.replay_rows.column_none_yes_nearly", text=quoted(text), name=name))
    return _SETTLED[text.lower()]


def _flag(text: str, name: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise WrongInput(say("exchange.replay_rows.column_neither_nor", text=quoted(text), name=name))
