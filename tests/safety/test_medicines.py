"""What counts a medicine and what does not, by its words (clinical.md A12 PRE, C4), and every door that asks it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from painplan.checkin.own_flow import OwnQuestionFlow
from painplan.cli.main import main
from painplan.cli.main import painplan as root
from painplan.errors import CannotDo
from painplan.exposure.flows import AvoidedFlow
from painplan.kit.in_order import InOrder
from painplan.safety.medicine.medicines import about_taking_less, counts_medicine
from painplan.safety.medicine.recognised import recognised
from painplan.tasks.cycles_flow import NewCyclesFlow
from painplan.tasks.exercises_flow import NewExerciseFlow
from painplan.tasks.jobs_flow import NewJobFlow
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Ran, Shell, on

LINE = (
    "Don't change prescribed medicines on your own - stopping suddenly can be harmful. "
    "Talk to your prescriber or pharmacist."
)
NOTED = ("Zaldiar 75", "Blue pearls, one at night")
"""Medicines as the person wrote them down."""


class Counted(NamedTuple):
    """An activity and what is counted of it."""

    activity: str
    unit: str = "repetitions"
    unit_name: str = ""


MEDICINES = [
    *(Counted(activity) for activity in ("Puffs", "Drops", "Sprays", "Doses", "Tablets", "Pills", "Capsules", "Tabs")),
    *(Counted(activity) for activity in ("Salbutamol puffs", "Inhaler puffs", "Puffs of inhaler", "Reliever inhaler")),
    *(Counted(activity) for activity in ("Eye drops", "ten drops", "Cough drops", "CBD drops", "Tramadol drops")),
    *(Counted(activity) for activity in ("a dose of movicol", "Movicol sachets", "Insulin units", "units of insulin")),
    *(Counted(activity) for activity in ("Half a tablet", "One tablet", "half a pill", "half-tablet", "Quarter pills")),
    *(Counted(activity) for activity in ("Ventolin", "2 puffs of Ventolin", "Oramorph 5 ml", "Tramadol 50mg")),
    *(Counted(activity) for activity in ("Zaldiar", "zaldiar 75 at night", "Blue pearls")),
    *(Counted(activity) for activity in ("Tilidin Tropfen", "Augentropfen", "Nasenspray", "Schmerztabletten")),
    *(Counted(activity) for activity in ("comprimés", "gotas", "Ｔａｂｌｅｔｓ", "ta\u200bblets", "TABLETS!")),
    Counted("drops of water"),
    Counted("Salbutamol puffs before walking"),
    Counted("Evenings without a tablet"),
    *(Counted(activity, "minutes") for activity in ("Salbutamol puffs", "One tablet", "2 puffs of Ventolin")),
    *(Counted(activity, "minutes") for activity in ("Less tramadol", "swallow pills", "Taking my two white tablets")),
    *(Counted("Breathing", "own", name) for name in ("Tropfen", "ml", "µg", "μg", "mcg", "mg", "IU", "Tabs", "sprays")),
    *(Counted("Mornings", "own", name) for name in ("patches", "puffs", "drops", "tablets", "doses", "insulin units")),
    Counted("Insulin", "own", "units"),
]
THINGS_TO_DO = [
    *(Counted(activity, "minutes") for activity in ("Walking", "Sitting", "Meditation", "Pilates", "Tabletop games")),
    *(Counted(activity) for activity in ("Stairs", "Getting up from a chair", "Glasses of water", "Pillows", "Squats")),
    *(
        Counted(activity)
        for activity in ("Drop-in choir", "Drop off the children", "Dropping shoulders", "Dropped ball")
    ),
    *(Counted(activity) for activity in ("Heel drops", "Knee drops", "Drop squats", "Leaflet drops")),
    *(Counted(activity) for activity in ("Medicine ball throws", "Guitar tabs", "Patchwork", "Shots on goal")),
    *(Counted(activity) for activity in ("Weeding the vegetable patch", "Puffing up cushions", "Unit 4 of the course")),
    *(Counted(activity) for activity in ("Walks to the chemist for my tablets", "Collecting my medication")),
    *(Counted(activity, "minutes") for activity in ("Drop-in choir", "Walking to the chemist", "Spray painting")),
    *(Counted(activity, "minutes") for activity in ("Take a walk to fetch my tablets", "Reading on the tablet")),
    *(Counted(activity, "minutes") for activity in ("A dose of fresh air", "Puff pastry", "Medical exercise class")),
    *(Counted(activity, "minutes") for activity in ("Walk without painkillers", "Raindrop watching", "Sewing pearls")),
    Counted("Talking to the pharmacist about my medicines", "minutes"),
    Counted("Taking the medicine ball for a walk", "minutes"),
    Counted("Walking to the chemist", "steps"),
    Counted("Press-ups", "own", "units"),
    Counted("Throws", "own", "medicine balls"),
    Counted("Stretching", "own", "heel drops"),
    Counted("Swimming", "own", "lengths"),
    Counted("Reading", "own", "pages"),
    Counted("Gardening", "own", "beds"),
    Counted("Choir", "own", "songs"),
    Counted("Potting plants", "own", "pots"),
]


def test_there_are_enough_of_both() -> None:
    assert min(len(set(MEDICINES)), len(set(THINGS_TO_DO))) >= 40


@pytest.mark.parametrize("counted", MEDICINES, ids=str)
def test_a_medicine_is_noticed_wherever_it_stands(counted: Counted) -> None:
    assert counts_medicine(recognised(), *counted, own=NOTED)


@pytest.mark.parametrize("counted", THINGS_TO_DO, ids=str)
def test_a_thing_to_do_is_none(counted: Counted) -> None:
    assert not counts_medicine(recognised(), *counted, own=NOTED)


@pytest.mark.parametrize(
    ("goal", "about"),
    [
        ("Reduce my puffs of inhaler", True),
        ("fewer eye drops", True),
        ("Weniger Tabletten", True),
        ("less zaldiar 75", True),
        ("Cut down on sprays of nasal spray", True),
        ("Walk the children to school without a drop in energy", False),
        ("Lower the garden fence", False),
        ("Less time on the tablet", False),
        ("Off to the drop-in choir", False),
        ("Reduce the weed patch", False),
    ],
)
def test_a_goal_about_less_of_one_is_noticed(goal: str, about: bool) -> None:
    assert about_taking_less(recognised(), goal, NOTED) is about


# --- the doors ---

TRIES = [word for back in (3, 2, 1) for word in ("--trial", "9", "--trial-date", on(7 - back).isoformat())]


@pytest.mark.parametrize(
    "counted", [Counted("Salbutamol puffs"), Counted("Eye drops", "minutes"), Counted("Mornings", "own", "Tropfen")]
)
def test_no_plan_is_made_and_the_sentence_says_how_else_to_name_it(
    counted: Counted, walking_plan: object, painplan: Shell
) -> None:
    name = ("--unit-name", counted.unit_name) if counted.unit_name else ()
    named = ("--goal", "G", "--activity", counted.activity, "--unit", counted.unit, *name)
    refused = painplan("plan", "add", *named, *TRIES, day=on(7))
    assert (refused.code, refused.out) == (1, ""), refused
    said = " ".join(refused.err.split())
    assert LINE in said
    assert "name it in other words" in said
    assert [plan["id"] for plan in painplan("plan", "list", "--json").document["plans"]] == ["walking"]


def test_the_interview_asks_again_at_the_activity_at_the_unit_and_at_its_name(painplan: Shell, tmp_path: Path) -> None:
    for given in (
        'activity = "Salbutamol puffs"\nunit = "repetitions"',
        'activity = "Mornings"\nunit = "own"\nunit_name = "Tropfen"',
    ):
        answers = tmp_path / "answers.toml"
        answers.write_text(f'way = "short"\nadult = "yes"\ngoal = "To the lake"\n{given}\n', encoding="utf-8")
        refused = painplan("interview", "--answers", str(answers))
        assert refused.code == 1, refused
        assert LINE in " ".join(refused.err.split())


@pytest.mark.parametrize("form", ["json", "csv", "fhir"])
def test_no_file_brings_one_in(
    form: str, walking_plan: object, a_week: Callable[..., None], painplan: Shell, tmp_path: Path
) -> None:
    a_week()
    out = tmp_path / ("tables/" if form == "csv" else f"out-{form}.json")
    wanted = f"{out}/" if form == "csv" else str(out)
    assert painplan("export", form, wanted, day=on(8)).code == 0
    files = [file for file in (out.rglob("*") if form == "csv" else [out]) if file.is_file()]
    for file in files:
        file.write_bytes(file.read_bytes().replace(b"Walking", b"Salbutamol puffs"))
    other = ("--data-dir", str(tmp_path / "other"))
    kind = "fhir" if form == "fhir" else "painplan"
    brought = painplan(*other, "import", kind, str(out), "--json", day=on(8))
    why = " ".join(one["why"] for one in brought.document["rejected"])
    assert LINE in why
    assert painplan(*other, "plan", "list", "--json", day=on(8)).document["plans"] == []
    kept = painplan("import", kind, str(out), "--json", day=on(8)).document
    assert LINE in " ".join(one["why"] for one in kept["rejected"]), "nor does it change a plan that is there"
    assert painplan("plan", "show", "walking", "--json", day=on(8)).document["activity"] == "Walking"


def test_no_merge_brings_one_in(
    walking_plan: object, painplan: Shell, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy" / "plan.json"
    copy.parent.mkdir()
    copy.write_bytes((place / "plan.json").read_bytes().replace(b"Walking", b"Eye drops").replace(b"minutes", b"pages"))
    other = tmp_path / "other"
    assert painplan("--data-dir", str(other), "checkin", "--set", "interference=3").code == 0
    capsys.readouterr()
    code = main(["--data-dir", str(other), "--today", "2026-01-05", "merge", str(copy), "--json"])
    merged = Ran(code, *capsys.readouterr()).document
    assert LINE in " ".join(one["text"] for one in merged["problems"])
    assert painplan("--data-dir", str(other), "plan", "list", "--json").document["plans"] == []


def test_a_diary_that_holds_one_from_before_keeps_it(walking_plan: object, painplan: Shell, place: Path) -> None:
    held = place / "plan.json"
    held.write_bytes(held.read_bytes().replace(b"Walking", b"Eye drops"))
    assert painplan("plan", "list", "--json").document["plans"][0]["activity"] == "Eye drops"


DOORS: dict[str, tuple[tuple[str, ...], ...]] = {
    "plan add": (("--goal", "G", "--activity", "Tablets", "--unit", "repetitions", *TRIES),),
    "plan change": (("walking", "--activity", "Ibuprofen tablets"),),
    "exercise add": (
        ("--name", "Ibuprofen tablets", "--kind", "relaxation", "--sets", "1", "--reps", "2"),
        ("--name", "Eye drops", "--kind", "posture"),
    ),
    "set": (
        ("ask", "Ibuprofen tablets", "--kind", "number", "--unit", "tablets"),
        ("ask", "In the evening", "--kind", "number", "--unit", "drops"),
        ("ask", "Fewer tablets today?", "--kind", "yes_no"),
    ),
    "decide new": (("Nights", "--option", "Stop amitriptyline"),),
    "decide add": (("nights", "--option", "More tramadol"),),
    "care add": (
        ("--name", "Ibuprofen tablets", "--kind", "other"),
        ("--name", "Physiotherapy", "--kind", "therapy", "--expect", "fewer tablets"),
        ("--name", "Physiotherapy", "--kind", "therapy", "--for", "less tramadol"),
    ),
    "care change": (("rest", "--set", "expects=fewer tablets"), ("rest", "--set", "name=Eye drops")),
    "job add": (
        ("Ibuprofen", "--piece", "Look:5"),
        ("Kitchen", "--piece", "Take two tablets:5"),
    ),
    "checkin": (("--set", "activities=Ibuprofen 400"),),
    "cycles add": (("Ibuprofen tablets", "--usual", "10", "--task", "30"),),
    "exposure add": (("Taking less tramadol", "--fear", "60", "--value", "5"),),
}
"""What is refused at each command that takes a name or a unit of something to do, count or weigh."""
NO_DOORS = {
    "goals change": "a goal has its own sentence, and stands as what matters",
    "decide choose": "an option that is there",
    "medicine add": "the list of medicines itself",
    "medicine note": "the list of medicines itself",
    "team add": "a person",
    "team change": "a person",
    "own add": "a line to read, which nothing counts",
    "help-now": "a page to read",
    "pace": "a known unit, and no name",
    **dict.fromkeys(("checklist", "measure", "test", "score", "demo", "serve"), "a name that comes with the program"),
    **dict.fromkeys(("exposure put-away", "exposure show", "exposure talked", "exposure try"), "one that is there"),
}
_NAMES = frozenset({"name", "unit", "unit_name", "options", "option", "activity", "pieces", "parts", "expects"})


def _naming(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[str]:
    context = click.Context(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            yield from _naming(one, (*path, name)) if one else ()
    elif any(one.name in _NAMES for one in command.params):
        yield " ".join(path)


def asked_by_screens(desk: Coach) -> Iterator[tuple[InOrder, Mapping[str, str]]]:
    """Conversations about something new, with the answers that lead to a medicine: the last one is refused."""
    yield NewExerciseFlow(desk), {"name": "Ibuprofen tablets"}
    yield NewCyclesFlow(desk), {"name": "Ibuprofen tablets"}
    yield NewJobFlow(desk), {"name": "Ibuprofen tablets"}
    yield AvoidedFlow(desk), {"activity": "Taking less tramadol"}
    yield OwnQuestionFlow(desk), {"name": "Ibuprofen tablets"}
    yield OwnQuestionFlow(desk), {"name": "In the evening", "answer": "number", "unit": "drops"}


def test_a_conversation_refuses_it_where_it_is_typed(coach_on: CoachOn) -> None:
    for flow, answers in asked_by_screens(coach_on(on(0))):
        *before, (last, text) = answers.items()
        for name, said in before:
            flow.answer(name, said)
        with pytest.raises(CannotDo, match="prescribed medicines"):
            flow.answer(last, text)


def test_every_command_that_takes_a_name_or_a_unit_is_a_door_or_says_why_not() -> None:
    assert set(_naming(root)) | {"checkin"} == DOORS.keys() | NO_DOORS.keys()


def test_no_command_takes_a_medicine_as_a_thing_to_do_count_or_weigh(walking_plan: object, painplan: Shell) -> None:
    assert painplan("decide", "new", "Nights", "--option", "An earlier bedtime", day=on(7)).code == 0
    assert painplan("care", "add", "--name", "Rest", "--kind", "habit", day=on(7)).code == 0
    before = painplan("export", "json", "-", day=on(7)).out
    for command, ways in DOORS.items():
        for given in ways:
            refused = painplan(*command.split(), *given, day=on(7))
            assert (refused.code, refused.out) == (1, ""), (command, given, refused)
            assert LINE in " ".join(refused.err.split()), (command, given, refused.err)
    assert painplan("export", "json", "-", day=on(7)).out == before, "nothing was kept"
    assert painplan("set", "ask", "Did I go out?", "--kind", "yes_no", day=on(7)).code == 0
    assert painplan("decide", "add", "nights", "--option", "Ask my doctor", day=on(7)).code == 0
    assert painplan("exercise", "add", "--name", "Heel drops", "--kind", "strength", day=on(7)).code == 0
