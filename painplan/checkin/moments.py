"""Moments of a day: what was noted at a time of it, beside the check-in; no rule about amounts looks at them."""

from collections.abc import Iterable
from datetime import date

from painplan.checkin.answers import answer_value, check_day
from painplan.checkin.places import places_in_words
from painplan.checkin.records import ASKED, LONGEST_NOTE, MOMENT_SCALES, MomentOfDay
from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.clock import parse_time
from painplan.kit.escape import one_line, plain
from painplan.kit.words import say
from painplan.store.diary import Change

MOMENT_KEYS = (*MOMENT_SCALES, "places", "note")
"""What is noted at a moment; every other answer is of the day."""


class Moments:
    """Those of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def of(self, day: date) -> tuple[MomentOfDay, ...]:
        """The moments of a day, in their order."""
        return tuple(sorted(self._desk.days(day, day).moments.values(), key=lambda one: one.at))

    def note(self, day: date, answers: Iterable[tuple[str, str]], at: str = "") -> MomentOfDay:
        """Note something at a time of a day; arguments as of `change`.

        Raises:
            WrongInput: Something does not fit. Nothing is saved.
            CannotDo: There are words, and words are hidden.
        """
        return self.keep(self.change(day, answers, at))

    def keep(self, change: Change) -> MomentOfDay:
        """Save what `change` made of it."""
        self._desk.save([change])
        return next(one for one in self.of(change.fields["day"]) if one.at == change.fields["at"])  # type: ignore[arg-type]

    def change(self, day: date, answers: Iterable[tuple[str, str]], at: str = "") -> Change:
        """What is noted at a time of a day; words come after those that stand at that time already.

        Args:
            day: The day, at most two days back.
            answers: Names, of `MOMENT_KEYS`, and typed values.
            at: The time as typed; empty: now.

        Raises:
            WrongInput: Something does not fit.
        """
        when = parse_time(at) if at else f"{self._desk.now():%H:%M}"
        check_day(day, self._desk.today, exists=bool(self.of(day)))
        before = next((one for one in self._desk.diary.days(day, day).moments.values() if one.at == when), None)
        fields: dict[str, object] = {"day": day, "at": when}
        for name, text in answers:
            if name == "note":
                fields[name] = self._words(text, before)
            else:
                fields[name] = answer_value(name, ASKED[name], text, day) if text else None
        if len(fields) == 2:
            raise WrongInput(say("checkin.moments.nothing"))
        return Change(table="moments", key=f"{day.isoformat()} {when}", day=day, fields=fields)

    def _words(self, text: str, before: MomentOfDay | None) -> str:
        if not plain(text).strip():
            raise WrongInput(say("checkin.moments.nothing"))
        stands = f"{before.note}\n" if before is not None and before.note else ""
        if len(stands + text) > LONGEST_NOTE:
            raise WrongInput(say("checkin.moments.too_long", most=f"{LONGEST_NOTE:,}"))
        return stands + text.strip()


def moment_words(one: MomentOfDay) -> str:
    """``14:30: pain 6; lower back; after the stairs``."""
    said = [f"{name} {value}" for name in MOMENT_SCALES if (value := getattr(one, name)) is not None]
    said += [places_in_words(one.places)] if one.places is not None else []
    said += [one_line(one.note, 200)] if one.note else []
    return say("checkin.moments.line", at=one.at, said="; ".join(said))
