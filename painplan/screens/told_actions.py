"""What lists of actions tell about each today: what it is for, or that it waits and until when.

Safety's rules are asked, once for a whole list. What waits stays on the list under its name, so that it is found, and
its screen says more; nothing that is told offers it.
"""

from painplan.kit.assets import asset
from painplan.safety.allowed import short_reason, situation
from painplan.safety.rules import Situation, against
from painplan.screens.actions import Action
from painplan.today.coach import Coach


class ToldActions:
    """The words about actions on the day it is.

    Args:
        coach: The diary; while it is locked nothing is known that could make something wait.
    """

    def __init__(self, coach: Coach) -> None:
        self._now = Situation() if coach.locked else situation(coach)

    def waits(self, action: Action) -> bool:
        """Whether it is not possible today, or a part of it that is named in its words."""
        return action.asks is not None and bool(against(action.asks, self._now))

    def about(self, action: Action) -> str:
        """What it is for; where it waits, what of it is possible all the same and why the rest is not."""
        if action.asks is None or not (states := against(action.asks, self._now)):
            return action.about
        still = asset("all_actions")["actions"][action.name].get("still", "")
        return f"{still} {short_reason(action.asks, states[0])}".strip()

    def mark(self, action: Action) -> str:
        """What stands behind the name of what waits as a whole; empty for the others."""
        whole = "still" not in asset("all_actions")["actions"][action.name]
        return f" · {asset('all_actions')['words']['waits']}" if whole and self.waits(action) else ""
