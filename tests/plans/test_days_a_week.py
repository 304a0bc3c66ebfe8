"""A plan is for three to seven days a week (clinical.md A12 INPUT), by every way to one."""

import re
from pathlib import Path

import pytest

from painplan.kit.amounts import amount
from tests.conftest import Shell
from tests.contract.program import MONDAY, Diary, add_plan, ask_for_plan

DAYS = (3, 4, 5, 6, 7)
FITS_NOT = (-1, 0, 1, 2, 8)


@pytest.fixture
def empty(tmp_path: Path) -> Diary:
    return Diary(tmp_path / "empty", MONDAY)


@pytest.mark.parametrize("days", FITS_NOT)
def test_the_command_takes_no_other(days: int, empty: Diary) -> None:
    assert ask_for_plan(empty, 20, 20, 20, more=("--days-per-week", days)).code == 2
    assert empty.do("plan", "list")["plans"] == []


@pytest.mark.parametrize("days", DAYS)
def test_the_command_takes_these(days: int, empty: Diary) -> None:
    assert add_plan(empty, 20, 20, 20, more=("--days-per-week", days))["days_per_week"] == days


@pytest.mark.parametrize("days", FITS_NOT)
def test_the_conversation_takes_no_other(days: int, painplan: Shell, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        f'way = "short"\nadult = "yes"\ngoal = "To the lake"\nactivity = "Walking"\nunit = "minutes"\n'
        f'days = {days}\nconfidence = 8\nstart = "estimate"\ngood = 20\nbad = 10\n'
    )
    ran = painplan("interview", "--answers", str(answers))
    assert (ran.code, "“days”" in ran.err) == (2, True), ran
    assert painplan("plan", "list", "--json").document["plans"] == []


@pytest.mark.parametrize("days", [1, 2])
@pytest.mark.parametrize("form", ["json", "fhir"])
def test_what_was_made_once_comes_back_and_counts_three_days(
    form: str, days: int, empty: Diary, tmp_path: Path
) -> None:
    add_plan(empty, 20, 20, 20, more=("--days-per-week", 4))
    out = tmp_path / "out.json"
    empty.do("export", form, out)
    text = out.read_text(encoding="utf-8")
    changed = re.sub(r"(days_per_week[^0-9]{1,60})4", rf"\g<1>{days}", text)
    assert changed != text
    out.write_text(changed, encoding="utf-8")
    other = Diary(tmp_path / "other", MONDAY)
    told = other.do("import", "fhir" if form == "fhir" else "painplan", out)
    assert told["rejected"] == []
    assert other.do("plan", "show", "walking")["days_per_week"] == 3
    assert f"It was made for {days} a week" in other.text("plan", "show", "walking").said
    if form == "json":
        assert f"was made for {amount(days, 'days')} a week and stays so" in told["notices"][0]
        again = tmp_path / "again.json"
        other.do("export", form, again)
        assert re.search(rf'days_per_week": ?{days}\b', again.read_text(encoding="utf-8"))


@pytest.mark.parametrize("days", [1, 2])
def test_a_diary_that_holds_one_from_before_opens_and_counts_three_days(days: int, empty: Diary) -> None:
    """With one or two days a week one good session was a whole week, and brought a step."""
    add_plan(empty, 20, 20, 20)
    book = empty.folder / "plan.json"
    text = book.read_text(encoding="utf-8")
    assert '"days_per_week"' not in text, "five are not written"
    book.write_text(text.replace('"activity"', f'"days_per_week": {days}, "activity"', 1), encoding="utf-8")
    empty.on(2).checked_in({"interference": 3, "done.walking": 16})
    empty.on(3).checked_in({"interference": 3, "settled.walking": "yes"})
    said = empty.on(8).do("review")["reviews"][0]
    assert (said["decision"], said["next_quota"]) == ("hold", 16)
    assert empty.on(8).do("plan", "show", "walking")["days_per_week"] == 3
    assert f"It was made for {days} a week" in empty.on(8).text("plan", "show", "walking").said
