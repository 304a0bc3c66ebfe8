"""The screens that ask about avoided activities: a new one, before a try, after it, and talking it over."""

from collections.abc import Sequence

from painplan.exposure.flows import AfterFlow, AvoidedFlow, ExposureTryFlow, TalkedFlow
from painplan.exposure.records import Attempt
from painplan.exposure.rules import ExposureRung
from painplan.screens.flow import FlowScreen


class AvoidedScreen(FlowScreen):
    """An activity for the ladder."""

    def flow(self) -> AvoidedFlow:
        """The questions."""
        return AvoidedFlow(self.coach)


class ExposureTryScreen(FlowScreen):
    """What is expected, before it is done.

    Args:
        rung: The activity.
        tries: Earlier tries at it.
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

    def __init__(self, avoided_id: str) -> None:
        super().__init__()
        self._avoided_id = avoided_id

    def flow(self) -> TalkedFlow:
        """One question."""
        return TalkedFlow(self.coach, self._avoided_id)
