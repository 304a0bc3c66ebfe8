"""Trying things out on oneself: beginning, the way of the day, ending, and the result. Arranged with one diary."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import SystemRandom
from typing import get_args

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput
from painplan.experiments.bounds import ExperimentDay, Refusal, ends_early, refusals
from painplan.experiments.days import DayOfExperiment, day_of_experiment, is_running, last_day, periods
from painplan.experiments.records import Experiment, Keep, Outcome, Stop
from painplan.experiments.result import Result, result
from painplan.experiments.words import ended_words
from painplan.insight.measure_values import values_of
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.kit.units import TIMED
from painplan.kit.words import say
from painplan.learning.toolkit import new_line
from painplan.pacing.flare import Episode, flare_on
from painplan.plans.flares import as_it_is_today, flares_by_day, flares_seen
from painplan.safety.allowed import LOOK_BACK_DAYS, situation
from painplan.safety.rules import against
from painplan.store.diary import Change, Month
from painplan.today import coach

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
TO_TEN = 5.0
"""``mattered`` (0, 1, 2) on 0 to 10: a little is 5, yes is 10."""


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """A question that can be tried out (clinical.md G2)."""

    id: str
    title: str
    usual: str
    """A, in words."""
    tried: str
    """B, in words."""
    wash_out_days: int = 2
    physical: bool = False
    """Changes how much the body does at a time."""
    needs_minutes: float | None = None


class ExperimentView(msgspec.Struct, frozen=True, kw_only=True):
    """One experiment as it stands on a day."""

    experiment: Experiment
    """With its end: also where a rule ended it and nobody did (clinical.md G6)."""
    question: Tried
    day: DayOfExperiment | None
    """None when it is over."""
    what: str
    """What today asks for; empty when it is over."""
    last: date
    result: Result
    stops: Stop | None
    """Which rule ended it before its time, where one did and the person had not ended it before."""

    @property
    def asks_confidence(self) -> bool:
        """Whether a day also needs the person's confidence: it is what this experiment looks at."""
        return self.experiment.outcome == "confidence"

    @property
    def waits_for_decision(self) -> bool:
        """Whether it is over and nothing was decided about B; one that ended before B was begun leaves nothing open."""
        one, until = self.experiment, self.experiment.stopped_on or date.max
        begun = any(period.way == "B" and period.first < until for period in periods(one))
        return self.day is None and one.kept is None and (begun or self.stops is not None)

    def noted(self, day: date) -> bool:
        """Whether all that is asked of a day was answered."""
        one = self.experiment
        return day in one.as_planned and (not self.asks_confidence or day in one.confidence)


def questions() -> tuple[Tried, ...]:
    """All questions that can be tried out."""
    return msgspec.convert(asset("experiments")["question"], tuple[Tried, ...])


def question_named(typed: str) -> Tried:
    """The question of this name.

    Raises:
        CannotDo: It is about something that is never tried out; the sentence says why.
        WrongInput: It is not on the list.
    """
    known = {question.id: question for question in questions()}
    found = known.get(typed.strip().lower())
    if found is not None:
        return found
    words = asset("experiments")
    for refused in words["refused"]:
        if any(re.search(rf"\b{re.escape(word)}", typed.lower()) for word in refused["words"]):
            raise CannotDo(refused["why"])
    raise WrongInput(words["says"]["not_listed"].format(question=one_line(typed, 60), known=", ".join(known)))


def _question_of(experiment: Experiment) -> Tried:
    return next(one for one in questions() if one.id == experiment.question)


class Experiments:
    """Experiments, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def all(self) -> tuple[ExperimentView, ...]:
        """Every experiment that was begun, the newest last."""
        begun = sorted(self._desk.book.experiments, key=lambda one: one.first)
        return tuple(self._view(experiment) for experiment in begun)

    def running(self) -> ExperimentView | None:
        """The one that goes on today."""
        begun = (one for one in reversed(self._desk.book.experiments) if is_running(one, self._desk.today))
        return next((view for view in map(self._view, begun) if view.day is not None), None)

    def latest(self) -> ExperimentView:
        """The one that runs, else the last one.

        Raises:
            CannotDo: None was begun.
        """
        begun = self._desk.book.experiments
        if not begun:
            raise CannotDo(asset("experiments")["says"]["nothing"])
        return self.running() or self._view(max(begun, key=lambda one: one.first))

    def why_not(self, question: Tried, outcome: Outcome | None = None) -> tuple[Refusal, ...]:
        """Why a question cannot begin today, with an outcome where it is chosen; empty when it can (G6)."""
        plans = coach.Coach(self._desk.diary, self._desk.today).plans_today()
        return refusals(
            self._situation(self._desk.today, flares_seen(self._desk, self._desk.today, LOOK_BACK_DAYS)),
            [running.experiment] if (running := self.running()) else [],
            physical=question.physical or outcome == "minutes",
            needs_minutes=question.needs_minutes,
            amounts_in_minutes=[plan.quota for plan in plans if plan.plan.unit == TIMED],
        )

    def check_can_begin(self, question: Tried, outcome: Outcome | None = None) -> None:
        """Whether it can begin today.

        Raises:
            CannotDo: It cannot; the sentence says why.
        """
        for why in self.why_not(question, outcome):
            running = self.running()
            raise CannotDo(
                asset("experiments")["says"][why].format(
                    running=running.question.title if running else "", minutes=f"{question.needs_minutes or 0:g}"
                )
            )

    def begin(
        self,
        typed: str,
        outcome: Outcome,
        *,
        pairs: int = 4,
        period_days: int = 7,
        wash_out_days: int | None = None,
        seed: int | None = None,
        drawn: bool = True,
    ) -> ExperimentView:
        """Begin one today, with a week as usual.

        Args:
            typed: Name of the question.
            outcome: What it looks at.
            pairs: 3 to 6.
            period_days: 5 to 14.
            wash_out_days: 0 to 4; None: as the question says.
            seed: The lot; None draws one.
            drawn: Whether the order is drawn by lot.

        Raises:
            WrongInput: The question is not on the list, or a number does not fit.
            CannotDo: It is never tried out, or cannot begin today.
        """
        question = question_named(typed)
        self.check_can_begin(question, outcome)
        drawn_seed = SystemRandom().randrange(2**32) if seed is None else seed
        fields = {
            "id": f"{question.id} {self._desk.today.isoformat()}",
            "question": question.id,
            "outcome": outcome,
            "first": self._desk.today,
            "pairs": pairs,
            "period_days": period_days,
            "wash_out_days": question.wash_out_days if wash_out_days is None else wash_out_days,
            "seed": drawn_seed,
            "drawn": drawn,
        }
        try:
            made = msgspec.convert(msgspec.to_builtins(fields), Experiment)
        except msgspec.ValidationError as error:
            raise WrongInput(say("experiments.service.experiment_pairs_days_which")) from error
        if made.period_days - made.wash_out_days < 4:
            raise WrongInput(say("experiments.service.too_short_periods"))
        self._desk.save([Change(table="experiments", key=made.id, fields=fields)])
        return self.latest()

    def log(self, day: date, as_planned: bool | None = None, confidence: int | None = None) -> ExperimentView:
        """Note whether a day was done in its way, and the day's confidence where that is the outcome.

        Raises:
            CannotDo: No experiment covers this day.
            WrongInput: The day lies ahead, or the confidence is not 0 to 10.
        """
        if day > self._desk.today:
            raise WrongInput(say("experiments.service.lies_ahead", day=day_in_words(day, self._desk.today)))
        if confidence is not None and not 0 <= confidence <= 10:
            raise WrongInput(say("experiments.service.odd_confidence", confidence=confidence))
        covers = [self._as_it_stands(one) for one in self._desk.facts.experiments if day_of_experiment(one, day)]
        found = next((one for one in covers if day_of_experiment(one, day)), None)
        if found is None:
            ended = f" {ended_words(covers[-1], self._desk.today)}" if covers else ""
            none_then = say("experiments.service.no_experiment_then", day=day_in_words(day, self._desk.today))
            raise CannotDo(none_then + ended)
        fields: dict[str, object] = {}
        if as_planned is not None:
            fields["as_planned"] = {day: as_planned}
        if confidence is not None:
            fields["confidence"] = {day: confidence}
        self._desk.save([Change(table="experiments", key=found.id, fields=fields)])
        return self.latest()

    def stop(self, why: Stop = "person") -> ExperimentView:
        """End the running one today; no reason is needed.

        Raises:
            CannotDo: None is running.
        """
        running = self.running()
        if running is None:
            last = self.to_decide()
            ended = f" {ended_words(last.experiment, self._desk.today)}" if last and last.stops else ""
            raise CannotDo(asset("experiments")["says"]["none_running"] + ended)
        fields = {"stopped_on": self._desk.today, "stopped_why": why}
        self._desk.save([Change(table="experiments", key=running.experiment.id, fields=fields)])
        return self._view(next(one for one in self._desk.book.experiments if one.id == running.experiment.id))

    def kept_since(self, day: date) -> tuple[ExperimentView, ...]:
        """Those that ended on a day or after it and whose B was kept."""
        kept = (one for one in self._desk.book.experiments if one.kept == "yes")
        views = (self._view(one) for one in kept if (one.stopped_on or last_day(one)) >= day)
        return tuple(view for view in views if (view.experiment.stopped_on or view.last) >= day)

    def keep(self, decision: Keep) -> ExperimentView:
        """What the person decided about B, for the last one that ended; what is kept stands on the own list.

        Raises:
            CannotDo: None has ended.
        """
        ended = [view for view in self.all() if view.day is None]
        if not ended:
            raise CannotDo(say("experiments.service.none_ended"))
        decided = Change(table="experiments", key=ended[-1].experiment.id, fields={"kept": decision})
        self._desk.save([decided, *self._on_the_own_list(ended[-1].question, decision)])
        return self.all()[-1]

    def to_decide(self) -> ExperimentView | None:
        """The last one, where it has ended and nothing was decided about B."""
        views = self.all()
        return views[-1] if views and views[-1].day is None and views[-1].experiment.kept is None else None

    def _on_the_own_list(self, question: Tried, decision: Keep) -> list[Change]:
        there = next((x for x in self._desk.facts.own_items if x.list == "kept" and x.text == question.tried), None)
        keeps = decision == "yes"
        if there is not None:
            return [Change(table="own_items", key=there.id, fields={"put_away": not keeps})]
        return [new_line(self._desk.facts, "kept", question.tried)] if keeps else []

    def _view(self, experiment: Experiment) -> ExperimentView:
        question, said = _question_of(experiment), experiment
        values = self._values(experiment)
        experiment = self._as_it_stands(experiment, values)
        day = day_of_experiment(experiment, self._desk.today)
        planned = {on for on, done in experiment.as_planned.items() if done}
        return ExperimentView(
            experiment=experiment,
            question=question,
            day=day,
            what="" if day is None else question.usual if day.way == "A" else question.tried,
            last=last_day(experiment),
            result=result(experiment, values, planned, no_warning_sign=experiment.stopped_why in (None, "person")),
            stops=experiment.stopped_why if experiment.stopped_on != said.stopped_on else None,
        )

    def _as_it_stands(self, experiment: Experiment, values: Mapping[date, float] | None = None) -> Experiment:
        """With the end that a rule brought before the person's own, before its last day and until today.

        It has ended on the day on which that came up, whoever was told or took note of it: no way of the day and no
        answer after it, and it does not go on by itself when what ended it is over (clinical.md G6).
        """
        physical = _question_of(experiment).physical
        waiting = sorted((self._values(experiment) if values is None else values).items(), reverse=True)
        known = dict[date, float]()
        until = min(self._desk.today, last_day(experiment))
        facts = self._desk.diary.days(experiment.first - timedelta(days=LOOK_BACK_DAYS), until)
        for day, flares in flares_by_day(self._desk.diary, experiment.first, until, LOOK_BACK_DAYS):
            if experiment.stopped_on is not None and day >= experiment.stopped_on:
                break
            while waiting and waiting[-1][0] <= day:
                known.update([waiting.pop()])
            if why := ends_early(experiment, self._situation(day, flares, facts), known, physical=physical):
                return msgspec.structs.replace(experiment, stopped_on=day, stopped_why=why)
        return experiment

    def _values(self, experiment: Experiment) -> dict[date, float]:
        """The outcome by day, 0 to 10 or minutes."""
        if experiment.outcome == "confidence":
            return {day: float(value) for day, value in experiment.confidence.items()}
        facts = self._desk.diary.days(experiment.first, min(last_day(experiment), self._desk.today))
        name = "function" if experiment.outcome == "minutes" else experiment.outcome
        _, values = values_of(name, self._desk.book, facts)
        return {day: value * TO_TEN for day, value in values.items()} if name == "mattered" else values

    def _situation(self, today: date, flares: Sequence[Episode], facts: Month | None = None) -> ExperimentDay:
        flares = as_it_is_today(self._desk, today, flares)
        now = flare_on(flares, today)
        before = [flare.last for flare in flares if flare.last < today]
        what_is_open = situation(self._desk, on=today, flares=flares, facts=facts)
        no_experiment = set(against("experiment", what_is_open))
        return ExperimentDay(
            day=today,
            sign_open=bool(no_experiment - {"flare", "after_flare", "illness"}),
            dose_waits=bool(set(against("dose", what_is_open)) - no_experiment),
            ill="illness" in no_experiment,
            flare_days=(today - now.first).days + 1 if now else 0,
            since_flare=(today - max(before)).days if before else None,
        )
