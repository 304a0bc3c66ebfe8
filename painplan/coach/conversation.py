"""The goal conversation of any diary, without its folder: answers so far in, next question or plan out. Pure."""

from painplan.coach.outcomes import asked_first, goal_fields
from painplan.coach.plans import NewPlan
from painplan.coach.scripts import own_script
from painplan.errors import WrongInput
from painplan.interview import Answers, Script, Step
from painplan.interview.amounts import aim_of, by_of, is_gentle, steps_off
from painplan.interview.goal import TRIES, confidence, goal_text
from painplan.interview.script import Facts
from painplan.records import Trial
from painplan.words import parse_amount


def steps(said: Answers, facts: Facts = Facts()) -> tuple[Step, ...]:  # noqa: B008  # frozen
    """All questions that apply after these answers, in order, as PainPlan words them."""
    return own_script("goal").asked(said, facts)


def new_plan(said: Answers, script: Script | None = None, facts: Facts = Facts()) -> NewPlan:  # noqa: B008  # frozen
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
        raise WrongInput(f"One question is still open: {missing.ask} Answer it, then the plan can begin.")
    unit = said["unit"]
    named = said.get("unit_name") or unit

    def amount(name: str) -> float | None:
        return parse_amount(said[name], named) if said.get(name) else None

    estimated = said.get("start") == "estimate"
    tries = [] if estimated else [parse_amount(said[name], named) for name in TRIES]
    return NewPlan(
        matters=said.get("matters", ""),
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
        trials=tuple(Trial(amount=reached) for reached in tries),
        good=amount("good") if estimated else None,
        bad=amount("bad") if estimated else None,
        goal_fields=goal_fields(said),
    )
