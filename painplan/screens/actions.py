"""Everything a person can do, named once: the same list feeds the keys, the footer and the list of all actions."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

from painplan.kit.assets import asset

if TYPE_CHECKING:
    from painplan.safety.rules import Thing
    from painplan.screens.base import Room


class Action(NamedTuple):
    """One thing that can be done from anywhere."""

    name: str
    """``checkin`` opens its screen; without a screen it is a method of the program: ``undo`` calls ``action_undo``."""
    key: str = ""
    key_shown: str = ""
    in_footer: bool = False
    opens: str = ""
    """Module and class of its screen, imported when it is opened: ``checkin:CheckInScreen``."""
    shelf: str = ""
    """The mode it is listed under, so that it is found without knowing a key: ``plan``, ``learn`` ..."""
    asks: "Thing | None" = None
    """What safety's rules are asked about it: where that is not possible today, lists tell why in place of what it is
    for (`painplan.screens.told_actions`)."""

    @property
    def title(self) -> str:
        """In the person's words, as the palette finds it."""
        return str(asset("all_actions")["actions"][self.name]["title"])

    @property
    def about(self) -> str:
        """More about it, in a line."""
        return str(asset("all_actions")["actions"][self.name]["about"])

    def room(self) -> "Room":
        """A new screen of this action."""
        module, _, name = self.opens.partition(":")
        room: Room = getattr(import_module(f"painplan.screens.{module}"), name)()
        return room

    @property
    def binding(self) -> Binding:
        """The key of the action."""
        return Binding(self.key, self.name, self.title.lower(), key_display=self.key_shown, show=self.in_footer)


ACTIONS = (
    Action("today", "1"),
    Action("checkin", "c", opens="checkin.checkin:CheckInScreen"),
    Action("moments", opens="checkin.moments:MomentsScreen", shelf="measures"),
    Action("flare", "f", opens="plans.flare:FlareScreen", shelf="plan"),
    Action("hold", "o", opens="plans.hold:HoldScreen", shelf="plan"),
    Action("signs", opens="safety.signs:SignsScreen", shelf="plan"),
    Action("signs_short", opens="safety.signs:ShortSignsScreen"),
    Action("crashes", opens="safety.crashes:CrashesScreen", shelf="plan"),
    Action("restart", opens="plans.restart:RestartScreen", shelf="plan", asks="try"),
    Action("order", opens="plans.order:OrderScreen", shelf="plan"),
    Action("trends", "2", opens="insight.trends:TrendsScreen"),
    Action("review", "r", opens="reviews.look_back:LookBackScreen", shelf="plan", asks="review"),
    Action("month", opens="reviews.look_back:MonthScreen", shelf="plan"),
    Action("goal_date", opens="reviews.look_back:GoalDateScreen", shelf="plan"),
    Action("cycles", opens="tasks.cycles:CyclesScreen", shelf="plan", asks="amount"),
    Action("jobs", opens="tasks.jobs:JobsScreen", shelf="plan", asks="amount"),
    Action("life_change", opens="reviews.life:LifeChangeScreen", shelf="plan"),
    Action("week", opens="tasks.week:WeekScreen", shelf="plan"),
    Action("exercises", opens="tasks.exercises:ExercisesScreen", shelf="plan", asks="amount"),
    Action("exposure", opens="exposure.exposure:ExposureScreen", shelf="plan", asks="exposure"),
    Action("goal", "g", opens="goals.goal:GoalScreen", shelf="plan"),
    Action("goals", opens="goals.goals:GoalsScreen", shelf="plan"),
    Action("barriers", opens="goals.barriers:BarriersScreen", shelf="plan"),
    Action("ask_first", opens="safety.ask_first:AskFirstScreen", shelf="plan"),
    Action("about", opens="goals.about:AboutScreen", shelf="measures"),
    Action("add_try", "y", shelf="plan", asks="try"),
    Action("take_plan", opens="plans.take_plan:TakePlanScreen", shelf="plan", asks="first_try"),
    Action("change_plan", opens="plans.change_plan:ChangePlanScreen", shelf="plan"),
    Action("end_plan", opens="plans.end_plan:EndPlanScreen", shelf="plan"),
    Action("measure", opens="measures.measures:MeasuresScreen", shelf="measures", asks="test"),
    Action("insight", opens="insight.insight:InsightScreen", shelf="measures"),
    Action("noted_days", opens="insight.calendar:CalendarScreen", shelf="measures"),
    Action("bring_in", opens="exchange.bring_in:BringInScreen", shelf="measures"),
    Action("people", opens="team.team:TeamScreen", shelf="team"),
    Action("reply", opens="team.reply:ReplyScreen", shelf="team"),
    Action("decisions", opens="team.decisions:DecisionsScreen", shelf="team"),
    Action("care", opens="care:CareScreen", shelf="team"),
    Action("medicines", opens="team.medicines:MedicinesScreen", shelf="team"),
    Action("demonstrate", "m", opens="samples.demonstrate:DemonstrateScreen", shelf="team", asks="demonstration"),
    Action("calculator", opens="samples.calculator:CalculatorScreen", shelf="team", asks="step"),
    Action("replay", opens="samples.replay:ReplayScreen", shelf="team"),
    Action("plan", "3", opens="shelf:PlanShelf"),
    Action("learn", "4", opens="shelf:LearnShelf"),
    Action("measures", "5", opens="shelf:MeasuresShelf"),
    Action("team", "6", opens="shelf:TeamShelf"),
    Action("experiment", opens="experiments:ExperimentScreen", shelf="measures", asks="experiment"),
    Action("lesson", "l", opens="learning.lessons:LessonScreen", shelf="learn"),
    Action("lessons", opens="learning.lessons:LessonsScreen", shelf="learn"),
    Action("practice", opens="learning.practice:PracticeScreen", shelf="learn"),
    Action("night", opens="learning.night:NightScreen", shelf="learn"),
    Action("checklists", opens="learning.checklists:ChecklistsScreen", shelf="learn"),
    Action("own_lists", opens="learning.own_lists:OwnListsScreen", shelf="learn"),
    Action("report", opens="exchange.report:ReportScreen", shelf="team"),
    Action("remind", opens="reminders:RemindScreen", shelf="team"),
    Action("undo", "u"),
    Action("redo", "z"),
    Action("find", opens="find:FindScreen", shelf="team"),
    Action("changes", opens="changes:ChangesScreen", shelf="team"),
    Action("discreet", "d"),
    Action("lock", "L", key_shown="L"),
    Action("look"),
    Action("looks", opens="looks:LooksScreen", shelf="team"),
    Action("sample", opens="samples.sample:SampleScreen", shelf="team"),
    Action("out_and_in", opens="exchange.out_and_in:OutAndInScreen", shelf="team"),
    Action("settings", opens="settings:SettingsScreen", shelf="team"),
    Action("modules", opens="checkin.modules:ModulesScreen", shelf="measures"),
    Action("where"),
    Action("help", "question_mark", key_shown="?", in_footer=True),
    Action("help_now", "exclamation_mark", key_shown="!", in_footer=True),
    Action("fall", shelf="plan"),
    Action("very_bad_day", shelf="plan"),
    Action("safety_list", opens="safety.safety_list:SafetyListScreen", shelf="team"),
    Action("leave_program", "q", in_footer=True),
)


ROOMS = {action.name: action for action in ACTIONS if action.opens}
"""The actions that open a screen, by name."""


def key_of(name: str) -> str:
    """The key that leads to an action, from anywhere: its own, or that of the mode it lies in."""
    action = next((action for action in ACTIONS if action.name == name), None)
    if action is None:
        return ""
    return action.key_shown or action.key or (key_of(action.shelf) if action.shelf else "")
