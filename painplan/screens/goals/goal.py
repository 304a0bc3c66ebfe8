"""The goal conversation: one question at a time, every answer kept, a read-back, then a plan."""

from textual.content import Content
from textual.widgets import Static

from painplan.goals.interview_amounts import by_of
from painplan.goals.interviews import GoalTalk
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.script import Way
from painplan.plans.reasons import start_words, step_words
from painplan.plans.service import Preview
from painplan.screens.flow import FlowScreen
from painplan.widgets.frame import TitleBar
from painplan.widgets.gates import table
from painplan.widgets.question import Asked, QuestionCard


class GoalScreen(FlowScreen):
    """From what matters to a first amount."""

    NAME = "A goal"
    HELP = """
## A goal

From what matters to you, through one daily task you can count, to an amount that fits now: in three minutes, or in
about ten with everything around it. Every answer is kept as you give it: **Esc** leaves, and the conversation goes on
later where it was left.

- **Enter** takes what you typed or what stands there; keys in front of an answer choose it; **-** skips
- **Backspace** in an empty field, or where there is a choice, goes back one question; **F2** to any earlier one
- what rests on a changed answer is asked again; at the end all is read back, and nothing begins before you say so

*A try* is doing the task the way you usually do, on three different days: stop when your symptoms begin to rise,
before you have to stop. What comes before tries is asked first. The plan starts below them on purpose, so that it can
be done on a bad day too.
"""

    _ready: Preview | None = None
    _flow: GoalTalk

    def flow(self) -> GoalTalk:
        """The goal conversation of this diary."""
        return GoalTalk(self.coach)

    def answered(self, name: str, kept: str) -> None:
        """The list of warning signs opens where it was asked for, and with chest pain that is there now."""
        if kept == {"signs": "now", "chest_now": "yes"}.get(name):
            from painplan.screens.safety.signs import SignsScreen

            self.app.push_screen(SignsScreen())

    def draw_end(self) -> None:
        """Read back what was said."""
        self.query_one(TitleBar).say(left=f"PainPlan · {self.NAME} · read back")
        card, readback = self.query_one(QuestionCard), self.query_one("#readback", Static)
        change = "Backspace goes back, F2 to any answer, Esc is not now: all is kept."
        if not self._flow.ends_in_plan:
            card.show(Asked("This is what you said. Shall it be kept?", f"Enter keeps it. {change}"))
            readback.update(Content("\n\n").join([Content(asset("goals")["words"]["no_pressure"]), _said(self._flow)]))
            return
        self._ready = self.result_of(self._flow.preview)
        if self._ready is None:
            card.show(Asked("Something does not fit together yet.", change))
            readback.update(Content(""))
            return
        card.show(Asked("This is your plan. Does it sound like you?", f"Enter begins it. {change}"))
        parts = [_plan(self._flow, self._ready), *_before_starting(self._flow)]
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
        self.painplan.restart(f"{activity} begins today. The first review comes in a week.")

    def action_nothing(self) -> None:
        """The conversation is open already."""


def _said(talk: GoalTalk) -> Content:
    said = talk.said
    rows = [(step.label, talk.words(step, said[step.id]), "") for step in talk.given() if said[step.id]]
    return table(rows)


def _plan(talk: GoalTalk, ready: Preview) -> Content:
    said, plan, start, unit = talk.said, ready.plan, ready.start, ready.plan.unit
    goal = talk.goal_text()
    rows = [("what matters", one_line(said["matters"]), "")] if said.get("matters") else []
    aim = f"aim {amount(plan.aim, unit)}" if plan.aim else "no aim set"
    by = by_of(said, talk.facts.today)
    rows += [
        ("goal", one_line(goal), ""),
        ("daily task", f"{one_line(plan.activity, 24)}, {plan.days_counted} days a week", aim),
    ]
    if talk.amounts_told:
        rows.append(("first amount", f"{amount(start.quota, unit)} a day", start_words(ready.why_start, unit)))
    if by:
        rows.append(("by", date_in_words(by), ""))
    words = asset("pacing")["read_back"]
    if not ready.steps:
        rows.append((words["steps"], words["off"], ""))
    if talk.waits:
        rows.append((words["steps"] if not ready.steps else words["step"], words["waits"], ""))
    elif ready.steps:
        weeks = ready.ladder.weeks_to_aim
        rows.append(("one small step", step_words(ready.step, unit), f"aim in week {weeks}" if weeks else ""))
    if said.get("way") == Way.WHOLE:
        shown = ("when", "where", "whom", "ladder", "barriers", "support")
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
    return Content.assemble(table(rows), *hope)


def _before_starting(talk: GoalTalk) -> list[Content]:
    safety = asset("safety")
    first = talk.before_starting()
    said_first = [*talk.emergency_words(talk.said), *([first] if first else [])]
    return [Content(text) for text in (*said_first, safety["stop"]["short"])]
