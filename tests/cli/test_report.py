"""``painplan report``: shown first, remembered for each person, and what is private stays out."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from painplan.exposure.records import Avoided
from painplan.goals.records import Barrier
from painplan.kit.record import ME
from painplan.measures.service import Assessments
from painplan.safety.support_records import SafetyList
from painplan.store.diary import Change, book_change
from painplan.team.decision_records import Decision
from painplan.team.records import Member, VisitQuestions
from tests.conftest import CoachOn, Shell, on


@pytest.fixture
def lived(walking_plan: Any, coach_on: CoachOn, a_week: Callable[..., None]) -> None:
    """Two weeks with a plan, a flare-up, a note, PEG twice, and a list for very hard days."""
    a_week()
    a_week(7, mood="2")
    coach = coach_on(on(13))
    coach.answer(on(12), [("flare", "yes"), ("note", "very private note")])
    Assessments(coach).save("peg", (7, 8, 6), on(1))
    Assessments(coach).save("peg", (4, 4, 4), on(13))
    Assessments(coach).save("phq4", (1, 1, 1, 1), on(13))
    coach.write_flare_plan({"soothes": "a warm bath"})
    coach.save([book_change("safety_list", ME, SafetyList(reason="the private reason"))])


def made(painplan: Shell, tmp_path: Path, *more: str, name: str = "r.txt") -> tuple[Any, str]:
    target = tmp_path / name
    ran = painplan("report", str(target), "--json", *more, day=on(14))
    assert ran.code == 0, ran.err
    return ran.document, target.read_text(encoding="utf-8")


def test_it_holds_what_a_clinician_needs_function_first(painplan: Shell, lived: None, tmp_path: Path) -> None:
    document, text = made(painplan, tmp_path)
    assert document["parts"] == ["goals", "function", "plans", "measures", "flares", "helped"]
    assert document["empty"] == ["barriers", "experiments", "questions"]
    for words in ("Out with the children", "starting point 10", "PEG: 7", "1 in these days", "a warm bath"):
        assert words in text
    assert text.index("WHAT WAS DONE") < text.index("FLARE-UPS")


def test_what_is_private_is_not_in_it(painplan: Shell, lived: None, tmp_path: Path) -> None:
    document, text = made(painplan, tmp_path, name="r.html")
    assert {"mood", "notes", "safety", "numbers"} <= set(document["left_out"])
    for words in ("private", "PHQ", "Mood"):
        assert words not in text


def test_a_preview_writes_nothing_and_remembers_nothing(painplan: Shell, lived: None, place: Path) -> None:
    before = {file: file.read_bytes() for file in place.rglob("*.json")}
    ran = painplan("--json", "report", "--preview", "--for", "Ana", "--include", "notes", day=on(14))
    assert (ran.document["path"], ran.document["for"]) == (None, "Ana")
    assert "very private note" in ran.document["text"]
    assert {file: file.read_bytes() for file in place.rglob("*.json")} == before


def test_the_choice_for_a_person_is_remembered_but_never_the_list_for_hard_days(
    painplan: Shell, lived: None, tmp_path: Path
) -> None:
    _, text = made(
        painplan, tmp_path, "--for", "Ana", "--include", "notes", "--include", "safety", "--leave-out", "helped"
    )
    assert "the private reason" in text
    document, text = made(painplan, tmp_path, "--for", "Ana")
    assert "notes" in document["parts"]
    assert {"safety", "helped"} <= set(document["left_out"])
    assert "the private reason" not in text
    document, _ = made(painplan, tmp_path, "--for", "Ben")
    assert "notes" in document["left_out"]


def test_somebody_of_the_team_sees_only_what_they_may(
    painplan: Shell, lived: None, coach_on: CoachOn, tmp_path: Path
) -> None:
    member = Member(id="ana", name="Ana", role="physiotherapist", shares=("goals", "flares"))
    coach_on(on(14)).save([book_change("members", "ana", member)])
    document, _ = made(painplan, tmp_path, "--for", "ana")
    assert (document["for"], document["parts"]) == ("Ana", ["goals", "flares", "helped"])


def test_a_goal_that_the_team_is_not_to_see_stays_out(
    painplan: Shell, lived: None, coach_on: CoachOn, tmp_path: Path
) -> None:
    coach = coach_on(on(14))
    coach.save([Change(table="goals", key=coach.book.goals[0].id, fields={"share": False})])
    assert "Out with the children" not in made(painplan, tmp_path)[1]


def test_questions_can_be_typed_in_and_five_are_enough(painplan: Shell, lived: None, tmp_path: Path) -> None:
    asked = [part for number in range(6) for part in ("--question", f"question {number}?")]
    _, text = made(painplan, tmp_path, *asked[:10])
    assert [number for number in range(6) if f"question {number}?" in text] == [0, 1, 2, 3, 4]
    assert painplan("report", str(tmp_path / "r.txt"), *asked, day=on(14)).code == 2


def test_days_can_be_chosen(painplan: Shell, lived: None, tmp_path: Path) -> None:
    document, text = made(painplan, tmp_path, "--from", on(0).isoformat(), "--to", on(6).isoformat())
    assert (document["from"], document["to"]) == (on(0).isoformat(), on(6).isoformat())
    assert "None noted in these days." in text


@pytest.mark.parametrize("name", ["r.html", "r.txt", "r.md"])
def test_it_is_for_the_owner_alone_and_replaces_only_reports(
    painplan: Shell, lived: None, tmp_path: Path, name: str
) -> None:
    made(painplan, tmp_path, name=name)
    made(painplan, tmp_path, name=name)
    target = tmp_path / name
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    target.write_text("a letter")
    ran = painplan("report", str(target), day=on(14))
    assert (ran.code, target.read_text()) == (1, "a letter")
    assert "not an earlier report" in ran.err
    assert painplan("report", str(target), "--force", day=on(14)).code == 0


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["r.doc"], "ends in none of these"),
        (["r.html", "--include", "diagnosis"], "There is no part “diagnosis”"),
        (["r.html", "--from", "2026-01-19", "--to", "2026-01-10"], "before it begins"),
    ],
)
def test_what_does_not_fit_is_a_sentence(
    painplan: Shell, lived: None, tmp_path: Path, wrong: list[str], says: str
) -> None:
    ran = painplan("report", str(tmp_path / wrong[0]), *wrong[1:], day=on(14))
    assert ran.code == 2
    assert says in ran.err
    assert not (tmp_path / wrong[0]).exists()


def test_a_pdf_without_its_extra_is_a_sentence_with_a_way_out(
    painplan: Shell, lived: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    ran = painplan("report", str(tmp_path / "r.html"), "--pdf", day=on(14))
    assert ran.code == 1
    assert "painplan[pdf]" in ran.err
    assert not list(tmp_path.glob("r.*"))


def test_at_a_terminal_it_is_shown_and_asked_before_it_is_written(painplan: Shell, lived: None, tmp_path: Path) -> None:
    target = tmp_path / "r.txt"
    ran = painplan("report", str(target), day=on(14), typed=["n"])
    assert "Out with the children" in ran.out
    assert not target.exists()
    assert painplan("report", str(target), day=on(14), typed=["y"]).code == 0
    assert target.exists()


def test_an_empty_diary_says_that_there_is_nothing_yet(painplan: Shell) -> None:
    ran = painplan("report", "--preview")
    assert ran.code == 0
    assert "nothing to show" in ran.out


def test_what_other_topics_keep_has_its_place_and_fears_only_when_asked_for(
    painplan: Shell, lived: None, coach_on: CoachOn, tmp_path: Path
) -> None:
    coach = coach_on(on(13))
    coach.save(
        [
            book_change("barriers", "weather", Barrier(kind="weather", then="the corridor twice", created=on(1))),
            book_change("visit_questions", ME, VisitQuestions(questions=("Can I swim?",))),
            book_change("decisions", "d", Decision(id="d", text="An operation?", created=on(1), choice="wait")),
            book_change("avoided", "stairs", Avoided(id="stairs", activity="stairs", fear=70, value=8, created=on(1))),
        ]
    )
    _, text = made(painplan, tmp_path)
    for words in ("Weather: the corridor twice", "Can I swim?"):
        assert words in text
    for words in ("stairs", "An operation?"):
        assert words not in text
    _, text = made(painplan, tmp_path, "--include", "exposure", "--include", "decisions")
    for words in ("stairs: fear 70 of 100, worth 8 of 10", "An operation?: for now: wait"):
        assert words in text


def test_what_was_tried_out_is_told_with_its_verdict_or_as_running(painplan: Shell, tmp_path: Path) -> None:
    painplan("experiment", "start", "music", "--outcome", "interference", "--seed", "7")
    page = tmp_path / "report.txt"
    painplan("report", str(page), day=on(5))
    assert "Music during the activity: Being tried out, until" in page.read_text()
    for number in range(63):
        way = painplan("experiment", "show", "--json", day=on(number)).document["today"]["way"]
        painplan("checkin", "--set", f"interference={6 if way == 'A' else 3}", day=on(number))
        painplan("experiment", "log", "yes", day=on(number))
    painplan("report", str(page), day=on(63))
    told = " ".join(page.read_text().split())
    helped = "B helped you in these weeks, as far as so few pairs can tell."
    assert f"bigger than the change people usually notice (1 point of 10). {helped}" in told
    painplan("experiment", "start", "heat", "--outcome", "sleep", day=on(64))
    painplan("experiment", "stop", day=on(65))
    painplan("report", str(page), day=on(66))
    assert "Heat before bed: Ended before its time. 0 of 4 pairs have enough days" in " ".join(page.read_text().split())


def test_a_day_counts_as_done_whatever_a_plan_is_counted_in(painplan: Shell, tmp_path: Path) -> None:
    """Minutes and metres have no sum, but a day on which only the metres were done is no empty day."""
    ours = ("plan", "add", "--adult", "yes", "--goal", "A goal")
    walk = ("--activity", "Walk", "--unit", "metres", "--good", "300", "--bad", "200")
    desk = ("--activity", "Desk", "--unit", "minutes", "--good", "20", "--bad", "12")
    assert painplan(*ours, *walk, day=on(0)).code == painplan(*ours, *desk, day=on(0)).code == 0
    for day in range(7):
        assert painplan("checkin", "--set", "done.walk=200", day=on(day)).code == 0
    report = painplan("report", str(tmp_path / "r.html"), "--preview", day=on(6)).out
    assert "On 7 of 7 days something was noted as done." in report
    assert "minutes" not in report.split("WHAT WAS DONE")[1].split("\n\n")[0]

    assert painplan("checkin", "--set", "done.desk=12", day=on(6)).code == 0
    report = painplan("report", str(tmp_path / "r.html"), "--preview", day=on(6)).out
    told = "The figures are the minutes of Desk. Walk is not among them: it has figures of its own."
    assert "On 7 of 7 days something was noted as done." in report
    assert told in report
    assert told in painplan("trend", day=on(6)).out
    assert "Walk" not in painplan("trend", "walk", "--table", day=on(6)).out.split("\n", 1)[1]


def test_days_that_nobody_noted_are_no_zeros_in_the_picture_of_the_weeks(
    walking_plan: Any, a_week: Callable[..., None], painplan: Shell
) -> None:
    """clinical.md H4: blank is blank; the last week with three days noted is told like the ones before."""
    for start in (0, 7, 14, 21):
        a_week(start)
    for number in (28, 29, 30):
        painplan("checkin", "--set", "done.walking=8", day=on(number))
    told = " ".join(painplan("report", "--preview", day=on(34)).out.split())
    assert "8 minutes a day in the first week shown, 8 in the last" in told
