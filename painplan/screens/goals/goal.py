"""The goal conversation: one question at a time, every answer kept, a read-back, then a plan."""

from textual.content import Content
from textual.widgets import Static

from painplan.goals.interview_amounts import by_of
from painplan.goals.interviews import GoalTalk
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.script import Way
from painplan.kit.words import say
from painplan.plans.reasons import start_words, step_words
from painplan.plans.service import Preview
from painplan.screens.flow import FlowScreen
from painplan.screens.safety import signs
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard


class GoalScreen(FlowScreen):
    """From what matters to a first amount."""

    _ready: Preview | None = None
    _flow: GoalTalk

    def flow(self) -> GoalTalk:
        """The goal conversation of this diary."""
        return GoalTalk(self.coach)

    def answered(self, name: str, kept: str) -> None:
        """The list of warning signs opens where it was asked for, and with chest pain that is there now."""
        if kept == {"signs": "now", "chest_now": "yes"}.get(name):
            self.app.push_screen(signs.SignsScreen())

    def draw_end(self) -> None:
        """Read back what was said."""
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · read back")
        card, readback = self.query_one(QuestionCard), self.query_one("#readback", Static)
        change = say("goal.screen.backspace_goes_back_f")
        if not self._flow.ends_in_plan:
            card.show(Asked(say("goal.screen.what_you_said_shall"), say("goal.screen.enter_keeps", change=change)))
            readback.update(
                Content("\n\n").join([Content(asset("goals")["words"]["no_pressure"]), _said(self._flow, self.columns)])
            )
            return
        self._ready = self.result_of(self._flow.preview)
        if self._ready is None:
            card.show(Asked(say("goal.screen.something_does_not_fit"), change))
            readback.update(Content(""))
            return
        card.show(Asked(say("goal.screen.your_plan_does_sound"), say("goal.screen.enter_begins", change=change)))
        parts = [_plan(self._flow, self._ready, self.columns), *_before_starting(self._flow)]
        readback.update(Content("\n\n").join(parts))

    def finish(self) -> None:
        """Begin the plan, or keep the goal."""
        if self._flow.ends_in_plan and self._ready is None:
            return
        ended = self.result_of(self._flow.finish)
        if ended is None:
            return
        if ended.plan is None:
            words = asset("goals")["words"]["parked"]
            self.painplan.restart(words.format(goal=one_line(ended.goal.text, 60)))
            return
        activity = one_line(ended.plan.activity, 40)
        self.painplan.restart(say("goal.screen.begins_today_first_review", activity=activity))

    def enter_at_end(self) -> str:
        """It begins the plan, or keeps the goal."""
        if not self._flow.ends_in_plan:
            return say("goal.screen.enter_is_keep")
        return say("goal.screen.enter_is_begin") if self._ready else ""

    def action_nothing(self) -> None:
        """The conversation is open already."""


def _said(talk: GoalTalk, columns: int) -> Content:
    said = talk.said
    rows = [(step.label, talk.words(step, said[step.id]), "") for step in talk.given() if said[step.id]]
    return table(rows, columns)


def _plan(talk: GoalTalk, ready: Preview, columns: int) -> Content:
    said, plan, start, unit = talk.said, ready.plan, ready.start, ready.plan.unit
    goal = talk.goal_text()
    rows = [("what matters", one_line(said["matters"]), "")] if said.get("matters") else []
    aim = f"aim {amount(plan.aim, unit)}" if plan.aim else say("goal.screen.no_aim_set")
    by = by_of(said, talk.facts.today)
    rows += [
        ("goal", one_line(goal), ""),
        (
            "daily task",
            say("goal.screen.days_week", activity=one_line(plan.activity, 24), days_counted=plan.days_counted),
            aim,
        ),
    ]
    if talk.amounts_told:
        rows.append(("first amount", f"{amount(start.quota, unit)} a day", start_words(ready.why_start, unit)))
    if by:
        rows.append(("by", date_in_words(by), ""))
    words = asset("pacing")["read_back"]
    if talk.amounts_told and ready.finer is not None:
        rows.append(("", words["finer"], words["finer_how"].format(unit_min=number(ready.finer))))
    if not ready.steps:
        rows.append((words["steps"], words["off"], ""))
    if talk.waits:
        rows.append((words["steps"] if not ready.steps else words["step"], words["waits"], ""))
    elif ready.steps:
        weeks = ready.ladder.weeks_to_aim
        rows.append(
            (
                say("goal.screen.one_small_step"),
                step_words(ready.step, unit),
                _aim_week(weeks, turns=ready.takes_turns) if weeks else "",
            )
        )
    if said.get("way") == Way.WHOLE:
        shown = ("when", "where", "whom", "weekdays", "ladder", "barriers", "support")
        given = {step.id: step for step in talk.given()}
        rows += [
            (given[name].label, talk.words(given[name], said[name]), "")
            for name in shown
            if name in given and said[name]
        ]
        rows += [
            (step.label, one_line(said[step.id]), "")
            for step in talk.given()
            if step.id.startswith("then_") and said[step.id]
        ]
    hope = [Content(f"\n\n{said}") for said in talk.date_as_hope()]
    return Content.assemble(table(rows, columns), *hope)


def _before_starting(talk: GoalTalk) -> list[Content]:
    safety = asset("safety")
    first = talk.before_starting()
    said_first = [*talk.emergency_words(talk.said), *([first] if first else [])]
    return [Content(text) for text in (*said_first, safety["stop"]["short"])]


def _aim_week(weeks: int, *, turns: bool) -> str:
    """The week of the aim; later where another plan can take the step of a week."""
    return say("goal.screen.aim_week_turns" if turns else "goal.screen.aim_week", weeks=weeks)
