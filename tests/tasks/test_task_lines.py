"""What Today says about jobs, tasks with rests and avoided things; and that an open sign keeps small steps waiting."""

from painplan.exposure.service import Exposure
from painplan.exposure.tries import Tries
from painplan.safety.closing import SIGNS, Closing
from painplan.safety.service import Safety
from painplan.tasks.cycles import Cycles
from painplan.tasks.job_records import Piece
from painplan.tasks.jobs import Jobs
from painplan.today.coach import Coach
from tests.conftest import CoachOn, on


def lines(coach: Coach) -> dict[str, str]:
    wanted = {"job", "cycles", "exposure"}
    return {line.code: line.what for line in coach.today_view().waiting if line.code in wanted}


def test_only_what_waits_has_a_line(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    Cycles(coach).add("Ironing", 25, 60)
    Jobs(coach).add("Kitchen", [Piece(text="Table", minutes=10), Piece(text="Windows", minutes=9, need="wont")])
    for fear in (10, 25, 40, 60, 90):
        Exposure(coach).add(f"Thing {fear}", fear, 7)
    assert lines(coach) == {"job": "Table, 10 minutes"}
    Tries(coach).plan_try("thing-25", "A crack", 80, "3 kg")
    Cycles(coach).note_clock("ironing", 1, (), ("rest", 1, 60), object())
    Jobs(coach).done("kitchen", 1)
    assert lines(coach) == {
        "exposure": "Thing 25: say what happened",
        "cycles": "Ironing: the clock stands where you left it",
    }
    assert "cycles" not in lines(coach_on(on(1))), "where the clock stood is a thing of its day"
    coach.discreet = True
    assert "Thing" not in " ".join(lines(coach).values())
    assert "Ironing" not in " ".join(lines(coach).values())


def test_an_open_warning_sign_keeps_a_small_step_waiting(coach_on: CoachOn) -> None:
    Cycles(coach_on(on(0))).add("Ironing", 25, 60)
    for number in range(7):
        Cycles(coach_on(on(number))).log("ironing", 3, (5, 5))
    coach = coach_on(on(7))
    assert lines(coach) == {"cycles": "Ironing: a small step is offered"}
    Safety(coach).answer_signs({"RF12": "yes"})
    view = Cycles(coach).one("ironing")
    assert (view.can_step, view.next.because[0].numbers) == (False, {"which": "signs:RF12"})
    Closing(coach, SIGNS).looked_at("RF12", "family doctor")
    assert Cycles(coach).take("ironing").now.cycle.chunk == 22


def test_a_flare_up_keeps_a_small_step_waiting_until_a_week_has_gone_by(coach_on: CoachOn) -> None:
    Cycles(coach_on(on(0))).add("Ironing", 25, 60)
    for number in range(20):
        coach = coach_on(on(number))
        Cycles(coach).log("ironing", 3, (5, 5))
        said = {5: ("flare", "yes"), 7: ("flare_over", "yes")}
        coach.answer(coach.today, [said.get(number, ("flare", "no"))])
    assert not Cycles(coach_on(on(8))).one("ironing").can_step
    assert Cycles(coach_on(on(16))).one("ironing").can_step
