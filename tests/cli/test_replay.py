"""``painplan replay``: hand-worked weeks for every reason, tables as people have them, and a real diary."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell, on

REAL = Path(__file__).parents[1] / "data" / "knee-diary" / "daily.csv"
FIELDS = {
    "week",
    "from",
    "to",
    "quota",
    "adherence",
    "overdo",
    "settle",
    "mean_rpe",
    "decision",
    "reasons",
    "next_quota",
}
CODES = {
    *("too_few_days", "low_adherence", "overdone", "over_pattern", "not_settled", "settle_unknown", "effort_high"),
    *("flare", "after_flare", "on_hold", "safety_lock", "pem", "aim_reached", "all_clear", "missed_twice"),
    "unsettled_twice",
}
GOOD = ["8,yes,3"] * 5 + ["0,,"] * 2
"""Five sessions as planned that settled, and two free days, in the columns done, settled, rpe."""
PACE = ("--quota", "8", "--step", "1")


class Table:
    """Writes tables into one folder and replays them."""

    def __init__(self, folder: Path, painplan: Shell) -> None:
        self.file, self._painplan = folder / "diary.csv", painplan

    def rows(self, rows: Sequence[str], columns: str = "done,settled,rpe") -> "Table":
        """A row a day from the first day on."""
        lines = [f"date,{columns}", *(f"{on(number)},{row}" for number, row in enumerate(rows))]
        return self.text("\n".join(lines) + "\n")

    def text(self, content: str | bytes) -> "Table":
        """The whole file."""
        self.file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def replayed(self, *options: str) -> Any:
        """The document."""
        ran = self._painplan("replay", str(self.file), *(options or PACE), "--json")
        assert (ran.code, ran.err) == (0, "")
        return ran.document

    def refused(self, *options: str) -> str:
        """The sentence of a refusal; nothing else is said."""
        ran = self._painplan("replay", str(self.file), *(options or PACE), "--json")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
        assert ran.err[:-1].isprintable()
        return ran.err


@pytest.fixture
def table(tmp_path: Path, painplan: Shell) -> Table:
    """A table to replay."""
    return Table(tmp_path, painplan)


def said(document: Any) -> list[tuple[str, list[str], float]]:
    """Of every week: decision, reasons, next amount."""
    return [(week["decision"], week["reasons"], week["next_quota"]) for week in document["weeks"]]


def test_a_good_week_is_a_step_and_has_the_promised_fields(table: Table) -> None:
    document = table.rows(GOOD).replayed()
    (week,) = document["weeks"]
    assert set(document) >= {"weeks", "days", "final_quota"}
    assert {name: week[name] for name in FIELDS} == {
        "week": 1,
        "from": "2026-01-05",
        "to": "2026-01-11",
        "quota": 8,
        "adherence": 1,
        "overdo": 0,
        "settle": 1,
        "mean_rpe": 3,
        "decision": "up",
        "reasons": ["all_clear"],
        "next_quota": 9,
    }
    assert document["final_quota"] == 9
    days = [{name: day[name] for name in ("date", "target", "ceiling", "state")} for day in document["days"]]
    assert days == [
        {"date": on(number).isoformat(), "target": 8, "ceiling": 9, "state": "steady"} for number in range(7)
    ]


@pytest.mark.parametrize(
    ("rows", "figures", "weeks"),
    [
        (["8,yes,3"] * 3 + [",,"] * 4, (0.6, 0, 1, 3), [("hold", ["too_few_days"], 8)]),
        (["8,yes,"] * 3 + ["5,yes,"] * 2 + ["0,,"] * 2, (0.6, 0, 1, None), [("hold", ["low_adherence"], 8)]),
        (["7.2,yes,"] * 3 + ["10,yes,"] + ["7.1,yes,"] + ["0,,"], (0.8, 0, 1, None), [("up", ["all_clear"], 9)]),
        (["8,yes,"] * 5 + ["11,yes,"], (1, 1, 1, None), [("up", ["all_clear"], 9)]),
        (["8,yes,"] * 5 + ["11,yes,"] * 2, (1, 2, 1, None), [("hold", ["overdone"], 8)]),
        (["8,yes,"] * 3 + ["8,no,"] * 2, (1, 0, 0.6, None), [("hold", ["not_settled"], 8)]),
        (["8,yes,"] * 3 + ["8,nearly,", "8,no,"], (1, 0, 0.8, None), [("up", ["all_clear"], 9)]),
        (["8,,"] * 5, (1, 0, None, None), [("hold", ["settle_unknown"], 8)]),
        (["8,yes,6"] * 3 + ["8,yes,5"] * 2, (1, 0, 1, 5.6), [("hold", ["effort_high"], 8)]),
        (["8,yes,5"] * 5, (1, 0, 1, 5), [("up", ["all_clear"], 9)]),
        (["5,no,8"] * 5, (0, 0, 0, 8), [("hold", ["low_adherence", "not_settled", "effort_high"], 8)]),
    ],
    ids=[
        *("too few days", "low adherence", "within the band", "one day over", "two days over", "not settled", "nearly"),
        *("settle unknown", "effort high", "effort at the limit", "several"),
    ],
)
def test_one_week_worked_by_hand(
    rows: list[str], figures: tuple[float | None, ...], weeks: list[tuple[str, list[str], float]], table: Table
) -> None:
    document = table.rows(rows).replayed()
    (week,) = document["weeks"]
    assert tuple(week[name] for name in ("adherence", "overdo", "settle", "mean_rpe")) == figures
    assert said(document) == weeks


def test_twice_much_less_than_planned_is_a_step_down(table: Table) -> None:
    """80 % of the mean 4 of two weeks is 3.2; rounded down 3."""
    document = table.rows((["4,yes,"] * 5 + ["0,,"] * 2) * 2).replayed()
    assert said(document) == [("hold", ["low_adherence"], 8), ("down", ["missed_twice"], 3)]


def test_nothing_done_at_all_for_two_weeks_goes_to_80_per_cent(table: Table) -> None:
    document = table.rows(["0,,"] * 14).replayed()
    assert said(document)[1] == ("down", ["missed_twice"], 6)


def test_twice_mostly_not_settled_is_a_step_down(table: Table) -> None:
    document = table.rows((["8,no,"] * 3 + ["8,yes,"] * 2 + ["0,,"] * 2) * 2).replayed()
    assert said(document) == [("hold", ["not_settled"], 8), ("down", ["unsettled_twice"], 6)]


def test_twice_mostly_too_much_is_held_and_not_made_smaller(table: Table) -> None:
    document = table.rows((["11,yes,"] * 5 + ["0,,"] * 2) * 2).replayed()
    assert said(document) == [
        ("hold", ["low_adherence", "overdone"], 8),
        ("hold", ["over_pattern", "low_adherence", "overdone"], 8),
    ]


def test_a_flare_up_holds_two_weeks_and_never_counts_towards_less(table: Table) -> None:
    """Targets of FL-1: days 1-2 half, days 3-4 three quarters; on those days they are what counts as planned."""
    week = ["8,yes,0", "4,yes,1", "4,yes,1", "6,yes,1", "6,yes,0", "0,,0", "0,,0"]
    calm = ["8,yes,0"] * 5 + ["0,,0"] * 2
    document = table.rows([*week, *calm, *calm], "done,settled,flare").replayed()
    assert said(document) == [("hold", ["flare"], 8), ("hold", ["after_flare"], 8), ("up", ["all_clear"], 9)]
    assert document["weeks"][0]["adherence"] == 1
    days = [(day["target"], day["state"]) for day in document["days"][:12]]
    assert days[:5] == [(8, "steady"), (4, "flare"), (4, "flare"), (6, "flare"), (6, "easing_back")]
    assert days[5:] == [(6, "easing_back"), *[(8, "easing_back")] * 5, (8, "steady")]
    hard = ["2,no,1", *["2,no,0"] * 6]
    hard_weeks = table.rows([*hard, *["2,no,0"] * 7], "done,settled,flare").replayed()
    assert [week["decision"] for week in hard_weeks["weeks"]] == ["hold", "hold"]


@pytest.mark.parametrize(
    ("column", "code", "state"),
    [("hold", "on_hold", "held"), ("red_flag", "safety_lock", "locked"), ("pem", "pem", "envelope")],
)
def test_what_locks_a_step(column: str, code: str, state: str, table: Table) -> None:
    rows = ["8,yes,0"] * 4 + ["8,yes,1"] + ["0,,0"] * 2
    document = table.rows(rows, f"done,settled,{column}").replayed()
    # A sign that was closed within the week locks nothing any more (clinical.md C, principle 4).
    assert said(document) == [("up", ["all_clear"], 9) if column == "red_flag" else ("hold", [code], 8)]
    assert [day["state"] for day in document["days"]] == [*["steady"] * 4, state, *["steady"] * 2]


@pytest.mark.parametrize(("column", "code"), [("red_flag", "safety_lock"), ("pem", "pem")])
def test_an_empty_cell_is_no_check(column: str, code: str, table: Table) -> None:
    """clinical.md C (4), A14.1; a column of a table says 1, 0, or nothing."""
    rows = ["8,yes,"] * 4 + ["8,yes,1"] + ["0,,"] * 2 + ["8,yes,"] * 7
    document = table.rows(rows, f"done,settled,{column}").replayed()
    assert said(document) == [("hold", [code], 8)] * 2


def test_at_the_aim_twice_is_maintenance(table: Table) -> None:
    document = table.rows(GOOD * 3).replayed("--quota", "7", "--step", "1", "--aim", "8")
    assert said(document) == [
        ("up", ["all_clear"], 8),
        ("hold", ["aim_reached"], 8),
        ("maintain", ["aim_reached"], 8),
    ]


def test_the_last_step_is_cut_to_the_aim_and_a_large_step_to_a_fifth(table: Table) -> None:
    assert table.rows(GOOD).replayed(*PACE, "--aim", "8.5")["final_quota"] == 8.5
    rows = ["40,yes,"] * 5
    assert table.rows(rows).replayed("--quota", "40", "--step", "30")["final_quota"] == 48
    assert table.rows(rows).replayed("--quota", "40", "--step", "50", "--unit-min", "50")["final_quota"] == 90


def test_columns_say_which_days_were_planned(table: Table) -> None:
    rows = ["0,,0", "0,,0", "8,yes,1", "8,yes,1", "8,yes,1", "8,yes,0", "0,,0"]
    document = table.rows(rows, "done,settled,planned").replayed()
    assert (document["weeks"][0]["adherence"], document["weeks"][0]["decision"]) == (1, "up")
    without = table.rows([row.rpartition(",")[0] for row in rows], "done,settled").replayed()
    assert (without["weeks"][0]["adherence"], without["weeks"][0]["decision"]) == (0.8, "up"), (
        "any five days of the week"
    )
    three = table.rows([row.rpartition(",")[0] for row in rows], "done,settled").replayed(*PACE, "--days-per-week", "3")
    assert three["weeks"][0]["adherence"] == 1
    unknown = table.rows([row[:-1] if row.endswith("0") else row for row in rows], "done,settled,planned").replayed()
    assert unknown["weeks"][0]["adherence"] == 0.8, "an empty cell is unknown, not 0"


def test_pain_of_the_next_morning_stands_in_for_settled(table: Table) -> None:
    rows = [f"8,{3 if number < 8 else 6}" for number in range(14)]
    weeks = table.rows(rows, "done,pain").replayed()["weeks"]
    assert weeks[0]["settle"] == 1
    assert weeks[1]["settle"] < 0.5
    assert "not_settled" in weeks[1]["reasons"]


def test_a_missing_day_is_not_logged_nothing_done_is_and_weeks_go_on_over_gaps(table: Table) -> None:
    content = (
        "date,done,settled\n2026-01-05,8,yes\n2026-01-06,8,yes\n2026-01-07,0,\n2026-01-08,,yes\n2026-01-26,8,yes\n"
    )
    document = table.text(content).replayed()
    assert [week["reasons"] for week in document["weeks"]] == [["too_few_days"]] * 4
    assert [week["logged_days"] for week in document["weeks"]] == [3, 0, 0, 1]
    assert [day["date"] for day in document["days"]] == [on(number).isoformat() for number in range(22)]


REFERENCE = "date,done,settled,rpe\n" + "".join(f"{on(n)},{row}\n" for n, row in enumerate(["8.5,yes,3"] * 5))
VARIANTS = {
    "semicolon": REFERENCE.replace(",", ";").replace("8.5", "8,5"),
    "tab": REFERENCE.replace(",", "\t"),
    "byte order mark": "\ufeff" + REFERENCE,
    "windows line ends": REFERENCE.replace("\n", "\r\n"),
    "no line end at the end": REFERENCE.rstrip("\n"),
    "empty lines": REFERENCE.replace("\n", "\n\n"),
    "rows of empty cells": REFERENCE + ",,,\n",
    "quoted": REFERENCE.replace("8.5", '"8.5"').replace("yes", '"yes"'),
    "quoted comma": REFERENCE.replace("8.5", '"8,5"'),
    "capitals": REFERENCE.replace("date,done,settled", "Date,DONE,Settled").replace("yes", "Yes"),
    "spaces": REFERENCE.replace(",", " , "),
    "other order": "rpe,settled,done,date\n"
    + "".join(",".join(reversed(line.split(","))) + "\n" for line in REFERENCE.splitlines()[1:]),
    "extra columns": "".join(
        f"{line},{'weather' if n == 0 else 'rain [b] 🙂'}\n" for n, line in enumerate(REFERENCE.splitlines())
    ),
    "rows in any order": "\n".join([REFERENCE.splitlines()[0], *reversed(REFERENCE.splitlines()[1:])]),
    "empty optional columns": REFERENCE.replace("rpe\n", "rpe,flare,hold,red_flag,pem\n").replace(",3\n", ",3,,,,\n"),
    "flags as words": REFERENCE.replace("rpe\n", "rpe,flare\n").replace(",3\n", ",3,No\n"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_tables_as_programs_write_them(variant: str, table: Table) -> None:
    reference = table.text(REFERENCE).replayed()
    assert said(reference) == [("up", ["all_clear"], 9)]
    assert table.text(VARIANTS[variant]).replayed() == reference


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_tables_in_other_encodings(encoding: str, table: Table) -> None:
    content = "date,done,Müdigkeit\n2026-01-05,8,ä\n".encode(encoding)
    assert table.text(content).replayed()["weeks"][0]["logged_days"] == 1


def test_thousands_in_a_quoted_cell_are_thousands(table: Table) -> None:
    rows = ['"4,000",yes,'] * 5
    document = table.rows(rows).replayed("--quota", "4000", "--step", "400", "--unit-min", "100")
    assert (document["weeks"][0]["adherence"], document["final_quota"]) == (1, 4400)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("date,done\n2026-01-05,8\n2026-02-30,8\n", "line 3: In the column date, “2026-02-30” is not a day of the cal"),
        (
            "date,done\n05.01.2026,8\n",
            "line 2: In the column date, “05.01.2026” is not a day written YYYY",
        ),
        ("date,done\n,8\n", "line 2: In the column date, “” is not a day that can be read."),
        ("date,done\n2026-01-05,eight\n", "line 2: “eight” in the column done is not a number."),
        ("date,done\n2026-01-05,-1\n", "line 2: “-1” in the column done is below 0."),
        ("date,done\n2026-01-05,nan\n", "line 2: “nan” in the column done is not a number."),
        ("date,done\n2026-01-05,1e99\n", "line 2: “1e99” in the column done is more than a day can hold."),
        ("date,done\n2026-01-05,8 min\n", "line 2: “8 min” in the column done is not a number."),
        ("date,done,rpe\n2026-01-05,8,11\n", "line 2: “11” in the column rpe does not fit a scale of 0 to 10."),
        ("date,done,pain\n\n2026-01-05,8,x\n", "line 3: “x” in the column pain is not a number."),
        ("date,done,settled\n2026-01-05,8,so\n", "line 2: “so” in the column settled is none of yes, nearly, no."),
        ("date,done,flare\n2026-01-05,8,2\n", "line 2: “2” in the column flare is neither 1 nor 0."),
        ("date,done,planned\n2026-01-05,8,x\n", "line 2: “x” in the column planned is neither 1 nor 0."),
        ("date,done,hold\n2026-01-05,8,\x1b[31m\n", "line 2: “�[31m” in the column hold is neither 1 nor 0."),
        ("date,done\n2026-01-05,8\n2026-01-05,9\n", "line 3: 2026-01-05 stands there twice; a day has one row."),
        ("date,done\n2026-01-05,8,5\n", "line 2: there are 3 cells and 2 columns."),
        ('date,done\n2026-01-05,"8\n', "line 2: the quotes do not match"),
        ("date,done,done\n2026-01-05,8,9\n", "has more than one column “done”."),
        ("day,done\n2026-01-05,8\n", "has no column “date”; its columns are “day”, “done”. Needed: date, done."),
        ("date,steps\n2026-01-05,8\n", "has no column “done”; its columns are “date”, “steps”."),
        ("2026-01-05,8\n", "has no column “date”"),
        ("date,done\n", "holds no day."),
        ("", "holds no day."),
        ("\n\n", "holds no day."),
        ("date,done\n2026-01-05,8\n2226-01-05,8\n", "Check whether a year is mistyped."),
    ],
)
def test_a_cell_or_table_that_does_not_fit_is_named(content: str, sentence: str, table: Table) -> None:
    told = table.text(content).refused()
    assert told.startswith("diary.csv")
    assert sentence in told


def test_what_is_no_text_cannot_be_read(table: Table, painplan: Shell) -> None:
    ran = painplan("replay", str(table.text(b"\x89PNG\r\n\x1a\n\0\0\0\0\1\2\3").file), *PACE)
    assert (ran.code, ran.out) == (1, "")
    assert "diary.csv is not a text file PainPlan can read" in ran.err


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--quota", "8"), "Missing option '--step'."),
        (("--step", "1"), "Missing option '--quota'."),
        (("--quota", "eight", "--step", "1"), "--quota: “eight” is not a number."),
        (("--quota", "0", "--step", "1"), "--quota must be more than 0; it is 0."),
        (("--quota", "8", "--step", "-1"), "--step must be more than 0; it is -1."),
        ((*PACE, "--unit-min", "0"), "--unit-min must be more than 0; it is 0."),
        ((*PACE, "--aim", "x"), "--aim: “x” is not a number."),
        ((*PACE, "--days-per-week", "0"), "0 is not in the range"),
        ((*PACE, "--days-per-week", "8"), "8 is not in the range"),
    ],
)
def test_options_that_do_not_fit(options: tuple[str, ...], sentence: str, table: Table) -> None:
    assert sentence in table.rows(GOOD).refused(*options)


def test_a_file_that_is_not_there_or_is_a_folder(painplan: Shell, tmp_path: Path) -> None:
    missing, folder = painplan("replay", "none.csv", *PACE), painplan("replay", str(tmp_path), *PACE, "--json")
    assert (missing.code, missing.out, folder.code, folder.out) == (2, "", 2, "")
    assert missing.err == "There is no file “none.csv”. Check the spelling.\n"
    assert "is a folder. Name the CSV file in it." in folder.err


def test_plain_lines_say_the_same_in_words(table: Table, painplan: Shell) -> None:
    out = painplan("replay", str(table.rows([*GOOD, *["9,,"] * 7]).file), *PACE).out
    assert "Week 1, from 5 January 2026: 8 a day\n  one small step up, then 9 a day\n" in out
    assert "Week 2, from 12 January 2026: 9 a day\n" in out
    assert out.endswith("At the end: 9 a day.\n")


def test_the_document_is_the_same_whatever_day_it_is_and_no_diary_is_made(
    table: Table, painplan: Shell, place: Path
) -> None:
    file = str(table.rows(GOOD).file)
    assert painplan("replay", file, *PACE, "--json", day=on(-900)).out == painplan("replay", file, *PACE, "--json").out
    assert not place.exists()


# --- the real diary ---


@pytest.fixture(scope="module")
def real() -> dict[date, tuple[float | None, float | None]]:
    """Steps and knee pain by day, read here by other means than the program's own."""
    with REAL.open(encoding="utf-8", newline="") as stream:
        return {
            date.fromisoformat(row["date"]): tuple(
                float(row[name]) if row[name] else None for name in ("steps", "pain_knees")
            )  # type: ignore[misc]
            for row in csv.DictReader(stream)
        }


@pytest.mark.parametrize(
    ("quota", "step", "aim"), [(4000, 400, None), (6000, 500, 9000), (5000, 1500, 20000), (9000, 900, 9000)]
)
def test_every_rule_holds_on_the_real_diary(
    quota: float, step: float, aim: float | None, real: dict[date, tuple[float | None, float | None]], table: Table
) -> None:
    """A hundred weeks of steps beside knee pain; the figures of every week are worked out again from the rows."""
    unit_min = 100.0
    lines = [
        f"{day},{'' if steps is None else f'{steps:g}'},{'' if pain is None else pain}"
        for day, (steps, pain) in real.items()
    ]
    table.text("\n".join(["date,done,pain", *lines]))
    options = ["--quota", f"{quota}", "--step", f"{step}", "--unit-min", "100", *(["--aim", f"{aim}"] if aim else [])]
    document = table.replayed(*options)
    weeks, days = document["weeks"], document["days"]
    assert [date.fromisoformat(day["date"]) for day in days] == [
        min(real) + timedelta(days=n) for n in range((max(real) - min(real)).days + 1)
    ]
    now = quota
    raised: list[date] = []
    for number, week in enumerate(weeks):
        first = date.fromisoformat(week["from"])
        assert first == min(real) + timedelta(days=7 * number)
        assert (week["week"], week["quota"]) == (number + 1, now)
        done = [real.get(first + timedelta(days=n), (None, None))[0] for n in range(7)]
        logged = [steps for steps in done if steps is not None]
        kept = sorted((steps is not None and 0.9 * now <= steps <= 1.25 * now for steps in done), reverse=True)[:5]
        assert week["adherence"] == pytest.approx(sum(kept) / 5, abs=1e-6)
        assert week["overdo"] == sum(steps > 1.25 * now for steps in logged)
        assert set(week["reasons"]) <= CODES
        change = week["next_quota"] - now
        if week["decision"] == "up":
            assert (len(logged) >= 4, sum(kept) >= 4, week["overdo"] <= 1, week["settle"] >= 0.8) == (True,) * 4
            assert 0 < change <= min(step, max(0.2 * now, unit_min))
            raised.append(date.fromisoformat(week["to"]))
        elif week["decision"] == "down":
            assert change <= 0
            assert week["adherence"] < 0.4 or week["settle"] < 0.5
        else:
            assert change == 0
        assert unit_min <= week["next_quota"] <= max(quota, aim or week["next_quota"])
        assert aim is None or week["next_quota"] <= aim
        now = week["next_quota"]
    assert document["final_quota"] == now
    assert all((later - earlier).days >= 7 for earlier, later in pairwise(raised))
    assert {day["state"] for day in days} <= {"steady", "maintenance"}
    decisions = {week["decision"] for week in weeks}
    assert len(weeks) > 50
    assert {"hold"} < decisions


# --- the own diary, and columns of other names ---


@pytest.mark.usefixtures("walking_plan")
def test_the_own_diary_says_what_the_reviews_said(painplan: Shell) -> None:
    """Every proposal is taken, so that the replay and the reviews of the coach are the same."""
    for number in range(28):
        sets = ["--set", "flare=no", "--set", f"done.walking={0 if number % 7 > 4 else 8 + number // 7}"]
        settled = ["--set", "settled.walking=yes"] if number and number % 7 not in (0, 6) else []
        assert painplan("checkin", *sets, *settled, day=on(number)).code == 0
        if number % 7 == 0 and number:
            assert painplan("review", "--accept", day=on(number)).code == 0
    document = painplan("replay", "--plan", "walking", "--json", day=on(28)).document
    assert document["plan"] == {"id": "walking", "activity": "Walking", "unit": "minutes"}
    assert [(week["quota"], week["next_quota"], week["agreed"]) for week in document["weeks"]] == [
        (8, 9, 9),
        (9, 10, 10),
        (10, 11, 11),
        (11, 12, None),
    ]
    assert set(document["weeks"][0]) >= FIELDS
    out = painplan("replay", "--plan", "walking", day=on(28)).out
    assert out.startswith("Walking\nWhat the weekly reviews would have said")
    assert "  settled on at the time: 9 a day\n" in out


@pytest.mark.usefixtures("walking_plan")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--plan", "swimming"), "There is no plan “swimming”. Your plans: walking."),
        (("--plan", "walking"), "begins today; there is no day to replay yet."),
        (("--plan", "walking", "--step", "1"), "leave out --step."),
        (("--plan", "walking", "--unit-min", "1"), "leave out --unit-min."),
        (("--plan", "walking", "diary.csv"), "leave out a file."),
        (("--plan", "walking", "--pem"), "leave out --pem."),
        ((), "Name a CSV file, or your own plan: painplan replay --plan ID."),
    ],
)
def test_what_cannot_be_replayed_of_the_own_diary_is_told(
    arguments: tuple[str, ...], sentence: str, painplan: Shell
) -> None:
    ran = painplan("replay", *arguments, "--json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert sentence in ran.err


def test_columns_of_other_names_are_named(table: Table) -> None:
    reference = table.rows(GOOD).replayed()
    renamed = table.rows(GOOD, "Walked,settled,rpe")
    assert renamed.replayed(*PACE, "--done", "walked") == reference
    assert "has no column “steps”; its columns are “date”, “walked”" in renamed.refused(*PACE, "--done", "steps")
    both = table.rows([f"{row},99" for row in GOOD], "walked,settled,rpe,done")
    assert both.replayed(*PACE, "--done", "walked") == reference, "what was called so before is left alone"


def test_the_file_of_the_real_diary_is_replayed_as_it_is(painplan: Shell) -> None:
    options = ("--done", "steps", "--pain", "pain_knees", "--quota", "4000", "--step", "400", "--unit-min", "100")
    document = painplan("replay", str(REAL), *options, "--json").document
    assert len(document["weeks"]) == 209
    assert (document["days"][0]["date"], document["days"][-1]["date"]) == ("2016-01-01", "2019-12-31")
    assert {"hold", "down"} <= {week["decision"] for week in document["weeks"]}


def test_a_week_that_is_not_over_is_told_as_that(table: Table, painplan: Shell) -> None:
    """the contract: weeks are seven days from the first date; the last one is looked at as far as it goes."""
    rows = ["8,yes,3"] * 7 + ["9,yes,3"] * 4
    document = table.rows(rows).replayed()
    assert [week["over"] for week in document["weeks"]] == [True, False]
    said = painplan("replay", str(table.file), *PACE).out
    assert said.count("This week is not over") == 1
    assert "Week 2, from 12 January 2026: 9 a day\n  This week is not over (4 days so far)" in said
    assert said.endswith("At the end: 9 a day until the last week is over; then 10, if it stays as it is so far.\n")
    whole = table.rows(rows + ["0,,"] * 3).replayed()
    assert [week["over"] for week in whole["weeks"]] == [True, True]
    assert "not over" not in painplan("replay", str(table.file), *PACE).out
