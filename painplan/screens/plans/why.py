"""Why this number: from the tries to today, with every check of the last review."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words, day_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.pacing.reasons import Code
from painplan.plans.reasons import change_line, decision, sentence, source, source_of
from painplan.screens.base import Room
from painplan.screens.plans.change_plan import ChangePlanScreen
from painplan.today.review_views import WhyView
from painplan.today.views import PlanToday
from painplan.widgets.drawn import once_drawn
from painplan.widgets.gates import Rows, gate_table

_LIMITED: frozenset[Code] = frozenset({"guarded_start", "start_at_low", "start_at_aim"})
"""Codes of a first amount that is less than its share of the middle for another reason than rounding."""


class WhyScreen(Room):
    """Where today's amount comes from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sources", "sources"),
        Binding("c", "change", "change"),
        Binding("e", "app.end_plan", "put_away"),
    ]

    def __init__(self, plan_id: str) -> None:
        super().__init__()
        self._plan_id = plan_id

    def compose_content(self) -> ComposeResult:
        """Rows and sentences."""
        why = self.coach.why(self._plan_id)
        unit = why.plan.plan.unit
        yield Static(id="why-title", classes="heading")
        yield Rows(self._rows(why))
        for reason in why.plan.why:
            yield Static(Content(sentence(reason, unit, codes=False)), classes="gap")
        for change in why.changes_today:
            yield Static(Content(f"→ {change_line(change, unit)}"))
        if not (why.plan.nothing_asked or why.settled_today):
            yield Static(
                Content.styled(say("plans.why.last_seven_days", decision=decision(why.so_far.decision)), "bold"),
                classes="gap",
            )
            yield Rows(gate_table(why.so_far, unit))
            yield Static(Content.styled(say("plans.why.what_would_change"), "bold"), classes="gap")
            yield Static(Content("\n".join(change_line(change, unit) for change in why.changes)))
        if why.plan.next_review > why.on and not why.plan.nothing_asked:
            yield Static(Content(say("plans.why.next_review", day=day_in_words(why.plan.next_review))), classes="gap")
        last = why.last_review
        if last:
            words = f"Last review, {date_in_words(last.on)}: {decision(last.proposal.decision)}"
            yield Static(Content.styled(words, "bold"), classes="gap")
            yield Rows(gate_table(last.proposal, unit))
        yield Static(Content(say("plans.why.s_shows_where_rules")), id="sources", classes="gap dim")

    def action_sources(self) -> None:
        """Show where the rules behind this amount come from."""
        why = self.coach.why(self._plan_id)
        rules = dict.fromkeys(["amount", *(source_of(reason.code) for reason in why.plan.why), "review"])
        part = self.query_one("#sources", Static)
        part.update(Content("\n".join(source(rule) for rule in rules)))
        once_drawn(self, part.scroll_visible, animate=False)

    def action_change(self) -> None:
        """Ask what shall be agreed on anew."""
        self.app.push_screen(ChangePlanScreen(self._plan_id))

    def refresh_facts(self) -> None:
        """Show the plan under the name it has now."""
        super().refresh_facts()
        why = self.coach.why(self._plan_id).plan
        title = f"{_why_title(why)}  {one_line(why.plan.activity, 40)}"
        self.query_one("#why-title", Static).update(Content.styled(title, "bold"))

    def _rows(self, why: WhyView) -> list[tuple[str, str, str]]:
        plan = why.plan.plan
        unit, rows, words = plan.unit, list[tuple[str, str, str]](), asset("pacing")["why"]
        if why.began:
            rows.append(_tries_row("tries", why.began, why.began_at, unit))
        if plan.good is not None and plan.bad is not None:
            rows.append(
                ("your estimates", f"{number(plan.good)} and {number(plan.bad)} {unit}", say("plans.why.good_bad_day"))
            )
        rows.append(("first amount", amount(why.start_quota, unit), _first_note(why)))
        if why.trials and why.trials != why.began:
            rows.append(_tries_row("new_tries", why.trials, why.baseline, unit))
        step = why.step_reason.numbers.get("step")
        if isinstance(step, int | float):  # what it adds now, as the sentence below says
            rows.append(("one step", amount(step, unit), words["slow" if why.slow else "weekly"]))
        else:
            rows.append((words["steps"], words[why.step_reason.code], ""))
        rows.append(("since", date_in_words(plan.created), ""))
        told = why.plan.told_quota
        fits = told if why.plan.within_day is None else why.plan.within_day
        now = str(asset("pacing")["asked"]["nothing"]) if told is None or fits is None else amount(fits, unit)
        rows.append(("now", now, f"aim {number(plan.aim)}" if plan.aim else say("plans.why.no_aim_set")))
        return rows


def _tries_row(name: str, tries: tuple[float, ...], mean: float, unit: str) -> tuple[str, str, str]:
    words, each = asset("pacing")["why"], ", ".join(number(tried) for tried in tries)
    return words[name], f"{each} {unit}", words["mean"].format(mean=number(mean))


def _first_note(why: WhyView) -> str:
    """Beside the first amount: its rounding; where something else made it less a sentence below says it."""
    words, begun = asset("pacing")["why"], why.plan.why[0]
    if any(reason.code in ("start_smallest", "start_above", "smallest_counted") for reason in why.plan.why):
        return str(words["first_smallest"])
    if begun.code in _LIMITED or begun.numbers.get("told"):
        return str(words["first_limited"])
    return str(words["first_note"]) if why.began else ""


def _why_title(plan: PlanToday) -> str:
    words = asset("pacing")["asked"]
    if plan.target.target is None:
        return str(words["why_nothing"])
    return str(words["why"]).format(amount=amount(plan.target.target, plan.plan.unit))
