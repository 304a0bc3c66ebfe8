"""Two documents about the same thing become one, and nothing that was said is lost."""

from typing import Any

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
