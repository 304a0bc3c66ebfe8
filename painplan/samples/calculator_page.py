"""The calculator's answer as one page of plain text, to be printed and written on."""

from collections.abc import Iterator, Sequence
from datetime import date

from painplan.kit.amounts import amount, number, per_cent
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.lines import in_lines
from painplan.kit.words import say
from painplan.pacing.calculator import ESTIMATES, Calculation
from painplan.pacing.gates import ADHERENCE_NEEDED, EFFORT_LIMIT, OVERDO_ALLOWED, SETTLE_NEEDED
from painplan.pacing.rhythm import step_ahead
from painplan.pacing.start import Rung
from painplan.pacing.week import LOGGED_NEEDED
from painplan.plans.reasons import sooner_words

PAGE_WIDTH, PAGE_LINES = 76, 60
"""What fits on one sheet of A4 or US Letter in an ordinary fixed-width type."""
NAME_WIDTH = 26
_MOST_FIGURE_LINES = 3
_ROWS, _CELL = 10, 19
_MOST_RUNGS = 40


def pace_page(found: Calculation, unit: str, on: date | None = None) -> str:
    """One page of at most 60 lines of 76 characters, with boxes to tick and lines to write on.

    Args:
        found: What was worked out.
        unit: What is counted; empty when nobody said.
        on: The day that stands on the page.
    """
    return "\n".join(_lines(found, unit, on)) + "\n"


def calculation_rows(found: Calculation, unit: str) -> list[tuple[str, str]]:
    """Name and figure of everything that was worked out, the ladder apart."""
    words, start, day = asset("calculator"), found.start, found.first_day
    estimates = len(found.amounts) == ESTIMATES
    given = (" and " if estimates else ", ").join(number(one) for one in _first_and_last(found.amounts, estimates))
    mean = words["between" if estimates else "average"].format(baseline=_with_unit(start.baseline, unit))
    rows = [
        (words["estimates" if estimates else "tries"], f"{given}; {mean}"),
        (words["first"], words["first_words"].format(quota=_with_unit(start.quota, unit))),
    ]
    if day.ceiling > day.amount:
        rows.append((words["good_day"], words["good_day_words"].format(ceiling=number(day.ceiling))))
    if day.smaller < day.amount:
        within = words["flare_words" if found.steps else "flare_limit_words"]
        rows.append((words["flare"], within.format(smaller=number(day.smaller))))
    if not found.steps:
        return [*rows, (words["step"], words["no_steps"])]
    rows.append((words["step"], pace_step_words(found, unit)))
    if found.aim is not None:
        week = found.ladder.weeks_to_aim
        aim = words["aim_words" if week else "aim_far"].format(aim=_with_unit(found.aim, unit), week=week)
        rows.append((words["aim"], aim))
    return rows


def pace_step_words(found: Calculation, unit: str) -> str:
    """How large a step is, and how often it comes."""
    words, start = asset("calculator"), found.start
    ahead = step_ahead(start.pace(found.unit_min, found.aim), start.quota)
    weeks, sooner = ahead.days // 7, ((at, days // 7) for at, days in ahead.sooner)
    said = str(words["step_words" if weeks == 1 else "step_slow_words"]).format(
        step=_with_unit(ahead.adds, unit), weeks=weeks, sooner=sooner_words(sooner, unit)
    )
    return said if ahead.later is None else words["step_later"].format(now=said, step=number(ahead.later))


def calculation_lines(found: Calculation, unit: str) -> Iterator[tuple[str, str]]:
    """The rows with figures cut into lines; the name stands beside the first one."""
    for name, figure in calculation_rows(found, unit):
        first, *more = in_lines(figure, PAGE_WIDTH - NAME_WIDTH)[:_MOST_FIGURE_LINES]
        yield name, first
        yield from (("", line) for line in more)


def calculation_remarks(found: Calculation) -> list[str]:
    """What has to be known about the start; where there are no steps no try is asked for (clinical.md A14.1)."""
    words, start = asset("calculator"), found.start
    said = (
        (start.guarded and not start.smallest, "guarded"),
        (found.worse == "sometimes", "low"),
        (found.worse == "often" and start.limit == "low", "limit_low"),
        (start.provisional and found.steps, "provisional"),
    )
    smallest = [smallest_words(found, "")] if start.smallest else []
    branch = [] if found.steps else [say("safety.pem.text")]
    return [*smallest, *(str(words[name]) for holds, name in said if holds), *branch]


def smallest_words(found: Calculation, unit: str) -> str:
    """That the first amount is the smallest that is counted, and whether that is above what was reached."""
    start, words = found.start, asset("calculator")
    least = words["bad_day" if start.provisional else "smallest_try"]
    name = "smallest_above" if start.above_low else "smallest"
    return str(words[name]).format(quota=_with_unit(start.quota, unit), low=number(start.low), least=least)


def ladder_lines(rungs: Sequence[Rung], width: int, rows: int) -> list[str]:
    """Weeks and amounts in columns from top to bottom, as many lines as it takes.

    Args:
        rungs: What to show.
        width: Characters of a line.
        rows: Lines there are at least before another column begins.
    """
    columns = max(1, width // _CELL)
    tall = max(rows, -(-len(rungs) // columns))
    cells = [f"week {rung.week:>3}{number(rung.quota):>8}".ljust(_CELL) for rung in rungs]
    return ["".join(cells[row::tall]).rstrip() for row in range(min(tall, len(cells)))]


def day_full_words(found: Calculation, unit: str) -> list[str]:
    """That the ladder ends where a day holds no more; nothing where it ends elsewhere."""
    full = found.ladder.day_full
    return [] if full is None else [str(asset("calculator")["day_full"]).format(most=_with_unit(full, unit))]


def _first_and_last(amounts: tuple[float, ...], estimates: bool) -> tuple[float, ...]:
    return (max(amounts), min(amounts)) if estimates else amounts


def _with_unit(value: float, unit: str) -> str:
    return amount(value, unit) if unit else number(value)


def _lines(found: Calculation, unit: str, on: date | None) -> Iterator[str]:
    words = asset("calculator")
    made = words["made"].format(day=date_in_words(on)) if on else words["made_without_day"]
    yield f"{words['title'].upper()}   {made}"
    yield from ("", words["blanks"], "")
    yield from (f"{name:<{NAME_WIDTH}}{figure}" for name, figure in calculation_lines(found, unit))
    for remark in calculation_remarks(found):
        yield from in_lines(remark, PAGE_WIDTH)
    if found.steps:
        yield from _ladder_and_gates(found, unit)
    yield ""
    yield from in_lines(asset("safety")["stop"]["short"], PAGE_WIDTH)
    yield ""
    yield from in_lines(words["rule" if found.steps else "rule_limit"], PAGE_WIDTH)


def _ladder_and_gates(found: Calculation, unit: str) -> Iterator[str]:
    words = asset("calculator")
    yield from ("", words["ladder"].format(unit=unit) if unit else words["ladder_bare"])
    yield from (f"  {line}" for line in ladder_lines(_shown(found.ladder.rungs), PAGE_WIDTH - 2, _ROWS))
    for said in day_full_words(found, unit):
        yield from in_lines(said, PAGE_WIDTH)
    if len(found.ladder.rungs) > _MOST_RUNGS:
        yield from in_lines(words["left_out"], PAGE_WIDTH)
    yield from ("", *in_lines(words["gates_title"], PAGE_WIDTH))
    yield from (f"  [ ] {gate}" for gate in gate_words())
    yield from in_lines(words["missed"], PAGE_WIDTH)


def gate_words() -> list[str]:
    """What a week has to show before a step, in the words of the page."""
    return [
        str(gate).format(
            logged=LOGGED_NEEDED,
            close=per_cent(ADHERENCE_NEEDED),
            overdo=OVERDO_ALLOWED,
            settle=per_cent(SETTLE_NEEDED),
            effort=number(EFFORT_LIMIT),
        )
        for gate in asset("calculator")["gates"]
    ]


def _shown(rungs: Sequence[Rung]) -> Sequence[Rung]:
    """All weeks where they fit on the page; else the first ones, some between and the last."""
    if len(rungs) <= _MOST_RUNGS:
        return rungs
    first, rest = rungs[: _MOST_RUNGS // 2], rungs[_MOST_RUNGS // 2 : -1]
    room = _MOST_RUNGS - len(first) - 1
    return (*first, *(rest[len(rest) * n // room] for n in range(room)), rungs[-1])
