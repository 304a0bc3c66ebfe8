"""Asking a conversation line by line: what a question looks like, and the way back."""

from collections.abc import Callable

import click

from painplan.errors import PainPlanError
from painplan.kit.escape import one_line
from painplan.kit.step import Step
from painplan.kit.talk import Talk

BACK = "back"
LEAVE_OUT = "-"
"""Skips a question where Enter would take what stands there."""


class AskedByLine:
    """One conversation at a terminal."""

    def __init__(self, talk: Talk, answered: Callable[[str, str], None] = lambda name, kept: None) -> None:
        self._talk, self._answered = talk, answered
        self._again: str | None = None
        """An earlier question that is asked again."""

    def ask_all(self) -> None:
        """Ask until all is said; every answer is kept before the next question, so it can go on another day."""
        while (step := self._step()) is not None:
            typed = click.prompt(self._prompt(step), default="", show_default=False).strip()
            if typed.lower().split(" ")[0] == BACK:
                self.go_back(typed[len(BACK) :].strip())
                continue
            if not typed and step.given:
                typed = step.given
            elif typed == LEAVE_OUT:
                typed = ""
            try:
                self._talk.answer(step.id, typed)
                self._again = None
                self._answered(step.id, self._talk.said.get(step.id, ""))
            except PainPlanError as error:
                click.echo(one_line(str(error)), err=True)

    def go_back(self, name: str = "") -> None:
        """To an earlier answer by its name, or to the one before."""
        given = [step.id for step in self._talk.given()]
        if name and name not in given:
            click.echo(f"There is no answer “{one_line(name, 40)}” yet. Given: {', '.join(given) or 'none'}.", err=True)
        elif given:
            before = given[: given.index(self._again)] if self._again in given else given
            self._again = name or (before[-1] if before else given[0])

    def _step(self) -> Step | None:
        return self._talk.step(self._again) if self._again else self._talk.next

    def _prompt(self, step: Step) -> str:
        at, of, minutes = self._talk.progress
        left = f"about {minutes} minute{'s' if minutes > 1 else ''} left"
        lines = [f"[{min(at, of)} of about {of}, {left}]", step.ask, f"  {step.hint}" if step.hint else ""]
        lines += [f"  {key} {words}" for key, words, _ in step.options]
        lines += [f"  0 {step.low} to 10 {step.high}"] if step.kind == "scale" else []
        if step.given:
            lines.append(f"  Enter takes: {self._talk.words(step, step.given)}   ({LEAVE_OUT} leaves it out)")
        return "\n".join(line for line in lines if line) + "\n"
