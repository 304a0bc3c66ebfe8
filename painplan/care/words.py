"""A course of care in sentences: how it stands, what a look shows, what was decided."""

from collections.abc import Iterator

from painplan.care.records import CareDecision, CareNote
from painplan.care.service import CareLook, CareView
from painplan.kit.amounts import number
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say


def row_words(view: CareView) -> str:
    """It in one line."""
    name = one_line(view.care.name, 60)
    return say("care.says.row_due" if view.due else "care.says.row", name=name, status=status_words(view))


def status_words(view: CareView) -> str:
    """Whether it goes on."""
    return say(f"care.status.{view.status}")


def with_words(view: CareView) -> str:
    """Whom to talk with, by name where one is known."""
    return one_line(view.with_whom, 60) or say("care.says.somebody")


def rows(view: CareView, measure: str) -> Iterator[tuple[str, str]]:
    """What was said when it was chosen, and how it stands, row by row.

    Args:
        view: The course of care.
        measure: What the measure to look at is called; empty: none was named.
    """
    care = view.care
    said = {
        "kind": say(f"care.kind.{care.kind}"),
        "what_for": view.what_for,
        "with_whom": view.with_whom,
        "per_week": "" if care.per_week is None else say("care.says.per_week", count=care.per_week),
        "since": date_in_words(care.since),
        "expects": care.expects,
        "by": "" if care.by is None else date_in_words(care.by),
        "measure": measure,
        "look_again": "" if view.look_again is None else date_in_words(view.look_again),
        "status": status_words(view),
    }
    yield from ((say(f"care.rows.{name}"), one_line(text)) for name, text in said.items() if one_line(text))


def look_words(look: CareLook) -> Iterator[str]:
    """What was noted since it began, the measure before and now, what was expected: facts only."""
    care = look.view.care
    since = date_in_words(care.since)
    planned = "done" if look.planned is None else "done_planned"
    yield say(f"care.says.{planned}", count=look.done, since=since, planned=look.planned)
    if look.view.measure:
        yield from _measure_words(look, since)
    if look.worth is not None:
        yield say("care.says.worth", worth=look.worth)
    if care.expects:
        expected = "expected" if care.by is None else "expected_by"
        by = "" if care.by is None else date_in_words(care.by)
        yield say(f"care.says.{expected}", expects=one_line(care.expects), by=by)
    if look.words:
        yield say("care.says.words", words="; ".join(map(one_line, look.words)))


def page_words(look: CareLook) -> tuple[str, ...]:
    """A look for the page of somebody of the team: what it is, with the last decision, then a line for each fact."""
    view = look.view
    care = view.care
    parts = [say(f"care.kind.{care.kind}")]
    parts += [say("care.says.page_for", what=one_line(view.what_for))] if view.what_for else []
    parts += [say("care.says.page_with", name=one_line(view.with_whom))] if view.with_whom else []
    parts += [] if care.per_week is None else [say("care.says.per_week", count=care.per_week)]
    told = [f"{', '.join(parts)}; {status_words(view)}.", *map(decision_words, view.decisions[-1:])]
    return (" ".join(told), *look_words(look))


def question_words(view: CareView) -> str:
    """The question that a look ends with; nothing in it is proposed."""
    return say("care.says.question", name=with_words(view))


def choice_words(view: CareView, choice: str) -> str:
    """One of the answers to it."""
    return say(f"care.choice.{choice}", name=with_words(view))


def decision_words(one: CareDecision) -> str:
    """A decision with its day and its reason."""
    return say(
        "care.says.history_row",
        on=date_in_words(one.on),
        decided=say(f"care.decided.{one.choice}"),
        why=one_line(one.why),
    )


def decided_words(view: CareView) -> str:
    """What came of the decision that was just kept."""
    decided = say(f"care.decided.{view.decisions[-1].choice}")
    return say("care.says.decided", name=one_line(view.care.name, 60), decided=decided)


def note_words(note: CareNote) -> str:
    """A note with its day."""
    parts = [say("care.says.note_done")] if note.done else []
    parts += [] if note.worth is None else [say("care.says.note_worth", worth=note.worth)]
    parts += [one_line(text) for text in (note.burden, note.side_effect) if text]
    return say("care.says.note_row", on=date_in_words(note.on), what="; ".join(parts))


def _measure_words(look: CareLook, since: str) -> Iterator[str]:
    found, title = look.measured, one_line(look.measure_title, 60)
    if found is None:
        yield say("care.says.never_answered", measure=title)
        return
    unknown = say("care.says.measure_unknown")
    before, now = (unknown if value is None else number(value) for value in (found.before, found.now))
    bigger = "bigger_other" if found.other_direction else "bigger"
    told = {True: bigger, False: "within", None: "too_few"}[found.bigger_than_usual]
    yield " ".join(
        (
            say("care.says.measure", measure=title, before=before, now=now, since=since),
            say(f"care.says.{told}"),
            say("care.no_cause"),
        )
    )
