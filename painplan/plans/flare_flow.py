"""The questions about a flare-up: whether it is one, and while it lasts whether it is over and since when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.in_order import InOrder
from painplan.kit.spoken_days import parse_past_day
from painplan.pacing.flare import LONG_AFTER
from painplan.plans.flares import over_change

if TYPE_CHECKING:
    from painplan.today.coach import Coach

YES, OVER = "yes", "over"


class FlareFlow(InOrder):
    """One question to begin it, two to end it."""

    TOPIC, TABLE = "flare", "flare_ask"

    def __init__(self, coach: "Coach") -> None:
        super().__init__(coach.today)
        self._coach, self._day = coach, coach.flare().day
        self.about = str(self._day)

    @property
    def names(self) -> Sequence[str]:
        """Whether it is one; while it lasts, whether and since when it is over."""
        if not self._day:
            return ("begins",)
        return ("lasts", "since") if self._said.get("lasts") == OVER else ("lasts",)

    def shown_before(self, name: str) -> Mapping[str, object]:
        """Which day of it this is, and what speaks for its end; what a yes does."""
        words, today = asset("flare"), self._coach.today_view()
        if name != "lasts":
            less = any(plan.target.flares_less for plan in today.plans) or not today.plans
            return {"yes": words["yes_nothing" if today.nothing_asked else "yes" if less else "yes_same"]}
        back = any(reason.code == "flare_back" for plan in today.plans for reason in plan.target.reasons)
        long = words["long"] if self._day > LONG_AFTER else ""
        return {"now": words["now"].format(day=self._day), "hint": words["back_first"] if back else long}

    def offered(self, name: str) -> str:
        """Who came to say that it is one says it with Enter."""
        return YES if name == "begins" else ""

    def check(self, name: str, text: str) -> None:
        """Whether it can be over since that day."""
        if name == "since":
            over_change(self._coach, self._since(text))

    def _since(self, text: str) -> date | None:
        return parse_past_day(text, self._today) if text else None

    def keep(self) -> str:
        """Keep what was said; says what it does to the amounts."""
        words, said = asset("flare"), self.said
        if said.get("begins") == YES:
            plans = self._coach.today_view().plans
            fewer = any(plan.target.flares_less for plan in plans) or not plans
            self._coach.begin_flare()
            nothing = self._coach.today_view().nothing_asked
            return str(words["begun_nothing" if nothing else "begun" if fewer else "begun_same"])
        if said.get("lasts") != OVER:
            return ""
        self._coach.end_flare(self._since(said["since"]))
        today = self._coach.today_view()
        if today.nothing_asked:
            return str(words["over_nothing"])
        # Who was back at the whole amount keeps it (clinical.md A13).
        less = [reason for plan in today.plans for reason in plan.target.reasons if reason.code == "easing_up"]
        until = [date.fromisoformat(str(reason.numbers["last"])) for reason in less if "last" in reason.numbers]
        if until:
            return str(words["over_until"]).format(last=date_in_words(max(until)))
        return str(words["over" if less or not today.plans else "over_same"])
