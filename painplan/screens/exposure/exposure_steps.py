"""The screens that ask about avoided activities: a new one, before a try, after it, and talking it over."""

from collections.abc import Sequence

from painplan.exposure.flows import AfterFlow, AvoidedFlow, ExposureTryFlow, TalkedFlow
from painplan.exposure.records import Attempt
from painplan.exposure.rules import ExposureRung
from painplan.screens.flow import FlowScreen


class AvoidedScreen(FlowScreen):
    """An activity for the ladder."""

    NAME = "A thing I avoid"
    HELP = """
## A thing I avoid

What it is, how much you fear that it would harm you, what it would be worth, and whether something speaks against it.
What a clinician told you not to do is kept, but never offered as a try. **Esc** goes back a question.
"""

    def flow(self) -> AvoidedFlow:
        """The questions."""
        return AvoidedFlow(self.coach)


class ExposureTryScreen(FlowScreen):
    """What is expected, before it is done.

    Args:
        rung: The activity.
        tries: Earlier tries at it.
    """

    NAME = "A planned try"
    HELP = """
## A planned try

What you fear, how sure you are, and exactly what you will do. The amount is fixed before: the plan ends the try, and
not the fear. Stop at once for the signs that stand on the screen afterwards; they come before any plan.
"""

    def __init__(self, rung: ExposureRung, tries: Sequence[Attempt]) -> None:
        super().__init__()
        self._rung, self._tries = rung, tries

    def flow(self) -> ExposureTryFlow:
        """The questions."""
        return ExposureTryFlow(self.coach, self._rung, self._tries)


class AfterScreen(FlowScreen):
    """What happened.

    Args:
        begun: The try that was planned.
        rung: Its activity.
    """

    NAME = "What happened"
    HELP = """
## What happened

What you noticed, and how sure and how afraid you are now. Both what you feared and what came are worth writing down.
"""

    def __init__(self, begun: Attempt, rung: ExposureRung) -> None:
        super().__init__()
        self._begun, self._rung = begun, rung

    def flow(self) -> AfterFlow:
        """The questions."""
        return AfterFlow(self.coach, self._begun, self._rung)


class TalkedScreen(FlowScreen):
    """Who it was talked over with.

    Args:
        avoided_id: The activity.
    """

    NAME = "Talked over"

    def __init__(self, avoided_id: str) -> None:
        super().__init__()
        self._avoided_id = avoided_id

    def flow(self) -> TalkedFlow:
        """One question."""
        return TalkedFlow(self.coach, self._avoided_id)
