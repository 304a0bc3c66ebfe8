"""A real day that no diary holds is told as such, wherever a day is typed; the options come from the command tree."""

from datetime import date

import click
import pytest

from painplan.cli.main import painplan as program
from painplan.cli.settings import DAY, Settings
from painplan.errors import PainPlanError
from painplan.kit.parse import parse_day
from painplan.kit.spoken_days import parse_coming_day, parse_past_day
from tests.cli.test_outside import leaves
from tests.conftest import Shell

TODAY = date(2026, 3, 9)
OUTSIDE = "is no day of a diary: those begin with 1990 and end with 2150."


@pytest.mark.parametrize("typed", ["1989-12-31", "0001-01-01", "9999-12-31"])
def test_every_option_that_takes_a_day_says_so(typed: str) -> None:
    found = 0
    for path, command in leaves(program):
        context = click.Context(command, info_name=" ".join(path), obj=Settings())
        for param in command.params:
            if param.type is DAY:
                found += 1
                with pytest.raises(click.UsageError) as refused:
                    DAY.convert(typed, param, context)
                assert f"“{typed}” {OUTSIDE}" in str(refused.value.message), (path, param.name)
    assert found > 30


@pytest.mark.parametrize("parse", [parse_day, parse_past_day])
def test_what_is_typed_in_conversations_as_well(parse: object) -> None:
    with pytest.raises(PainPlanError, match="those begin with 1990"):
        parse("1989-01-01", TODAY)  # type: ignore[operator]  # one of two functions
    with pytest.raises(PainPlanError) as refused:
        parse("2026-02-30", TODAY)  # type: ignore[operator]
    assert "those begin" not in str(refused.value)


def test_a_day_ahead_of_all_diaries_is_too_far() -> None:
    with pytest.raises(PainPlanError, match="too far ahead"):
        parse_coming_day("9999-12-31", TODAY)


def test_the_command_line(painplan: Shell) -> None:
    ran = painplan("checkin", "--date", "1989-01-01", "--set", "pain=1")
    assert (ran.code, OUTSIDE in ran.err) == (2, True)
