"""The goal conversation of any diary, without its folder: answers so far in, next question or plan out. Pure."""

from painplan.errors import WrongInput
from painplan.goals.goal_records import asked_first, goal_fields, matters
from painplan.goals.interview import confidence, goal_text
from painplan.goals.interview_amounts import (
    TRIES,
    aim_of,
    by_of,
    had_to_stop,
    is_gentle,
    steps_off,
    tried_again,
    tries_hold,
    unit_of,
)
from painplan.goals.scripts import own_script
from painplan.kit.parse import parse_amount
from painplan.kit.script import KnownBefore, Script
from painplan.kit.step import Answers, Step
from painplan.kit.words import say
from painplan.pacing.start import FEWEST_TRIES
from painplan.plans.records import Trial
from painplan.plans.service import NewPlan, tried


def steps(said: Answers, facts: KnownBefore = KnownBefore()) -> tuple[Step, ...]:  # noqa: B008  # frozen
    """All questions that apply after these answers, in order, as PainPlan words them."""
    return own_script("goal").asked(said, facts)


def new_plan(said: Answers, script: Script | None = None, facts: KnownBefore = KnownBefore()) -> NewPlan:  # noqa: B008  # frozen
    """The plan that these answers describe.

    Args:
        said: All answers.
        script: The conversation they were given in.
        facts: What it knows beside them.

    Raises:
        WrongInput: A question is still open.
    """
    missing = (script or own_script("goal")).next(said, facts)
    if missing:
        raise WrongInput(say("goals.conversation.open_question", ask=missing.ask))
    unit = said["unit"]
    named = said.get("unit_name") or unit

    def amount(name: str) -> float | None:
        return parse_amount(said[name], named) if said.get(name) else None

    tries, stopped = _tries(said) if tries_hold(said, facts) and said.get("start") == "tries" else ((), ())
    estimated = len(tries) < FEWEST_TRIES
    return NewPlan(
        matters=matters(said, facts.medicines),
        goal=goal_text(said),
        activity=said["activity"],
        unit=unit,
        unit_name=said.get("unit_name", ""),
        aim=aim_of(said, facts.today),
        by=by_of(said, facts.today),
        days_per_week=int(said["days"]),
        confidence=confidence(said),
        profile="gentle" if is_gentle(said) or asked_first(said) else "steady",
        worsening=said.get("pem") or None,  # type: ignore[arg-type]  # the question takes no other words
        post_exertional_malaise=steps_off(said),
        purpose=said.get("purpose") or None,  # type: ignore[arg-type]  # the question takes no other words
        trials=tries,
        stopped=stopped,
        good=amount("good") if estimated else None,
        bad=amount("bad") if estimated else None,
        goal_fields=goal_fields(said),
    )


def _tries(said: Answers) -> tuple[tuple[Trial, ...], tuple[Trial, ...]]:
    """The tries that count, and those that are kept as what they were and made again on another day (A12 TRY)."""
    reached = {name: parse_amount(said[name], unit_of(said)) for name in TRIES}
    ended = {name: reached[name] for name in had_to_stop(said)}
    if tried_again(said):
        counted = tuple(Trial(amount=much) for name, much in reached.items() if name not in ended)
        return counted, tuple(Trial(amount=much, had_to_stop=much) for much in ended.values())
    halves = {name: tried(much, None, "half") for name, much in ended.items()}
    return tuple(halves.get(name, Trial(amount=much)) for name, much in reached.items()), ()
