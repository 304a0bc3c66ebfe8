"""Questionnaires, home tests, totals from elsewhere: what was answered, what it means, what is worth asking again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from math import inf, isfinite

import msgspec

from painplan.diary.discreet import veiled_record
from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput, told_first
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.days import day_of
from painplan.kit.escape import one_line
from painplan.kit.numbers import exact
from painplan.kit.words import say
from painplan.measures.alike import called_so
from painplan.measures.assessment_records import Assessment
from painplan.measures.battery import Due, due
from painplan.measures.home_tests import against
from painplan.measures.instrument import Instrument
from painplan.measures.instruments import all_instruments
from painplan.measures.program_instruments import asked_again, asked_before_tests
from painplan.measures.result import Person, ScoreResult, scored
from painplan.measures.scoring import least_total
from painplan.measures.shelf import Shelf
from painplan.measures.support import answer_calls, calls_for_support, speaks_on
from painplan.safety import crisis_support, help_page
from painplan.safety.allowed import check_allowed, situation
from painplan.safety.rules import allows
from painplan.store.diary import assessment_change

ELSEWHERE = "elsewhere."
FELL, A_MONTH = "fall", timedelta(days=30)
"""Begins the name of a score that no instrument here knows."""
LONGEST_TITLE = 60


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """One saved assessment, and what its instrument makes of it."""

    made: Assessment
    result: ScoreResult | None
    """None: a score from elsewhere that no instrument here knows, or one whose file is gone or was changed."""

    like: Instrument | None = None
    """The instrument whose rules about support hold for it; of a total from elsewhere the one that it is called by."""

    @property
    def day(self) -> date:
        """The day it is about."""
        return self.made.day

    def noted_on(self, day_starts_at: int) -> date:
        """The day on which it was noted; what is said before the hour at which a day begins is of the day before."""
        return day_of(self.made.saved_at, day_starts_at) if self.made.saved_at else self.made.day

    @property
    def score(self) -> float | None:
        """The score; for a total from elsewhere what was typed in."""
        if self.result is not None:
            return self.result.score
        return self.made.answers[0] if self.made.title and self.made.answers else None


class Assessments:
    """What was measured from time to time, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    @property
    def shelf(self) -> Shelf:
        """All instruments: those of the program and those a clinic put into the data folder."""
        return all_instruments(self._desk.diary.folder)

    def save(
        self,
        instrument: str,
        answers: Sequence[float | None],
        day: date | None = None,
        *,
        activities: Sequence[str] = (),
        because: str = "",
        conditions: str = "",
        weights: Sequence[float] = (),
        person: Person | None = None,
        arms: bool = False,
        before: Mapping[str, str] | None = None,
        together: object = None,
    ) -> Taken:
        """Keep the answers to an instrument; a second time on a day replaces the first, which goes to its history.

        Args:
            instrument: Its name.
            answers: In the order of the items; None is a missing answer.
            day: The day they are about; none: today.
            activities: PSFS: own activities, one an answer. GAS: the goals.
            because: PGIC: because of what.
            conditions: Home tests: chair, shoes, time of day, aid.
            weights: GAS: one a goal.
            person: Home tests with a norm: age and chosen table.
            arms: Chair stand: the arms were used.
            before: Home tests: the answers to what is asked before one, by id, as far as they were given.
            together: Saves with the same mark, one after the other, are taken back by one undo.

        Raises:
            WrongInput: There is no such instrument, an answer cannot be, the day lies ahead, or what is asked before a
                home test was not answered. Nothing is saved.
            CannotDo: It is a home test, and something that is known of today speaks against one (clinical.md B4, C).
        """
        known = self.shelf.named(instrument)
        if known.kind == "performance":
            # Here, so that every way to a result asks it; one from a clinic is `save_elsewhere`.
            self.check_test(before or {})
            _check_all_answered(known.name, before or {})
        who = person or Person()
        when = self.checked_day(day)
        scored(known, answers, weights=tuple(weights), person=who)
        return self._keep(
            Assessment(
                day=when,
                instrument=known.name,
                answers=tuple(answers),
                activities=tuple(text.strip() for text in activities),
                weights=tuple(weights),
                because=because.strip(),
                conditions=conditions.strip(),
                arms=arms,
                age=who.age,
                table=who.table,
            ),
            together,
        )

    def save_elsewhere(
        self,
        title: str,
        value: float,
        span: tuple[float, float],
        day: date | None = None,
        *,
        higher_is_better: bool | None = None,
    ) -> Taken:
        """Keep a score from elsewhere that no instrument here knows (clinical.md B2).

        Args:
            title: What it is called.
            value: The score.
            span: The lowest and highest score there is.
            day: When it was measured; none: today.
            higher_is_better: Which way is better; none: not known.

        Raises:
            WrongInput: Something is missing or does not fit. Nothing is saved.
        """
        name, (low, high) = one_line(title, LONGEST_TITLE), span
        if not name:
            raise WrongInput(say("measures.service.say_what_score_called"))
        if not (isfinite(low) and isfinite(high) and low < high):
            raise WrongInput(say("measures.service.score_cannot_go_from", low=f"{low:g}", high=f"{high:g}"))
        if not low <= value <= high:
            raise WrongInput(
                say(
                    "measures.service.does_not_fit_goes",
                    value=exact(value),
                    name=name,
                    low=f"{low:g}",
                    high=f"{high:g}",
                )
            )
        return self._keep(
            Assessment(
                day=self.checked_day(day),
                instrument=f"{ELSEWHERE}{_slug(name)}",
                answers=(value,),
                title=name,
                low=low,
                high=high,
                higher_is_better=higher_is_better,
            )
        )

    def results(self, instrument: str) -> tuple[Taken, ...]:
        """Everything saved for one instrument, oldest first."""
        return tuple(taken for taken in self.all() if taken.made.instrument == instrument)

    def latest(self, instrument: str) -> Taken | None:
        """The newest, or nothing."""
        found = self.results(instrument)
        return found[-1] if found else None

    def all(self) -> tuple[Taken, ...]:
        """Everything that was ever saved, oldest first, up to today."""
        return self._taken(self.facts())

    def _taken(self, facts: Iterable[Assessment]) -> tuple[Taken, ...]:
        shelf, hidden = self.shelf, self._desk.discreet
        return tuple(_taken(veiled_record(one) if hidden else one, shelf) for one in facts)

    def _said_so_far(self) -> tuple[Taken, ...]:
        """The same with what was answered on days that lie ahead, after the clock was set back: for what calls now."""
        return self._taken(self._desk.diary.assessments(date.max))

    def facts(self) -> tuple[Assessment, ...]:
        """What was saved as it was saved, also while a person's own words are hidden; for computing only."""
        return tuple(self._desk.diary.assessments(self._desk.today))

    def tests(self) -> tuple[Instrument, ...]:
        """The home tests (clinical.md B4)."""
        return tuple(one for one in self.shelf.instruments.values() if one.kind == "performance")

    def test_named(self, name: str) -> Instrument:
        """The home test of this name.

        Raises:
            WrongInput: There is none.
        """
        found = self.shelf.named(name)
        if found.kind != "performance":
            known = ", ".join(one.name for one in self.tests())
            raise WrongInput(say("measures.service.no_home_test_home", title=one_line(found.title), known=known))
        return found

    def check_test(self, answers: Mapping[str, str]) -> None:
        """Whether a home test can be done today.

        Args:
            answers: To the questions asked before it, as far as they were given: yes or no by id. A fall that
                was noted in the last month is known without asking.

        Raises:
            CannotDo: Something speaks against it; the sentence says what.
        """
        check_allowed(self._desk, "test")
        questions = asked_before_tests()
        known = {FELL: "yes"} if self._fell() else {}
        reason = against(questions, known | dict(answers))
        if reason is not None:
            why = next(question.why for question in questions if question.id == reason)
            raise CannotDo(asset("home_tests")["words"]["blocked"].format(why=why))

    def support_needed(self, taken: Taken) -> bool:
        """Whether answers call for the page of support, with those before them (clinical.md C3)."""
        if taken.like is None or not taken.like.calls:
            return False
        said = (one for one in self._said_so_far() if one.made.instrument == taken.made.instrument)
        return _calls(taken, [one for one in said if one.day <= taken.day])

    def answer_calls(self, taken: Taken) -> bool:
        """Whether one answer alone calls for that page at once, before the others are given (clinical.md C3)."""
        return taken.like is not None and answer_calls(taken.like, taken.made.answers)

    def support_called_for(self) -> bool:
        """Whether something answered today or yesterday leads to the page of support (clinical.md C3).

        The highest said of a day counts: no answer given after it takes the way to that page away.
        """
        today, shelf, starts_at = self._desk.today, self.shelf, self._desk.book.profile.day_starts_at
        before: dict[str, list[Taken]] = {}
        for made in self._desk.diary.assessments(date.max):  # also while words are hidden: only sums are made of it
            said = [_taken(one, shelf) for one in made.each_said()]
            earlier = before.setdefault(made.instrument, [])
            for taken in said:
                lately = taken.day > today or speaks_on(taken.day, taken.noted_on(starts_at), today)
                if lately and _calls(taken, [*earlier, taken]):
                    return True
            earlier.append(max(said, key=_least))
        return False

    def distress(self) -> bool:
        """Whether the newest answers to any instrument call for support: then no exposure is offered (C3, A8)."""
        newest = ({one.made.instrument: one for one in said} for said in (self.all(), self._said_so_far()))
        return any(self.support_needed(taken) for said in newest for taken in said.values())

    def due(self) -> tuple[Due, ...]:
        """What is worth asking today (clinical.md B3), in that order; home tests only where they are allowed."""
        book, shelf = self._desk.book, self.shelf
        # What was left half-way is still to be asked.
        done = [taken for taken in self.all() if taken.result is not None and taken.result.complete]
        last = {taken.made.instrument: taken.day for taken in done}
        began = min((plan.created for plan in book.active_plans()), default=None)
        tests = self.offers_tests()
        lines = [
            line
            for line in asked_again()
            if (known := shelf.instruments.get(line.instrument)) and (tests or known.kind != "performance")
        ]
        dates = [goal.by for goal in book.goals if goal.by is not None]
        return due(lines, last, self._desk.today, plan_began=began, goal_dates=dates)

    def offers_tests(self) -> bool:
        """Whether a home test is offered today: where one may be done, and not within a flare-up (clinical.md B4)."""
        now = situation(self._desk)
        return allows("test", now) and not now.flare and not self._fell()

    def _fell(self) -> bool:
        """Whether a fall or an accident was noted in the last month (clinical.md B4)."""
        today = self._desk.today
        return any(entry.fall for entry in self._desk.diary.days(today - A_MONTH).checkins.values())

    def _keep(self, made: Assessment, together: object = None) -> Taken:
        with told_first(lambda: self._page_of(made)):
            self._desk.save([assessment_change(made)], together=together)
        saved = self._desk.diary.days(made.day, made.day).assessments[made.instrument, made.day]
        return _taken(saved, self.shelf)

    def _page_of(self, made: Assessment) -> list[str]:
        """The page of support where answers call for it that may not be in the diary."""
        taken, before = _taken(made, self.shelf), list[Taken]()
        with suppress(Exception):  # what was said before cannot be read: these answers speak for themselves
            before = [one for one in self._said_so_far() if one.made.instrument == made.instrument]
            before = [one for one in before if one.day < made.day]
        return (
            help_page.page_lines(crisis_support.Support(self._desk).page()) if _calls(taken, [*before, taken]) else []
        )

    def checked_day(self, day: date | None) -> date:
        """The day something was measured on; none: today.

        Raises:
            WrongInput: It lies ahead.
        """
        today = self._desk.today
        if day is not None and day > today:
            raise WrongInput(
                say("measures.service.lies_ahead_today_give", day=day_in_words(day, today), today=day_in_words(today))
            )
        return day or today


def _check_all_answered(test: str, before: Mapping[str, str]) -> None:
    """A question before a home test that nobody answered speaks for nothing (clinical.md B4)."""
    missing = [question.id for question in asked_before_tests() if question.id not in before]
    if missing:
        words = asset("home_tests")["words"]["unanswered"]
        raise WrongInput(words.format(ids=", ".join(missing), test=test, example=f"{missing[0]}=yes|no"))


def _calls(taken: Taken, said: Iterable[Taken]) -> bool:
    """Whether answers call for the page of support, with those said until then, these among them."""
    like = taken.like
    if like is None or not like.calls:
        return False
    scores = [least_total(like, one.made.answers, one.score) for one in said]
    return calls_for_support(like, taken.made.answers, scores)


def _least(taken: Taken) -> float:
    """What a score comes to at least, to compare what was said of one day."""
    least = None if taken.like is None else least_total(taken.like, taken.made.answers, taken.score)
    return -inf if least is None else least


def _taken(made: Assessment, shelf: Shelf) -> Taken:
    instrument = shelf.instruments.get(made.instrument)
    like = instrument
    if instrument is None and made.low is not None and made.high is not None:
        like = called_so(made.title, (made.low, made.high), shelf.instruments.values())
    return Taken(made=made, result=None if instrument is None else _result(instrument, made), like=like)


def _result(instrument: Instrument, made: Assessment) -> ScoreResult | None:
    try:
        return scored(instrument, made.answers, weights=made.weights, person=Person(made.age, made.table))
    except WrongInput:  # answered before a clinic changed its instrument: kept, but not scored
        return None


def _slug(title: str) -> str:
    """A name made of a title: letters and digits of any script, the rest becomes “-”."""
    return re.sub(r"[^\w]+|_", "-", title.casefold()).strip("-") or "score"
