"""``painplan care``: what was chosen, notes, a look, decisions, out of a decision sheet; what is refused."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Ran, Shell, on

FIXED = "Don't change prescribed medicines on your own"


@pytest.fixture
def with_care(painplan: Shell) -> Shell:
    """A therapy twice a week since the first day, looked at again four weeks later."""
    made = painplan(
        *("care", "add", "--name", "Physiotherapy", "--kind", "therapy", "--for", "family", "--with", "Anna"),
        *("--per-week", "2", "--expect", "Stairs again", "--by", on(42).isoformat(), "--measure", "interference"),
        *("--look-again", on(28).isoformat()),
        day=on(0),
    )
    assert made.code == 0, made.err
    return painplan


def test_it_stands_as_it_was_said(with_care: Shell) -> None:
    (one,) = with_care("care", "--json", day=on(1)).document["care"]
    assert one == {
        "id": "physiotherapy",
        "name": "Physiotherapy",
        "kind": "therapy",
        "status": "going_on",
        "for": "family",
        "with": "Anna",
        "per_week": 2,
        "since": on(0).isoformat(),
        "expected": "Stairs again",
        "by": on(42).isoformat(),
        "measure": "interference",
        "look_again": on(28).isoformat(),
        "due": False,
        "decision": None,
    }


def test_a_look_tells_what_was_noted_and_a_decision_stays_beside_the_others(with_care: Shell) -> None:
    assert (
        with_care("care", "note", "physiotherapy", "--done", "--worth", "4", "--burden", "far away", day=on(3)).code
        == 0
    )
    assert (
        with_care("care", "note", "Physiotherapy", "--done", "--worth", "7", "--side-effect", "sore", day=on(10)).code
        == 0
    )
    look = with_care("care", "look", "physiotherapy", "--json", day=on(28)).document
    assert (look["done"], look["planned"], look["measure"], look["worth"]) == (2, 8, None, 7)
    assert (look["words"], look["expected"], look["due"]) == (["far away", "sore"], "Stairs again", True)
    assert "with Anna?" in with_care("care", "look", "physiotherapy", day=on(28)).out
    for choice in ("talk", "keep"):
        assert with_care("care", "decide", "physiotherapy", choice, "--why", f"for {choice}", day=on(28)).code == 0
    shown = with_care("care", "show", "physiotherapy", "--json", day=on(28)).document
    assert [(one["decision"], one["why"]) for one in shown["history"]] == [("talk", "for talk"), ("keep", "for keep")]
    assert (shown["status"], shown["due"]) == ("going_on", False)
    assert "keep" in with_care("undo", day=on(28)).out
    shown = with_care("care", "show", "physiotherapy", "--json", day=on(28)).document
    assert [one["decision"] for one in shown["history"]] == ["talk"], "one decision is taken back at a time"
    assert with_care("redo", day=on(28)).code == 0
    assert len(with_care("care", "show", "physiotherapy", "--json", day=on(28)).document["history"]) == 2


def test_what_was_said_of_it_can_be_said_anew(with_care: Shell) -> None:
    def changed(*parts: str, day: int) -> Ran:
        options = [option for part in parts for option in ("--set", part)]
        return with_care("care", "change", "physiotherapy", *options, "--json", day=on(day))

    one = changed("per_week=1", "with_whom=", "what_for=work", "look_again=in 2 weeks", day=7).document
    assert (one["per_week"], one["with"], one["for"], one["look_again"]) == (1, None, "work", on(21).isoformat())
    assert with_care("care", "look", "physiotherapy", "--json", day=on(21)).document["planned"] == 2 + 2
    later = ("--look-again", on(35).isoformat())
    assert with_care("care", "decide", "physiotherapy", "keep", "--why", "so", *later, day=on(21)).code == 0
    assert changed(f"look_again={on(40).isoformat()}", day=22).document["look_again"] == on(40).isoformat()
    assert with_care("undo", day=on(22)).code == 0
    assert with_care("care", "--json", day=on(22)).document["care"][0]["look_again"] == on(35).isoformat()
    for part in ("name=", "by=yesterday", "per_week=0", "kind=aid", "what"):
        assert changed(part, day=22).code == 2, part
    assert changed("name=Ibuprofen 400 mg", day=22).code == 1


def test_on_its_day_it_is_told_until_somebody_decides(with_care: Shell) -> None:
    assert with_care("care", "add", "--name", "Choir", "--kind", "habit", "--look-again", on(30).isoformat()).code == 0

    def told(number: int) -> tuple[list[str], str | None, bool]:
        waiting = with_care("today", "--json", day=on(number)).document["waiting"]
        nudge = with_care("nudge", "--json", day=on(number)).document
        assert with_care("nudge", day=on(number)).out.strip().count("\n") == 0
        return (
            [one["text"] for one in waiting if one["code"] == "care"],
            nudge["waiting"],
            "painplan care look" in with_care("today", day=on(number)).out,
        )

    assert told(27) == ([], None, False)
    (line,), nudge, in_words = told(28)
    assert "Physiotherapy" in line
    assert (nudge, in_words) == ("care", True)
    assert ["and 1 more" in line for line in told(30)[0]] == [True]
    for name in ("physiotherapy", "choir"):
        assert with_care("care", "decide", name, "talk", "--why", "to see", day=on(30)).code == 0
    assert told(30) == ([], None, False)


def test_the_review_of_the_month_names_each_that_was_not_stopped(with_care: Shell) -> None:
    for name in ("Choir", "Desk"):
        assert with_care("care", "add", "--name", name, "--kind", "habit").code == 0
    assert with_care("care", "decide", "desk", "stop", "--why", "sold", day=on(7)).code == 0
    assert with_care("care", "note", "physiotherapy", "--burden", "far away", day=on(7)).code == 0
    parts = with_care("review", "--monthly", "--json", day=on(28)).document["parts"]
    found = {part["name"]: part for part in parts if part["name"].startswith("care.")}
    assert list(found) == ["care.physiotherapy", "care.choir"]
    told = found["care.physiotherapy"]
    assert "Physiotherapy" in told["text"]
    assert "with Anna?" in told["text"]
    assert "In own words: far away." in told["lines"]
    assert not any(
        part["name"].startswith("care.") for part in with_care("review", "--json", day=on(28)).document.get("parts", [])
    )


def test_values_of_a_device_count_for_its_measure(painplan: Shell, tmp_path: Path) -> None:
    rows = [f"{on(day).isoformat()},{3000 if day < 28 else 6000}" for day in range(60)]
    table = tmp_path / "steps.csv"
    table.write_text("day,walked\n" + "\n".join(rows) + "\n")
    assert painplan("import", "csv", str(table), "--date", "day", "--map", "walked=steps", day=on(60)).code == 0
    since = ("--since", on(28).isoformat(), "--measure", "steps")
    assert painplan("care", "add", "--name", "Sticks", "--kind", "aid", *since, day=on(60)).code == 0
    measure = painplan("care", "look", "sticks", "--json", day=on(60)).document["measure"]
    assert (measure["name"], measure["before"], measure["now"]) == ("steps", 3000, 6000)
    assert measure["bigger_than_usual"] is True
    told = painplan("care", "look", "sticks", day=on(60)).out
    assert "because" not in told
    assert "nobody can tell" in told


@pytest.mark.parametrize(
    "name",
    ["Ibuprofen 400 mg", "Two tablets at night", "Eye drops", "Puffs of the blue inhaler", "Gabapentin for my leg"],
)
def test_a_medicine_is_refused_with_the_fixed_line(painplan: Shell, name: str) -> None:
    refused = painplan("care", "add", "--name", name, "--kind", "other")
    assert refused.code == 1
    assert FIXED in refused.err
    assert painplan("care", "--json").document == {"care": []}


def test_one_that_is_on_the_list_of_medicines_is_refused_by_its_name(painplan: Shell) -> None:
    assert painplan("medicine", "add", "Kalmerin 20").code == 0
    assert painplan("care", "add", "--name", "Kalmerin in the evening", "--kind", "habit").code == 1


@pytest.mark.parametrize("name", ["Drop-in choir", "Medicine ball group", "Heat patch", "[b]Aqua[/b] \u202efit"])
def test_what_only_sounds_like_one_is_kept(painplan: Shell, name: str) -> None:
    made = painplan("care", "add", "--name", name, "--kind", "other")
    assert made.code == 0, made.err
    assert "\u202e" not in made.out


@pytest.mark.parametrize(
    "options",
    [
        ("--by", on(-1).isoformat()),
        ("--look-again", on(-1).isoformat()),
        ("--since", on(1).isoformat()),
        ("--since", on(-3).isoformat(), "--look-again", on(-4).isoformat()),
        ("--measure", "nonsense_of_mine"),
        ("--per-week", "0"),
        ("--kind", "magic"),
    ],
    ids=" ".join,
)
def test_what_does_not_fit_is_refused_and_keeps_nothing(painplan: Shell, options: tuple[str, ...]) -> None:
    refused = painplan("care", "add", "--name", "Choir", "--kind", "habit", *options, day=on(0))
    assert refused.code == 2
    assert refused.err.strip()
    assert painplan("care", "--json").document == {"care": []}


@pytest.mark.parametrize(
    "asked",
    [
        ("decide", "physiotherapy", "keep"),
        ("decide", "physiotherapy", "keep", "--why", "  "),
        ("decide", "physiotherapy", "leave", "--why", "so"),
        ("decide", "physiotherapy", "keep", "--why", "so", "--look-again", on(28).isoformat()),
        ("decide", "choir", "keep", "--why", "so"),
        ("look", "choir"),
        ("show", "choir"),
        ("note", "choir", "--done"),
        ("note", "physiotherapy"),
        ("note", "physiotherapy", "--worth", "11"),
        ("note", "physiotherapy", "--done", "--date", on(-1).isoformat()),
    ],
    ids=" ".join,
)
def test_wrong_input_ends_with_two(with_care: Shell, asked: tuple[str, ...]) -> None:
    refused = with_care("care", *asked, day=on(28))
    assert refused.code == 2
    assert refused.err.strip()
    shown = with_care("care", "show", "physiotherapy", "--json", day=on(28)).document
    assert (shown["notes"], shown["history"]) == ([], [])


def test_what_was_settled_on_in_a_decision_goes_on_as_care(painplan: Shell) -> None:
    begun = painplan("decide", "new", "Shall I go swimming?", "--option", "Swim on Mondays", "--json").document["id"]
    assert painplan("decide", "keep", begun, "--as-care").code == 2, "nothing was settled on yet"
    assert painplan("decide", "choose", begun, "nothing for now").code == 0
    assert painplan("decide", "keep", begun, "--as-care").code == 2
    assert painplan("decide", "choose", begun, "Swim on Mondays").code == 0
    assert painplan("decide", "keep", begun).code == 2
    made = painplan("decide", "keep", begun, "--as-care", "--kind", "habit", "--json")
    assert made.code == 0, made.err
    assert (made.document["name"], made.document["kind"], made.document["decision"]) == (
        "Swim on Mondays",
        "habit",
        begun,
    )
    again = painplan("decide", "keep", begun, "--as-care")
    assert (again.code, "already" in again.err) == (1, True), "one course of care comes of one choice"


def test_it_is_in_the_page_for_who_is_to_see_it_and_in_no_other(with_care: Shell) -> None:
    with_care("care", "note", "physiotherapy", "--done", "--burden", "far away", day=on(7))
    with_care("care", "decide", "physiotherapy", "change", "--why", "once is enough", day=on(7))
    for name, shares in (("Anna", ("--share", "care")), ("Bea", ())):
        assert with_care("team", "add", name, "--role", "physiotherapist", *shares, day=on(7)).code == 0
    page = with_care("report", "--preview", "--for", "Anna", day=on(8)).out
    assert [
        told for told in ("Physiotherapy", "far away", "once is enough", "Stairs again") if told not in page
    ] == [], page
    for asked in (("--for", "Bea"), ("--for", "Somebody"), ()):
        assert "Physiotherapy" not in with_care("report", "--preview", *asked, day=on(8)).out


def test_it_comes_back_from_an_export_as_it_was(with_care: Shell, tmp_path: Path) -> None:
    with_care("care", "note", "physiotherapy", "--done", "--worth", "4", "--burden", "far <b>away</b>", day=on(7))
    with_care("care", "note", "physiotherapy", "--side-effect", "sore", day=on(7))
    with_care("care", "decide", "physiotherapy", "stop", "--why", "too far", day=on(7))
    shown = with_care("care", "show", "physiotherapy", "--json", day=on(8)).document
    for form in ("json", "fhir"):
        file, other = tmp_path / f"out-{form}.json", ("--data-dir", str(tmp_path / form))
        assert with_care("export", form, str(file), day=on(8)).code == 0
        kind = "painplan" if form == "json" else "fhir"
        assert with_care(*other, "import", kind, str(file), day=on(8)).code == 0
        assert with_care(*other, "care", "show", "physiotherapy", "--json", day=on(8)).document == shown
    plan = next(
        one["resource"]
        for one in json.loads((tmp_path / "out-fhir.json").read_text())["entry"]
        if one["resource"]["resourceType"] == "CarePlan"
    )
    assert (plan["status"], plan["activity"][0]["detail"]["status"]) == ("revoked", "stopped")


def test_a_medicine_comes_in_by_no_import(with_care: Shell, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    assert with_care("export", "json", str(file)).code == 0
    file.write_text(file.read_text().replace("Physiotherapy", "Ibuprofen 400 mg"))
    told = with_care("--data-dir", str(tmp_path / "other"), "import", "painplan", str(file), "--json").document
    assert [FIXED in one["why"] for one in told["rejected"]] == [True]


def test_two_copies_joined_keep_the_decisions_of_both(with_care: Shell, place: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy"
    shutil.copytree(place, other)
    with_care("care", "decide", "physiotherapy", "talk", "--why", "here", day=on(7))
    with_care("--data-dir", str(other), "care", "decide", "physiotherapy", "pause", "--why", "there", day=on(8))
    assert with_care("merge", str(other / "plan.json"), day=on(9)).code == 0
    shown = with_care("care", "show", "physiotherapy", "--json", day=on(9)).document
    assert [one["why"] for one in shown["history"]] == ["here", "there"]
    assert shown["status"] == "paused"
