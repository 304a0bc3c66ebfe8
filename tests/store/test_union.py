"""Two documents about the same thing become one, and nothing that was said is lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.store.files import Fields
from painplan.store.whole.union import union

EARLY, LATE = "2026-01-05T20:00:00", "2026-01-06T09:00:00"

values = st.one_of(st.none().map(lambda _: 0), st.integers(0, 3), st.sampled_from(["a", "b"]))
fields = st.dictionaries(st.sampled_from(["pain", "note", "mood"]), values, max_size=3)
mapping = st.dictionaries(st.sampled_from(["walking", "stairs"]), st.sampled_from(["yes", "no"]), max_size=2)
times = st.sampled_from([EARLY, LATE, "2026-02-01T00:00:00"])


@st.composite
def documents(draw: st.DrawFn) -> Fields:
    """A check-in as different machines may have written it."""
    found: Fields = {"day": "2026-01-05", **draw(fields), "saved_at": draw(times)}
    if settled := draw(mapping):
        found["settled"] = settled
    changes = [{"at": draw(times), "values": changed} for changed in draw(st.lists(fields, max_size=2)) if changed]
    if changes:
        found["history"] = changes
    return found


def said(document: Fields) -> set[tuple[str, str]]:
    """Everything that a document says or ever said."""
    found: set[tuple[str, str]] = set()
    for part in [document, *(change["values"] for change in document.get("history", []))]:
        for name, value in part.items():
            if name in ("saved_at", "history"):
                continue
            leaves: Any = value.items() if isinstance(value, dict) else [("", value)]
            found |= {(f"{name}.{key}", str(leaf)) for key, leaf in leaves}
    return found


@given(documents(), documents())
def test_nothing_that_either_side_said_is_lost(one: Fields, other: Fields) -> None:
    assert said(union(one, other)) == said(one) | said(other)


@given(documents(), documents())
def test_the_order_does_not_matter(one: Fields, other: Fields) -> None:
    assert union(one, other) == union(other, one)


@given(documents(), documents())
def test_doing_it_again_changes_nothing(one: Fields, other: Fields) -> None:
    united = union(one, other)
    assert union(united, one) == union(united, other) == union(united, united) == united


def test_the_later_wins_and_the_earlier_goes_to_the_history() -> None:
    early = {"day": "2026-01-05", "pain": 4, "energy": 2, "saved_at": EARLY}
    late = {"day": "2026-01-05", "pain": 7, "saved_at": LATE}
    assert union(early, late) == {
        "day": "2026-01-05",
        "pain": 7,
        "energy": 2,
        "saved_at": LATE,
        "history": [{"at": LATE, "values": {"pain": 4}}],
    }


def test_what_the_later_one_took_out_stays_out() -> None:
    early = {"day": "2026-01-05", "pain": 4, "saved_at": EARLY}
    late = {"day": "2026-01-05", "saved_at": LATE, "history": [{"at": LATE, "values": {"pain": 4}}]}
    assert union(early, late) == late


def test_answers_by_plan_are_joined_one_by_one() -> None:
    early = {"settled": {"walking": "yes", "stairs": "no"}, "saved_at": EARLY}
    late = {"settled": {"walking": "no", "lifting": "yes"}, "saved_at": LATE}
    united = union(early, late)
    assert united["settled"] == {"walking": "no", "stairs": "no", "lifting": "yes"}
    assert united["history"] == [{"at": LATE, "values": {"settled": {"walking": "yes"}}}]


moments = st.lists(st.integers(0, 40), min_size=1, max_size=4, unique=True).map(sorted)
SAID: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "signs": {
        "answer": st.sampled_from(["yes", "no", "long_standing"]),
        "since": st.sampled_from(["2026-01-03", "2026-01-04"]),
        "looked_at": st.sampled_from(["2026-01-05", None]),
        "decides": st.sampled_from(["yes", "no", None]),
    },
    "checkins": {
        "flare": st.sampled_from([True, False]),
        "flare_over": st.sampled_from([True, False, None]),
        "worry": st.sampled_from([True, False, None]),
        "worry_looked_at": st.sampled_from([True, False, None]),
        "pain": st.integers(0, 2),
    },
    "jobs": {
        "pieces": st.lists(st.fixed_dictionaries({"text": st.sampled_from(["a", "b"]), "minutes": st.integers(1, 2)}))
    },
    "visit_questions": {"questions": st.lists(st.sampled_from("abcdefg"), unique=True, max_size=5)},
}


@st.composite
def lived(draw: st.DrawFn, table: str) -> Fields:
    """An entry of a kind as one copy saved it, each change with its moment."""
    found: Fields = {}
    for number, at in enumerate(draw(moments)):
        said = draw(st.fixed_dictionaries({}, optional=SAID[table]))
        was = {name: found.get(name) for name, value in said.items() if found.get(name) != value}
        moment = f"2026-01-05T20:{at:02}:00"
        if number == 0 or was:
            found |= {"saved_at": moment, **said}
        if number and was:
            found["history"] = [*found.get("history", []), {"at": moment, "values": was}]
        found = {name: value for name, value in found.items() if value is not None}
    return found


@pytest.mark.parametrize("table", SAID)
@given(data=st.data())
def test_the_order_does_not_matter_and_again_changes_nothing_whatever_a_kind_declares(
    table: str, data: st.DataObject
) -> None:
    one, other = data.draw(lived(table)), data.draw(lived(table))
    united = union(one, other, table=table)
    assert united == union(other, one, table=table)
    assert union(united, one, table=table) == union(united, other, table=table) == united
    for field in SAID[table]:
        if field not in ("pieces", "questions"):  # of lists the items count
            kept = {repr(value) for value in said_of(united, field)}
            assert {repr(value) for version in (one, other) for value in said_of(version, field)} <= kept


def said_of(document: Fields, field: str) -> list[Any]:
    """What a field says, and everything that it said."""
    parts = [document, *(change["values"] for change in document.get("history", []))]
    return [part[field] for part in parts if part.get(field) is not None]


def test_of_a_list_nothing_is_missing_but_what_one_of_them_took_out() -> None:
    both: Fields = {"questions": ["a", "b"], "saved_at": EARLY}
    one: Fields = {**both, "questions": ["a", "b", "c"], "saved_at": LATE}
    one["history"] = [{"at": LATE, "values": {"questions": ["a", "b"]}}]
    other: Fields = {**both, "questions": ["b", "d"], "saved_at": "2026-02-01T00:00:00"}
    other["history"] = [{"at": "2026-02-01T00:00:00", "values": {"questions": ["a", "b"]}}]
    assert union(one, other, table="visit_questions")["questions"] == ["b", "c", "d"]


def test_a_list_holds_no_more_than_it_can_and_the_rest_is_in_the_history() -> None:
    one = {"questions": list("abcd"), "saved_at": EARLY}
    other = {"questions": list("efgh"), "saved_at": LATE}
    united = union(one, other, table="visit_questions")
    assert united["questions"] == list("abcde")
    assert list("efgh") in said_of(united, "questions")
