"""What joins two copies follows the rules of one diary: what is open stays open, and no hold replaces another."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Literal

import pytest

from painplan.exchange.own.import_ import bring_back, own_at
from painplan.exchange.taking_out import taken_out
from painplan.plans.flares import flare_lasting
from painplan.safety.ask_first import open_questions
from painplan.safety.ask_first_service import AskFirstList
from painplan.safety.closing import ASK_FIRST, SIGNS, Closing
from painplan.safety.service import Safety
from painplan.store.diary import Diary
from painplan.store.files import content_of
from painplan.store.kinds import BOOK
from painplan.store.memory import MemoryFolder
from painplan.store.whole.examine import examine
from painplan.today.coach import Coach
from tests.store.copies import merged

DAY = date(2026, 1, 6)
BEGAN = datetime(2026, 1, 6, 8)
MERGED = datetime(2026, 1, 8, 8)
Where = Literal["both", "here", "there"]
Said = tuple[Where, str]
Do = Callable[[Coach, str], None]


def lived(said: tuple[Said, ...], do: Do) -> tuple[MemoryFolder, MemoryFolder]:
    """Two copies in which this was said, an hour apart; what begins with a day before is said on that day."""
    here, there = MemoryFolder(), MemoryFolder()
    for number, (where, what) in enumerate(said):
        at = BEGAN + timedelta(hours=number)
        day = DAY - timedelta(days=what.startswith("<"))
        for folder in (here, there) if where == "both" else (here,) if where == "here" else (there,):
            do(Coach(Diary(folder), day, now=lambda at=at: at), what.removeprefix("<"))  # type: ignore[misc]  # bound here
    return here, there


def joined(tmp_path_factory: pytest.TempPathFactory, said: tuple[Said, ...], do: Do) -> Iterator[Coach]:
    """The two copies joined in all ways: merged one into the other and back, exported and brought in."""
    for turned in (False, True):
        for by in ("merge", "merge again", "import"):
            into, other = lived(said, do)[:: -1 if turned else 1]
            coach = Coach(Diary(into), DAY + timedelta(days=1), now=lambda: MERGED)
            if by == "import":
                path = tmp_path_factory.mktemp("out") / "all.json"
                path.write_bytes(taken_out(Diary(other), "json", coach.today))
                own = own_at(path)
                bring_back(own, coach)
                assert bring_back(own, coach).changed == 0
            else:
                merged(into, other, MERGED)
            if by == "merge again":
                again = [*merged(into, other, MERGED), *merged(into, lived(said, do)[1 if turned else 0], MERGED)]
                assert [(done.added, done.changed) for done in again] == [(0, 0)] * len(again)
            yield Coach(Diary(into), DAY + timedelta(days=1), now=lambda: MERGED)


# --- what somebody's look closes ---


def answered(name: str) -> Do:
    def do(coach: Coach, what: str) -> None:
        sign = name.startswith("RF")
        closing = Closing(coach, SIGNS if sign else ASK_FIRST)
        if what == "look":
            closing.looked_at(name, "family doctor")
        elif what == "back":
            closing.take_back(name)
        else:
            Safety(coach).answer_signs({name: what}) if sign else AskFirstList(coach).answer({name: what})

    return do


def is_open(coach: Coach, name: str) -> bool:
    signs = [one.sign.id for one in Safety(coach).open()]
    return name in [*signs, *(said.question for said in open_questions(coach.book.ask_first, coach.today))]


STAYS: dict[str, tuple[Said, ...]] = {
    "a no that came later": (("here", "yes"), ("there", "no")),
    "a no that came before": (("there", "no"), ("here", "yes")),
    "a no on both sides before": (("both", "no"), ("here", "yes"), ("there", "no")),
    "a no after it was looked at": (("both", "yes"), ("both", "look"), ("here", "yes"), ("there", "no")),
    "a no that nobody heard": (("both", "yes"), ("here", "no"), ("there", "no")),
    "a look at what was said before": (("both", "yes"), ("here", "look"), ("here", "yes"), ("there", "look")),
    "a look before": (("there", "yes"), ("there", "look"), ("here", "yes")),
    "a look at another day's yes": (("here", "<yes"), ("there", "yes"), ("there", "look")),
    "taken back elsewhere": (("there", "yes"), ("there", "back"), ("here", "yes")),
    "two": (("here", "yes"), ("there", "yes")),
    "two of two days": (("here", "<yes"), ("there", "yes")),
}
CLOSES: dict[str, tuple[Said, ...]] = {
    "a look": (("both", "yes"), ("here", "look")),
    "a look, and a no elsewhere": (("both", "yes"), ("here", "look"), ("there", "no")),
    "a look, and the same said again elsewhere": (("both", "yes"), ("there", "yes"), ("here", "look")),
    "two looks": (("both", "yes"), ("here", "look"), ("there", "look")),
    "two of one day and a look at it": (("here", "yes"), ("there", "yes"), ("there", "look")),
    "taken back": (("both", "yes"), ("here", "back")),
    "taken back, and a look": (("both", "yes"), ("here", "back"), ("there", "look")),
    "no on both sides": (("here", "no"), ("there", "no")),
}
NAMES = ("RF20", "RF01", "RF10", "AF01")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", STAYS)
def test_a_yes_that_nobody_looked_at_stays_open(case: str, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert [is_open(coach, name) for coach in joined(tmp_path_factory, STAYS[case], answered(name))] == [True] * 6


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", CLOSES)
def test_a_look_or_a_mistake_closes_what_it_was_about(
    case: str, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert [is_open(coach, name) for coach in joined(tmp_path_factory, CLOSES[case], answered(name))] == [False] * 6


def test_what_was_said_in_the_other_way_stays_in_the_history(tmp_path_factory: pytest.TempPathFactory) -> None:
    said: tuple[Said, ...] = (("both", "yes"), ("here", "look"), ("here", "yes"), ("there", "look"))
    for coach in joined(tmp_path_factory, said, answered("RF20")):
        (sign,) = coach.book.signs
        assert any("looked_at" in change.values for change in sign.history)
    for coach in joined(tmp_path_factory, (("here", "yes"), ("there", "no")), answered("RF20")):
        (sign,) = coach.book.signs
        assert [change.values.get("answer") for change in sign.history] == ["no"]


def test_of_two_yes_the_first_day_and_the_more_serious_answer_count(tmp_path_factory: pytest.TempPathFactory) -> None:
    said: tuple[Said, ...] = (("here", "<long_standing"), ("there", "yes"))
    for coach in joined(tmp_path_factory, said, answered("RF10")):
        (sign,) = coach.book.signs
        assert (sign.answer, sign.since) == ("yes", DAY - timedelta(days=1))


def test_a_look_at_what_two_copies_came_to_closes_it_in_both() -> None:
    said: tuple[Said, ...] = (("both", "yes"), ("here", "look"), ("here", "yes"), ("there", "look"))
    here, there = lived(said, answered("RF20"))
    merged(here, there, MERGED)
    answered("RF20")(Coach(Diary(here), DAY, now=lambda: MERGED), "look")
    for other in (there, lived(said, answered("RF20"))[0]):
        merged(other, here, MERGED + timedelta(hours=1))
        assert not is_open(Coach(Diary(other), DAY + timedelta(days=1)), "RF20")


def test_a_name_that_stands_twice_in_a_file_is_open_when_one_of_them_is() -> None:
    """An editor, or a program that puts two files into one, can leave it so."""
    yes, no = (
        {"sign": "RF20", "answer": said, "saved_at": f"2026-01-06T0{n}:00:00"} for n, said in enumerate(["yes", "no"])
    )
    one = content_of(BOOK, {"signs": {"RF20": yes}}).decode()
    two = content_of(BOOK, {"signs": {"RF20": no}}).decode()
    inside = two[two.index('"RF20"') : two.rindex("}\n }")] + "},"
    twice = one.replace('"RF20"', inside + ' "RF20"', 1)
    assert examine(twice.encode(), BOOK).tables["signs"]["RF20"]["answer"] == "yes"


# --- holds ---


def held(coach: Coach, what: str) -> None:
    name, _, last = what.partition(" ")
    if name == "end":
        coach.end_hold(last, coach.today if last == "illness" else None)
    else:
        coach.hold(name, date.fromisoformat(last) if last else None)  # type: ignore[arg-type]  # one of its words


HELD: dict[str, tuple[tuple[Said, ...], list[str]]] = {
    "of two reasons": ((("here", "illness"), ("there", "holiday 2026-01-10")), ["holiday", "illness"]),
    "of one reason": ((("here", "illness"), ("there", "illness")), ["illness"]),
    "of one reason, and another": (
        (("here", "holiday 2026-01-10"), ("here", "illness"), ("there", "illness")),
        ["holiday", "illness"],
    ),
    "crosswise": (
        (("here", "illness"), ("here", "holiday 2026-01-10"), ("there", "holiday 2026-01-10"), ("there", "illness")),
        ["holiday", "illness"],
    ),
    "ended where it was known": ((("both", "<illness"), ("here", "end illness")), []),
    "ended beside another": (
        (("both", "<illness"), ("here", "end illness"), ("there", "holiday 2026-01-10")),
        ["holiday"],
    ),
    "three": (
        (("both", "bad_sleep"), ("here", "illness"), ("there", "new_medicine")),
        ["bad_sleep", "illness", "new_medicine"],
    ),
}


@pytest.mark.parametrize("case", HELD)
def test_holds_of_two_copies_stand_beside_each_other(case: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    said, wanted = HELD[case]
    for coach in joined(tmp_path_factory, said, held):
        going_on = [one.reason for one in coach.book.holds if one.last is None or one.last >= coach.today]
        assert sorted(going_on) == wanted


def test_of_two_last_days_of_one_holiday_the_later_counts(tmp_path_factory: pytest.TempPathFactory) -> None:
    said: tuple[Said, ...] = (("here", "holiday 2026-01-10"), ("there", "holiday 2026-01-08"))
    for coach in joined(tmp_path_factory, said, held):
        assert [one.last for one in coach.book.holds] == [date(2026, 1, 10)]


# --- flare-ups ---


def flared(coach: Coach, what: str) -> None:
    if what == "start":
        coach.begin_flare()
    elif what == "end":
        coach.end_flare()
    else:
        name, value = what.split("=")
        coach.answer(coach.today, [(name, value)])


FLARES: dict[str, tuple[tuple[Said, ...], bool]] = {
    "a no later": ((("here", "start"), ("there", "flare=no")), True),
    "a no before": ((("there", "flare=no"), ("here", "start")), True),
    "a no and an answer later": ((("here", "start"), ("there", "flare=no"), ("there", "pain=4")), True),
    "a no on the next day": ((("here", "<start"), ("there", "flare=no")), True),
    "an end": ((("both", "<start"), ("here", "end")), False),
    "an end, then a no": ((("both", "<start"), ("here", "end"), ("there", "flare=no")), False),
    "a no, then an end": ((("both", "<start"), ("there", "flare=no"), ("here", "end")), False),
    "yes once more, then an end": ((("both", "<start"), ("here", "flare=yes"), ("there", "end")), False),
    "an end, then a new one": ((("both", "<start"), ("here", "end"), ("there", "flare=yes")), True),
    "it goes on, said later": ((("both", "<start"), ("here", "end"), ("there", "flare_over=no")), True),
    "none": ((("here", "flare=no"), ("there", "flare=no")), False),
}


@pytest.mark.parametrize("case", FLARES)
def test_a_flare_up_is_ended_by_its_end_alone(case: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    said, lasts = FLARES[case]
    if case in ("an end, then a new one", "it goes on, said later"):  # an import lets what is here count
        found = [flare_lasting(coach) for coach in joined(tmp_path_factory, said, flared)]
        assert [one is not None for one in (*found[:2], *found[3:5])] == [lasts] * 4
        return
    for coach in joined(tmp_path_factory, said, flared):
        assert (flare_lasting(coach) is not None) is lasts
