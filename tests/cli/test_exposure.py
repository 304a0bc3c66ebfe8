"""``painplan exposure``: a ladder from the first activity to moving on, and what keeps it from being offered."""

import pytest

from tests.conftest import Shell, on

LADDER = [("Socks", 10), ("Shopping bag", 25), ("Oven", 40), ("Driving", 60), ("Digging", 90)]


@pytest.fixture
def ladder(painplan: Shell) -> None:
    for activity, fear in LADDER:
        assert painplan("exposure", "add", activity, "--fear", str(fear), "--value", "7").code == 0


with_ladder = pytest.mark.usefixtures("ladder")


def attempt(painplan: Shell, fear: int, *more: str, name: str = "shopping-bag", number: int = 1) -> str:
    day = on(number)
    done = painplan("exposure", "try", name, "--fears", "A crack", "--sure", "80", "--dose", "3 kg", *more, day=day)
    assert done.code == 0
    assert "Stop at once if you notice" in done.out
    after = painplan(
        "exposure", "after", "--happened", "A pull", "--sure", "30", "--fear", str(fear), "--json", day=day
    )
    return str(after.document["verdict"])


@with_ladder
def test_a_try_from_what_was_expected_to_moving_on(painplan: Shell) -> None:
    assert painplan("exposure", "list", "--json").document["now"] == "shopping-bag"
    assert attempt(painplan, 20) == "again"
    assert attempt(painplan, 20, number=2) == "vary"
    assert attempt(painplan, 15, "--varied", "place", number=3) == "up"
    assert painplan("exposure", "list", "--json", day=on(3)).document["now"] == "oven"
    told = painplan("exposure", "show", "shopping-bag", day=on(3)).out
    assert "feared: A crack (sure 80)" in told
    assert "happened: A pull (sure 30)" in told


@with_ladder
def test_three_tries_without_change_are_a_topic_for_a_professional(painplan: Shell) -> None:
    assert [attempt(painplan, 20, *("--varied", "load") * (n > 1), number=n) for n in (1, 2)][-1] == "up"
    verdicts = [attempt(painplan, 40, name="oven", number=n) for n in (3, 4, 5)]
    assert verdicts == ["again", "again", "stop"]
    refused = painplan("exposure", "try", "oven", "--fears", "x", "--sure", "1", "--dose", "y", day=on(6))
    assert refused.code == 1
    assert "a good topic for a physiotherapist or psychologist" in refused.err
    assert painplan("exposure", "talked", "oven", "--by", "physiotherapist", day=on(6)).code == 0
    assert attempt(painplan, 40, name="oven", number=7) == "again"


@with_ladder
def test_nothing_is_skipped_and_one_try_at_a_time(painplan: Shell) -> None:
    plan = ("--fears", "x", "--sure", "50", "--dose", "y")
    later = painplan("exposure", "try", "digging", *plan)
    assert (later.code, "comes later" in later.err) == (1, True)
    assert painplan("exposure", "after", "--happened", "x", "--sure", "1", "--fear", "1").code == 1
    assert painplan("exposure", "try", "shopping-bag", *plan).code == 0
    assert painplan("exposure", "try", "shopping-bag", *plan).code == 1
    assert painplan("exposure", "after", "--not-done").code == 0
    assert painplan("exposure", "show", "shopping-bag", "--json").document["tries"] == []
    assert painplan("exposure", "try", "shopping-bag", *plan).code == 0


@with_ladder
def test_a_phq4_of_9_and_an_open_sign_keep_it_from_being_offered(painplan: Shell) -> None:
    assert painplan("measure", "phq4", "3", "3", "2", "0").code == 0
    assert painplan("exposure", "list", "--json").document["now"] == "shopping-bag"
    assert painplan("measure", "phq4", "3", "3", "2", "1", day=on(1)).code == 0
    told = painplan("exposure", "list", day=on(1)).out
    assert "please talk with your doctor or a psychologist first" in told
    assert "painplan help-now" in told
    assert painplan("exposure", "add", "More", "--fear", "30", "--value", "7", day=on(1)).code == 1
    assert painplan("measure", "phq4", "1", "1", "1", "1", day=on(2)).code == 0
    assert painplan("exposure", "list", "--json", day=on(2)).document["now"] == "shopping-bag"
    assert painplan("safety", "--answer", "RF12=yes", day=on(2)).code == 0
    waits = painplan("exposure", "list", "--json", day=on(2)).document["waits"]
    assert [why["code"] for why in waits] == ["lock"]


def test_what_a_clinician_told_one_not_to_do_is_kept_and_never_tried(painplan: Shell) -> None:
    for activity, fear in LADDER:
        painplan("exposure", "add", activity, "--fear", str(fear), "--value", "7", "--about", "told_not_to")
    refused = painplan("exposure", "try", "shopping-bag", "--fears", "x", "--sure", "1", "--dose", "y")
    assert refused.code == 1
    shown = painplan("exposure", "show", "shopping-bag", "--json").document
    assert (shown["standing"], shown["why"][0]["code"]) == ("barred", "told_not_to")


@with_ladder
@pytest.mark.parametrize(
    "odd",
    [
        ("add", "x", "--fear", "101", "--value", "5"),
        ("add", "x", "--fear", "50", "--value", "11"),
        ("add", " ", "--fear", "50", "--value", "5"),
        ("show", "nothing"),
        ("try", "shopping-bag", "--fears", "", "--sure", "5", "--dose", "x"),
        ("try", "shopping-bag", "--fears", "x", "--sure", "-1", "--dose", "x"),
        ("after", "--happened", "x"),
        ("talked", "oven", "--by", " "),
    ],
)
def test_what_does_not_fit_is_a_sentence_and_nothing_changes(painplan: Shell, odd: tuple[str, ...]) -> None:
    before = painplan("exposure", "list", "--json").out
    refused = painplan("exposure", *odd)
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert painplan("exposure", "list", "--json").out == before


@with_ladder
def test_twelve_make_the_longest_ladder(painplan: Shell) -> None:
    codes = [painplan("exposure", "add", f"More {n}", "--fear", "50", "--value", "5").code for n in range(8)]
    assert codes == [0] * 7 + [2]
