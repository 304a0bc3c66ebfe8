"""``painplan team``: people, questions, visits; and what is never shared (clinical.md D4)."""

import pytest

from tests.conftest import Shell, on

pytestmark = pytest.mark.usefixtures("walking_plan")


@pytest.fixture
def kim(painplan: Shell) -> str:
    made = painplan("team", "add", "Kim B.", "--role", "physiotherapist", "--helps", "steps", "--json")
    assert made.code == 0, made.err
    return str(made.document["id"])


def test_somebody_is_added_changed_and_leaves(painplan: Shell, kim: str) -> None:
    assert kim == "kim-b"
    painplan("team", "change", "kim b.", "--set", "agreed=calls back", "--share", "goals")
    (member,) = painplan("team", "list", "--json").document["team"]
    assert (member["agreed"], member["shares"], member["role"]) == ("calls back", ["goals"], "physiotherapist")
    painplan("team", "change", kim, "--share-nothing")
    assert painplan("team", "list", "--json").document["team"][0]["shares"] == []
    assert painplan("team", "change", kim, "--left", "--json").document["team"] == []


def test_five_questions_fit_and_no_sixth(painplan: Shell) -> None:
    for number in range(5):
        assert painplan("team", "ask", f"question {number}").code == 0
    refused = painplan("team", "ask", "one more")
    assert (refused.code, refused.out) == (1, "")
    assert "five questions already" in refused.err
    left = painplan("team", "ask", "--take-out", "1", "--json").document["questions"]
    assert left == [f"question {number}" for number in range(1, 5)]


def test_a_visit_keeps_what_was_agreed_and_asked_questions_leave_the_list(painplan: Shell, kim: str) -> None:
    painplan("team", "ask", "What are the options?")
    painplan("team", "ask", "What if I do nothing?")
    ran = painplan(
        *("team", "visit", kim, "--agreed", "shorter walks, twice a day", "--asked", "1", "--next", "2026-02-02"),
        "--json",
    )
    assert ran.code == 0, ran.err
    (visit,) = ran.document["visits"]
    assert (visit["asked"], visit["next"]) == (["What are the options?"], "2026-02-02")
    assert painplan("team", "list", "--json").document["questions"] == ["What if I do nothing?"]
    assert "a visit: your page for it" in painplan("today", day=on(27)).out or any(
        line.get("code") == "visit" for line in painplan("today", "--json", day=on(27)).document.get("waiting", [])
    )


def test_the_page_for_a_visit_holds_only_what_this_person_may_see(painplan: Shell, kim: str) -> None:
    painplan("checkin", "--set", "note=secret-note", "--set", "mood=1")
    painplan("help-now", "--set", "reason=secret-reason")
    painplan("team", "ask", "What are the options?")
    page = painplan("team", "visit", kim, "--json").document["page"]
    assert "What are the options?" in page
    assert "Out with the children" in page
    painplan("team", "change", kim, "--share", "function")
    narrow = painplan("team", "visit", kim, "--json").document["page"]
    assert "What are the options?" not in narrow
    assert "secret" not in page + narrow


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "Kim", "--role", "wizard"),
        ("add", " ", "--role", "family"),
        ("add", "x" * 81, "--role", "family"),
        ("change", "nobody", "--left"),
        ("visit", "nobody"),
        ("ask", "--take-out", "3"),
        ("ask", " "),
    ],
)
def test_what_does_not_fit_is_wrong_input(arguments: tuple[str, ...], painplan: Shell) -> None:
    ran = painplan("team", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(".\n")
