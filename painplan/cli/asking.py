"""Asking a conversation line by line: what a question looks like, and the way back."""

from collections.abc import Callable

import click

from painplan.cli.output import show, without_key
from painplan.cli.settings import Settings
from painplan.errors import PainPlanError, first_words
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.flow import EndsHere, Flow
from painplan.kit.in_order import InOrder
from painplan.kit.step import Step
from painplan.kit.told import Nothing
from painplan.kit.words import say

BACK = "back"
LEAVE_OUT = "-"
"""Skips a question where Enter would take what stands there."""
Answered = Callable[[str, str], bool | None]
"""Told the name of a question and what was kept; gives `False` where nothing more is asked."""
Before = Callable[[str, str], None]
"""Asks what comes before an answer, from the name of its question and what was typed."""


def ask(
    settings: Settings,
    flow: InOrder,
    missing: str,
    *,
    nothing_given: bool,
    before: Before = lambda name, typed: None,
) -> str:
    """Ask the questions of a command that was called with nothing behind its name, keep the answers, say what came.

    Args:
        settings: The common options of this call.
        flow: The questions; they are also those of a screen.
        missing: What the command wants behind its name where nobody can be asked.
        nothing_given: Whether nothing of that was; a part of it is not asked for, but told.
        before: Asks what comes before an answer can be taken.

    Returns:
        What came of it; empty where nothing was kept.

    Raises:
        click.UsageError: There is no terminal to ask in, a script wants JSON, or only a part was given.
    """
    if not nothing_given or not settings.can_ask:
        raise click.UsageError(asset("flow")["missing"].format(missing=missing))
    kept = ask_and_keep(flow, before=before)
    if kept:
        show(settings, Nothing(), [kept])
    return kept


def ask_and_keep(
    flow: InOrder, answered: Answered = lambda name, kept: None, before: Before = lambda name, typed: None
) -> str:
    """Ask at a terminal and keep the answers; gives the sentence about it, empty where an answer ended it before."""
    asking = AskedByLine(flow, answered, before)
    while asking.ask_all():
        try:
            return without_key(flow.keep())
        except PainPlanError as error:
            click.echo(one_line(str(error)), err=True)
            asking.go_back(flow.given()[-1].id)
    return ""


class AskedByLine:
    """One conversation at a terminal."""

    def __init__(
        self,
        flow: Flow,
        answered: Answered = lambda name, kept: None,
        before: Before = lambda name, typed: None,
    ) -> None:
        self._flow, self._answered, self._before = flow, answered, before
        self._again: str | None = None
        """An earlier question that is asked again."""
        self._above = ""

    def ask_all(self) -> bool:
        """Ask until all is said; every answer is kept before the next question, so it can go on another day.

        Returns:
            Whether all was said; not where the page of an answer comes before every other question.

        Raises:
            PainPlanError: An answer ends it, or leads to something that is told first and could not be kept.
        """
        while (step := self._step()) is not None:
            typed = click.prompt(self._prompt(step), default="", show_default=False).strip()
            if typed.lower().split(" ")[0] == BACK:
                self.go_back(typed[len(BACK) :].strip())
                continue
            if not typed and step.given:
                typed = step.given
            elif typed == LEAVE_OUT:
                typed = ""
            said_before = self._flow.said
            try:
                self._before(step.id, typed)
                self._flow.answer(step.id, typed)
            except PainPlanError as error:
                if isinstance(error, EndsHere) or first_words(error):
                    raise
                click.echo(one_line(str(error)), err=True)
                if self._flow.said != said_before:  # it is kept with the next answer
                    self._again = None
                continue
            self._again = None
            if self._answered(step.id, self._flow.said.get(step.id, "")) is False:
                return False
        return True

    def go_back(self, name: str = "") -> None:
        """To an earlier answer by its name, or to the one before."""
        given = [step.id for step in self._flow.given()]
        if name and name not in given:
            click.echo(
                say(
                    "commands/asking.says.no_answer_yet_given",
                    name=one_line(name, 40),
                    given=", ".join(given) or "none",
                ),
                err=True,
            )
        elif given:
            before = given[: given.index(self._again)] if self._again in given else given
            self._again = name or (before[-1] if before else given[0])

    def _step(self) -> Step | None:
        return self._flow.step(self._again) if self._again else self._flow.next

    def _prompt(self, step: Step) -> str:
        where = self._flow.where(step)
        above, self._above = "" if step.above == self._above else step.above, step.above
        lines = [above, f"[{where}]" if where else "", step.ask, f"  {step.hint}" if step.hint else ""]
        lines += [f"  {key} {words}" for key, words, _ in step.options]
        lines += [f"  0 {step.low} to 10 {step.high}"] if step.kind == "scale" else []
        if step.before:
            lines.append(say("commands/asking.says.so_far", answer=self._flow.words(step, step.before)))
        if step.optional and not (step.given or step.is_read):
            lines.append(f"  Enter: {step.enter or asset('flow')['skip']}")
        if step.given:
            leaves_out = say("commands/asking.says.leaves_out", leave_out=LEAVE_OUT) if step.optional else ""
            lines.append(f"  Enter takes: {self._flow.words(step, step.given)}{leaves_out}")
        return "\n".join(line for line in lines if line) + "\n"
