"""Everything a person can do, named once: the same list feeds the keys, the footer and the list of all actions."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

if TYPE_CHECKING:
    from painplan.screens.base import Room


class Action(NamedTuple):
    """One thing that can be done from anywhere."""

    name: str
    """``checkin`` opens its screen; without a screen it is a method of the program: ``undo`` calls ``action_undo``."""
    title: str
    """In the person's words, as the palette finds it."""
    about: str
    key: str = ""
    key_shown: str = ""
    in_footer: bool = False
    opens: str = ""
    """Module and class of its screen, imported when it is opened: ``checkin:CheckInScreen``."""
    shelf: str = ""
    """The mode it is listed under, so that it is found without knowing a key: ``plan``, ``learn`` ..."""

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
    Action("today", "Today", "Each plan's amount, and what is waiting", "1"),
    Action("checkin", "Check-in", "How the day went, under a minute", "c", opens="checkin.checkin:CheckInScreen"),
    Action(
        "flare",
        "Flare-up",
        "Smaller amounts at once, and your own plan for such days",
        "f",
        opens="plans.flare:FlareScreen",
        shelf="plan",
    ),
    Action(
        "hold",
        "On hold",
        "An illness, a holiday, a new medicine, waiting for advice: steps wait",
        "o",
        opens="plans.hold:HoldScreen",
        shelf="plan",
    ),
    Action(
        "signs",
        "Warning signs",
        "What needs somebody's look, and whether it had one",
        opens="safety.signs:SignsScreen",
        shelf="plan",
    ),
    Action(
        "signs_short",
        "Warning signs, the short list",
        "Under a minute, once a week",
        opens="safety.signs:ShortSignsScreen",
    ),
    Action(
        "crashes",
        "When effort makes you crash",
        "Steps off, or on again when a specialist agreed",
        opens="safety.crashes:CrashesScreen",
        shelf="plan",
    ),
    Action(
        "restart",
        "Beginning again",
        "After a long time without entries, or with new tries; you decide",
        opens="plans.restart:RestartScreen",
        shelf="plan",
    ),
    Action(
        "order",
        "Order and minutes of a day",
        "Which plan comes first, and what all plans of a day may take together",
        opens="plans.order:OrderScreen",
        shelf="plan",
    ),
    Action("trends", "Trends", "What you did, and how it went, over weeks", "2", opens="insight.trends:TrendsScreen"),
    Action(
        "review",
        "Weekly review",
        "How the week went, and what could come next",
        "r",
        opens="reviews.look_back:LookBackScreen",
        shelf="plan",
    ),
    Action(
        "month",
        "Look back at the month",
        "Function, mood, pacing, and whether writing things down helps",
        opens="reviews.look_back:MonthScreen",
        shelf="plan",
    ),
    Action(
        "goal_date",
        "Look back at a goal",
        "At the date you set: what you can do now, and what comes next",
        opens="reviews.look_back:GoalDateScreen",
        shelf="plan",
    ),
    Action(
        "cycles",
        "Pieces and rests",
        "A task in pieces by the clock, with rests between them",
        opens="tasks.cycles:CyclesScreen",
        shelf="plan",
    ),
    Action(
        "jobs",
        "Big jobs in pieces",
        "Too much for one day: small pieces over days, what must be done first",
        opens="tasks.jobs:JobsScreen",
        shelf="plan",
    ),
    Action(
        "exposure",
        "Things I avoid",
        "From a little fear to more: small planned tries, and what really happened",
        opens="exposure.exposure:ExposureScreen",
        shelf="plan",
    ),
    Action(
        "goal", "New goal", "A short conversation that ends in a plan", "g", opens="goals.goal:GoalScreen", shelf="plan"
    ),
    Action(
        "goals",
        "Your goals",
        "Those that go on, those for later; what matters, and how far it is lived",
        opens="goals.goals:GoalsScreen",
        shelf="plan",
    ),
    Action(
        "barriers",
        "When things get in the way",
        "One plan for each: if … then I will …; it comes up on the day it fits",
        opens="goals.barriers:BarriersScreen",
        shelf="plan",
    ),
    Action(
        "ask_first",
        "Ask first",
        "What a clinician should hear of before tries and steps",
        opens="safety.ask_first:AskFirstScreen",
        shelf="plan",
    ),
    Action(
        "about",
        "About you",
        "Short questions about how things are, shown back with strengths first",
        opens="goals.about:AboutScreen",
        shelf="measures",
    ),
    Action("add_try", "Note a try", "For a plan that began with an estimate", "y", shelf="plan"),
    Action(
        "end_plan",
        "Put a plan away",
        "What was done stays in the diary",
        opens="plans.end_plan:EndPlanScreen",
        shelf="plan",
    ),
    Action(
        "measure",
        "Measures",
        "Questions, home tests, scores from elsewhere: what is due, and what changed",
        opens="measures.measures:MeasuresScreen",
        shelf="measures",
    ),
    Action(
        "insight",
        "What your diary shows",
        "How even the days are, what went together, the usual day",
        opens="insight.insight:InsightScreen",
        shelf="measures",
    ),
    Action(
        "noted_days",
        "Noted days",
        "A calendar of the days with an entry, week by week",
        opens="insight.calendar:CalendarScreen",
        shelf="measures",
    ),
    Action(
        "bring_in",
        "Bring in steps",
        "Steps, sleep and more from a phone, a watch or another diary",
        opens="exchange.bring_in:BringInScreen",
        shelf="measures",
    ),
    Action(
        "people",
        "My team",
        "Who helps, what is agreed, questions for the next visit",
        opens="team.team:TeamScreen",
        shelf="team",
    ),
    Action(
        "decisions",
        "Decisions",
        "Options, what speaks for and against them, what is not known",
        opens="team.decisions:DecisionsScreen",
        shelf="team",
    ),
    Action(
        "medicines",
        "Medicines",
        "Names and notes as you write them, questions for the pharmacist; only kept",
        opens="team.medicines:MedicinesScreen",
        shelf="team",
    ),
    Action(
        "demonstrate",
        "Demonstrate",
        "What a bit less on good days does, with a made-up person",
        "m",
        opens="samples.demonstrate:DemonstrateScreen",
        shelf="team",
    ),
    Action(
        "calculator",
        "Pacing calculator",
        "Tries in, amounts week by week out; one page to print, nothing kept",
        opens="samples.calculator:CalculatorScreen",
        shelf="team",
    ),
    Action(
        "replay",
        "Replay",
        "What the weekly reviews would have said on a whole diary, beside what was done",
        opens="samples.replay:ReplayScreen",
        shelf="team",
    ),
    Action("plan", "Plan", "Goals and plans, what makes steps wait, what is prepared", "3", opens="shelf:PlanShelf"),
    Action("learn", "Learn and practise", "Short lessons, things to practise", "4", opens="shelf:LearnShelf"),
    Action("measures", "Measures and experiments", "What changed, what helps", "5", opens="shelf:MeasuresShelf"),
    Action("team", "Team and decisions", "People, decisions, one page to show", "6", opens="shelf:TeamShelf"),
    Action(
        "experiment",
        "Try something out",
        "One small thing, two ways, in weeks drawn by lot; then you see",
        opens="experiments:ExperimentScreen",
        shelf="measures",
    ),
    Action(
        "lesson",
        "A short lesson",
        "The one that fits today, a minute to read",
        "l",
        opens="learning.lessons:LessonScreen",
        shelf="learn",
    ),
    Action(
        "lessons", "All lessons", "Twenty-five, a minute each", opens="learning.lessons:LessonsScreen", shelf="learn"
    ),
    Action(
        "practice",
        "Practise",
        "Breathing, letting go, thoughts",
        opens="learning.practice:PracticeScreen",
        shelf="learn",
    ),
    Action("night", "Last night", "Three answers, a few figures", opens="learning.night:NightScreen", shelf="learn"),
    Action(
        "checklists",
        "Checklists",
        "Sleep, food, desk, kitchen, car, lifting, aids: what to change and whom to ask",
        opens="learning.checklists:ChecklistsScreen",
        shelf="learn",
    ),
    Action(
        "own_lists",
        "My own lists",
        "What to try instead, my exercises, pleasant things, what I keep",
        opens="learning.own_lists:OwnListsScreen",
        shelf="learn",
    ),
    Action(
        "report",
        "Report",
        "One page for somebody of your team; you see first what will be in it",
        opens="exchange.report:ReportScreen",
        shelf="team",
    ),
    Action(
        "remind",
        "Reminders",
        "One a day, at your own time, kept by this machine alone",
        opens="reminders:RemindScreen",
        shelf="team",
    ),
    Action("undo", "Undo", "Take back the last change, whichever program made it", "u"),
    Action("redo", "Redo", "Bring again what undo took back last", "z"),
    Action(
        "changes",
        "What can be taken back",
        "The last hundred changes, made here or by commands; undo and redo go through them",
        opens="changes:ChangesScreen",
        shelf="team",
    ),
    Action("discreet", "Discreet", "Hide names, notes and your other words, or show them again", "d"),
    Action("lock", "Lock now", "A sealed diary asks for its passphrase again", "L", "L"),
    Action("look", "Light or dark", "Change the look of the screens"),
    Action(
        "sample",
        "Look at a sample diary",
        "Twelve weeks of a made-up diary; nothing of it is kept",
        opens="samples.sample:SampleScreen",
        shelf="team",
    ),
    Action(
        "out_and_in",
        "All your data, out and in",
        "Everything as a file or as tables, and an earlier export back",
        opens="exchange.out_and_in:OutAndInScreen",
        shelf="team",
    ),
    Action(
        "settings",
        "Settings",
        "When a day begins, when it locks, the look, how often",
        opens="settings:SettingsScreen",
        shelf="team",
    ),
    Action(
        "modules",
        "What the check-in asks",
        "Energy, sleep, mood and other things on top, three at most",
        opens="checkin.modules:ModulesScreen",
        shelf="measures",
    ),
    Action("where", "Where is my diary?", "The folder on this machine"),
    Action("help", "Help", "What this screen is for, and its keys", "question_mark", "?", in_footer=True),
    Action("help_now", "Help now", "Whom to call when you are in danger or struggling", "exclamation_mark", "!", True),
    Action("fall", "A fall or an accident", "Noted, and the list of warning signs once", shelf="plan"),
    Action("very_bad_day", "A very bad day", "I am struggling: words for it, and whom to call", shelf="plan"),
    Action(
        "safety_list",
        "My own list for hard days",
        "Written on a calm day; ! and then P show it. And whose numbers come first",
        opens="safety.safety_list:SafetyListScreen",
        shelf="team",
    ),
    Action("leave_program", "Quit", "Everything answered is saved", "q", in_footer=True),
)


ROOMS = {action.name: action for action in ACTIONS if action.opens}
"""The actions that open a screen, by name."""


def key_of(name: str) -> str:
    """The key that leads to an action, from anywhere: its own, or that of the mode it lies in."""
    action = next((action for action in ACTIONS if action.name == name), None)
    if action is None:
        return ""
    return action.key_shown or action.key or (key_of(action.shelf) if action.shelf else "")
