"""Every conversation, found by the program: whoever goes through it, and however, the same facts are kept.

A plain walk answers one question after the other. A person at the screen types letters that mean nothing, goes back,
chooses an earlier answer, leaves and comes back; one at a terminal types what does not fit and goes back by name. All
three end with the same answers, so the diaries must be the same.
"""

import pkgutil
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import msgspec
import pytest

import painplan
from painplan.care.care_flows import CareChangeFlow, CareDecisionFlow, CareNoteFlow, NewCareFlow
from painplan.care.service import CareRoom, Chosen
from painplan.checkin.moment_flow import MomentFlow
from painplan.checkin.own_flow import OwnQuestionFlow
from painplan.cli.asking import AskedByLine
from painplan.errors import PainPlanError
from painplan.exchange.devices.open_flow import OpenFlow
from painplan.exchange.import_result import LeftOpenHere
from painplan.exposure.flows import AfterFlow, AvoidedFlow, ExposureTryFlow, TalkedFlow
from painplan.exposure.service import Exposure
from painplan.exposure.tries import Tries
from painplan.goals.change_flow import GoalChangeFlow
from painplan.goals.intake import AboutTalk
from painplan.goals.interviews import GoalTalk
from painplan.kit.flow import Flow
from painplan.kit.in_order import InOrder, KeptEach, PartByPart
from painplan.kit.step import NOTHING, Step, chosen, together
from painplan.learning.nights_flow import NightFlow
from painplan.learning.own_line_flow import OwnLineFlow
from painplan.measures.external_score_flow import ExternalScoreFlow
from painplan.measures.home_test_flow import HomeTestFlow
from painplan.measures.questionnaire_flow import QuestionnaireFlow
from painplan.plans.change.flow import ChangePlanFlow
from painplan.plans.end_flow import EndPlanFlow
from painplan.plans.flare_flow import FlareFlow
from painplan.plans.flare_plan_flow import FlarePlanFlow
from painplan.plans.handed.flow import HandedFlow
from painplan.plans.holds_flow import BeginHoldFlow, EndHoldFlow, HoldFlow
from painplan.plans.records import Trial
from painplan.plans.restart import Restarts
from painplan.plans.service import NewPlan
from painplan.plans.tries_flow import RestartFlow, TryFlow
from painplan.reviews.life_flow import LifeChangeFlow
from painplan.reviews.look_back import LookBack
from painplan.reviews.look_back_flow import LookBackFlow
from painplan.safety.ask_first_flow import AskFirstFlow
from painplan.safety.closing import SIGNS
from painplan.safety.crashes_flow import CrashesFlow
from painplan.safety.opening_flow import ClosingFlow, Open, OpeningFlow
from painplan.safety.safety_list_flow import SafetyListFlow
from painplan.safety.service import Safety
from painplan.safety.signs_flow import SignsFlow
from painplan.screens.flow import FlowScreen, _is_typed
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.tasks.cycles_flow import NewCyclesFlow
from painplan.tasks.exercises_flow import NewExerciseFlow
from painplan.tasks.jobs_flow import NewJobFlow
from painplan.team.decision_flow import DecisionFlow, PrintFlow
from painplan.team.decisions import Decisions
from painplan.team.medicine_flow import MedicineFlow
from painplan.team.member_flow import MemberFlow
from painplan.team.service import Team
from painplan.team.thing_flow import ThingFlow
from painplan.team.visit_flow import VisitFlow
from painplan.today.coach import Coach
from painplan.widgets.fields import Line
from tests.conftest import all_asked
from tests.support import Person, at_the_screen
from tests.thorough import WHOLE, share_of

DAY = date(2026, 3, 4)
SEEDS = 8 if WHOLE else 2
MOST_QUESTIONS = 80
DETOURS = 0.3
"""How often something else is done before a question is answered."""


def _try_flow(coach: Coach) -> ExposureTryFlow:
    view = Exposure(coach).view()
    return ExposureTryFlow(coach, view.ladder.rungs[1], view.tries.get(view.ladder.rungs[1].avoided.id, ()))


def _after_flow(coach: Coach) -> AfterFlow:
    rung = Exposure(coach).view().ladder.rungs[1]
    begun = Tries(coach).plan_try(rung.avoided.id, "A crack", 80, "3 kg once", None)
    return AfterFlow(coach, begun, rung)


def _change_flow(coach: Coach) -> GoalChangeFlow:
    return GoalChangeFlow(coach, coach.book.goals[0].id)


def _on_hold(coach: Coach) -> Coach:
    """With an illness and a medicine on hold."""
    coach.hold("illness", None)
    coach.hold("new_medicine", DAY)
    return coach


def _in_a_flare_up(coach: Coach) -> Coach:
    coach.begin_flare()
    return coach


def _first_tries(coach: Coach) -> TryFlow:
    all_asked(coach)
    for activity in ("Stairs", "Reading"):
        coach.add_plan(NewPlan(goal="Out", activity=activity, unit="minutes", good=40.0, bad=20.0))
    return TryFlow(coach, coach.waiting_for_tries())


def _long_away(coach: Coach) -> RestartFlow:
    later = Coach(coach.diary, DAY + timedelta(weeks=5), now=coach.now)
    all_asked(later)
    return RestartFlow(later, Restarts(later).offers()[0])


def _with_a_sign(coach: Coach) -> ClosingFlow:
    Safety(coach).answer_signs({"RF07": "yes"})
    return ClosingFlow(coach, [Open(SIGNS, "RF07", "A sign")], ["A page"])


def _in_care(coach: Coach) -> str:
    return CareRoom(coach).add(Chosen(name="Aqua fit", kind="exercise", with_whom="Anna")).care.id


def _visited(coach: Coach) -> VisitFlow:
    Team(coach).ask("What are the options?")
    return VisitFlow(coach, Team(coach).add("Kim", "friend").id)


MAKE: dict[type, Callable[[Coach], Any]] = {
    GoalTalk: GoalTalk,
    OpenFlow: lambda coach: OpenFlow(LeftOpenHere("several", "table.csv", 2, "A day stands there twice."), coach.today),
    AboutTalk: AboutTalk,
    NewCyclesFlow: NewCyclesFlow,
    NewExerciseFlow: NewExerciseFlow,
    MomentFlow: MomentFlow,
    LifeChangeFlow: LifeChangeFlow,
    OwnQuestionFlow: OwnQuestionFlow,
    NewJobFlow: NewJobFlow,
    AvoidedFlow: AvoidedFlow,
    ExposureTryFlow: _try_flow,
    AfterFlow: _after_flow,
    NightFlow: NightFlow,
    ExternalScoreFlow: ExternalScoreFlow,
    FlarePlanFlow: FlarePlanFlow,
    GoalChangeFlow: _change_flow,
    HomeTestFlow: lambda coach: HomeTestFlow(coach, "four-stage-balance"),
    QuestionnaireFlow: lambda coach: QuestionnaireFlow(coach, "psfs"),
    FlareFlow: lambda coach: FlareFlow(_in_a_flare_up(coach)),
    EndPlanFlow: EndPlanFlow,
    ChangePlanFlow: ChangePlanFlow,
    HandedFlow: HandedFlow,
    TryFlow: _first_tries,
    RestartFlow: _long_away,
    BeginHoldFlow: BeginHoldFlow,
    HoldFlow: lambda coach: HoldFlow(_on_hold(coach)),
    EndHoldFlow: lambda coach: EndHoldFlow(_on_hold(coach)),
    SignsFlow: lambda coach: SignsFlow(coach, whole=False),
    AskFirstFlow: AskFirstFlow,
    CrashesFlow: CrashesFlow,
    SafetyListFlow: SafetyListFlow,
    OwnLineFlow: lambda coach: OwnLineFlow(coach, "exercise"),
    DecisionFlow: DecisionFlow,
    PrintFlow: lambda coach: PrintFlow(coach, Decisions(coach).begin("Shall I?").id),
    LookBackFlow: lambda coach: LookBackFlow(coach, LookBack(coach, "weekly")),
    MemberFlow: MemberFlow,
    MedicineFlow: MedicineFlow,
    VisitFlow: _visited,
    ClosingFlow: _with_a_sign,
    NewCareFlow: NewCareFlow,
    CareChangeFlow: lambda coach: CareChangeFlow(coach, _in_care(coach)),
    CareNoteFlow: lambda coach: CareNoteFlow(coach, _in_care(coach)),
    CareDecisionFlow: lambda coach: CareDecisionFlow(coach, _in_care(coach)),
    TalkedFlow: lambda coach: TalkedFlow(coach, Exposure(coach).view().ladder.rungs[1].avoided.id),
}
"""How each is begun in a diary with a ladder of avoided things."""
ALSO: dict[str, Callable[[Coach], Any]] = {
    name: partial(QuestionnaireFlow, instrument=name) for name in ("peg", "phq4", "pgic", "gas", "phq8-total")
} | {name: partial(HomeTestFlow, name=name) for name in ("chair-stand", "walking-tolerance")}
"""The same conversation about something else."""
ALSO["month"] = lambda coach: LookBackFlow(coach, LookBack(coach, "monthly"))
ALSO["instead"] = partial(OwnLineFlow, name="instead")
WALKED = {kind.__name__: make for kind, make in MAKE.items()} | ALSO


def flows() -> set[type]:
    """All conversations of the program."""
    for module in pkgutil.walk_packages(painplan.__path__, "painplan."):
        if not module.name.endswith("__main__"):
            vars(import_module(module.name))  # reads it
    made = (one for name, module in list(sys.modules.items()) if name.startswith("painplan.") for one in _own(module))
    kinds = {Flow, InOrder, KeptEach, OpeningFlow, PartByPart, ThingFlow}
    return {one for one in made if hasattr(one, "answer") and hasattr(one, "KEEPS_EACH")} - kinds


def _own(module: ModuleType) -> list[type]:
    own = (one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__)
    return [one for one in own if not one.__name__.startswith("_")]


def test_every_conversation_of_the_program_is_walked_here() -> None:
    assert flows() == set(MAKE)


def with_a_ladder() -> Coach:
    coach = Coach(Diary(MemoryFolder()), DAY, now=lambda: datetime(2026, 3, 4, 20, 30))
    yesterday = Coach(coach.diary, DAY - timedelta(days=1), now=lambda: datetime(2026, 3, 3, 20, 30))
    for fear in (15, 30, 45, 60, 75):
        Exposure(yesterday).add(f"Thing {fear}", fear, 7)
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    yesterday.add_plan(NewPlan(goal="Out", activity="Walking", unit="minutes", aim=20, trials=tries))
    return coach


def facts(coach: Coach) -> Any:
    """What is in the diary, without the moments at which it was saved."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: bare(one) for name, one in value.items() if name not in ("saved_at", "history")}
        return [bare(one) for one in value] if isinstance(value, list | tuple) else value

    return bare(msgspec.to_builtins(coach.book.tables()))


HANDED = Path(__file__).parents[1] / "data" / "handed.toml"
ENDS = {"more": 3, "option": 1, "benefits": 0, "burdens": 0}
"""By questions that add something and come again: with how many of them it is enough."""
FITTING = {
    "path": "",
    "file": str(HANDED),
    "light_out": "22:30",
    "up": "7:15",
    "awake": "40",
    "low": "0",
    "high": "50",
    "value": "12",
}
"""Answers that have to fit each other, by their question."""
WORDS = ("Ironing", "30", "25", "12", "3 kg once", "tomorrow", "4 6 8", "Walking the dog")


def candidates(step: Step, random: Random) -> list[str]:
    """Answers that may fit a question, in an order of chance."""
    if step.kind == "scale":
        return [str(random.randint(0, 10))]
    values = [option.value for option in step.options]
    if step.kind == "choice":
        return random.sample(values, len(values)) or [""]
    if step.kind == "list":
        some = random.sample(values, random.randint(0, min(len(values), step.most or 4)))
        return [together(tuple(value for value in values if value in some)) or NOTHING]
    typed = [FITTING[step.id]] if step.id in FITTING else random.sample(WORDS, len(WORDS))
    return [*typed, *(["1 April", "12"] if step.kind in ("day", "amount") else []), *([""] if step.optional else [])]


def plainly(flow: Any, random: Random) -> dict[str, str]:
    """Answer all questions in order; gives what was answered, as the flow takes it."""
    said: dict[str, str] = {}
    for _ in range(MOST_QUESTIONS):
        step = flow.next
        if step is None:
            return said
        kind, *_, last = f"{step.id} 0".removesuffix(" 0" if " " in step.id else "").split()
        ends = kind in ENDS and int(last) > ENDS[kind]  # a list that never ends by chance comes to its end
        order = [""] if ends else candidates(step, random)
        for answer in order:
            try:
                flow.answer(step.id, answer)
            except PainPlanError:
                continue
            said[step.id] = answer
            break
        else:
            raise AssertionError(f"nothing fits {step.id}: {step.ask}")
    raise AssertionError("the conversation does not end")


class AnyFlowScreen(FlowScreen):
    """One conversation on a screen."""

    NAME = "A conversation"

    def __init__(self, flow: Any) -> None:
        super().__init__()
        self._made = flow

    def flow(self) -> Any:
        return self._made


async def _say(person: Person, step: Step, answer: str) -> None:
    """Answer as a person does."""
    by_value = {option.value: option.key for option in step.options}
    if step.kind == "scale":
        await person.press(*({"10": ["x"], "1": ["1", "enter"]}.get(answer, [answer])))
    elif step.kind == "choice":
        await person.press(by_value.get(answer, "enter"))
    elif step.kind == "list" and not _is_typed(step):
        wanted = {by_value[value] for value in chosen(answer)}
        marked = {by_value[value] for value in chosen(step.given)}
        await person.press(*(sorted(wanted ^ marked) if wanted else [NOTHING]), "enter")
    else:
        await person.press("end", *["backspace"] * len(person.app.screen.query_one("#typed", Line).value))
        await person.type(_numbers(step, answer), "enter")


def _numbers(step: Step, answer: str) -> str:
    """What is typed for an answer: several of a list are typed as their numbers."""
    by_value = {option.value: option.key for option in step.options}
    return " ".join(by_value[value] for value in chosen(answer)) or NOTHING if step.kind == "list" else answer


async def _detour(person: Person, screen: FlowScreen, flow: Any, step: Step, random: Random) -> None:
    """Something that changes no answer."""
    typed = _is_typed(step)
    match random.choice(("letters", "back", "earlier", "size")):
        case "letters" if not typed:
            await person.press(*random.sample("abeghijklmnoprstvwyz", 4), "space")
        case "back" if not typed:
            await person.press("backspace")
        case "earlier" if flow.given():
            await person.press("f2", *["up"] * random.randint(0, 3), "enter")
        case "size":
            await person.resize((60, 18))
            await person.resize((80, 24))


async def at_the_keyboard(coach: Coach, flow: Any, said: dict[str, str], random: Random) -> None:
    """Walk the conversation on a screen, with detours, until the same answers are given."""
    async with at_the_screen(coach) as person:
        screen = AnyFlowScreen(flow)
        person.app.push_screen(screen)
        await person.press()
        for _ in range(6 * MOST_QUESTIONS):
            if screen.step is None or not screen.is_open:
                return
            if random.random() < DETOURS:
                await _detour(person, screen, flow, screen.step, random)
            step = screen.step
            assert step is not None
            assert step.ask.split("?")[0].split("\n")[0][:36] in person.sees(), step.id
            await _say(person, step, said[step.id])
        raise AssertionError("the conversation does not end")


def by_lines(flow: Any, said: dict[str, str], random: Random, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type the same answers line by line, with what does not fit and ways back between them."""
    asking = AskedByLine(flow)
    last: list[str] = []

    def typed(*_: object, **__: object) -> str:
        step = asking._step()
        assert step is not None
        if random.random() < DETOURS and flow.given() and last[-1:] != ["detour"]:
            last.append("detour")
            return random.choice(("back", f"back {random.choice(flow.given()).id}", "back nowhere"))
        last.append(step.id)
        assert len(last) < 6 * MOST_QUESTIONS
        return _numbers(step, said[step.id]) or "-"

    monkeypatch.setattr("click.prompt", typed)
    asking.ask_all()


@pytest.mark.parametrize("name", WALKED)
async def test_the_screen_and_the_lines_keep_what_a_plain_walk_keeps(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = WALKED[name]
    for seed in share_of(name, WALKED, range(SEEDS), one_of=2):
        plain = with_a_ladder()
        flow = make(plain)
        said = plainly(flow, Random(seed))
        assert said
        if not flow.KEEPS_EACH:
            assert flow.said.keys() == said.keys()
            flow.keep()

        at_screen = with_a_ladder()
        await at_the_keyboard(at_screen, make(at_screen), said, Random(seed))
        assert facts(at_screen) == facts(plain), f"at the screen, seed {seed}"

        lines = with_a_ladder()
        flow = make(lines)
        by_lines(flow, said, Random(seed), monkeypatch)
        if not flow.KEEPS_EACH:
            flow.keep()
        assert facts(lines) == facts(plain), f"by lines, seed {seed}"


@pytest.mark.parametrize("name", WALKED)
def test_whatever_is_answered_stands_in_a_record(name: str) -> None:
    """Also where what comes after an answer is left empty, or the conversation is left."""
    coach = with_a_ladder()
    flow = WALKED[name](coach)
    random = Random(5)
    for _ in range(MOST_QUESTIONS):
        step = flow.next
        if step is None:
            break
        before, was = facts(coach), step.before
        left_out = [""] if step.kind == "text" and step.optional else []
        for answer in (*left_out, *candidates(step, random)):
            try:
                flow.answer(step.id, answer)
            except PainPlanError:
                continue
            break
        kept_with_the_last = isinstance(flow, QuestionnaireFlow) or (name, step.id) == ("SafetyListFlow", "region")
        if flow.KEEPS_EACH and step.options and answer not in ("", was) and not kept_with_the_last:
            assert facts(coach) != before, (step.id, answer)
