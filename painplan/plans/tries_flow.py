"""The questions about tries (clinical.md A12 TRY): one of a plan from estimates, and three for a new beginning."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from painplan.errors import PainPlanError
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.in_order import InOrder
from painplan.kit.parse import parse_amount
from painplan.pacing.start import FEWEST_TRIES
from painplan.plans.agreed_amounts import amount_before
from painplan.plans.records import Plan
from painplan.plans.restart import RestartOffer, Restarts, offer_words, settled_words
from painplan.plans.restart_records import RestartChoice
from painplan.plans.service import HadToStop
from painplan.plans.target_words import fits_words
from painplan.plans.tries_words import tried_words
from painplan.safety.allowed import check_allowed
from painplan.safety.tries import after_having_to_stop

if TYPE_CHECKING:
    from painplan.today.coach import Coach

HAD_TO, TRIES = "had_to", "tries"
_COUNTS: tuple[HadToStop, ...] = get_args(HadToStop)
HALF, AGAIN = _COUNTS


class _Tries(InOrder):
    """How much each try was, how it ended, and what counts of one at which the person had to stop."""

    TOPIC, TABLE = "pacing", "try_ask"

    def __init__(self, coach: "Coach") -> None:
        super().__init__(coach.today)
        self._coach = coach

    @property
    def _plan(self) -> Plan:
        """The plan that they are for, as it may be shown."""
        raise NotImplementedError

    def _of_one(self, number: int) -> Sequence[str]:
        """The questions about one try."""
        ended = f"ended {number}"
        counts = [f"counts {number}"] if self._said.get(ended) == HAD_TO else []
        return [f"amount {number}", ended, *counts]

    def _reached(self, number: int) -> float:
        return parse_amount(self._said[f"amount {number}"], self._plan.unit)

    def options(self, name: str) -> Mapping[str, str]:
        """How it ended, and what counts."""
        words, (kind, _, number) = asset("pacing")["tries"], name.partition(" ")
        if kind != "counts":
            return {}
        half = words["half"].format(half=amount(after_having_to_stop(self._reached(int(number))), self._plan.unit))
        return {HALF: half, AGAIN: words["another"]}

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What the try is for, and how one is done."""
        kind, _, number = name.partition(" ")
        return self._shown_before_try(int(number)) if kind == "amount" else {}

    def _shown_before_try(self, number: int) -> dict[str, object]:
        words, plan = asset("pacing")["tries"], self._plan
        ask = words["ask"].format(activity=one_line(plan.activity, 40))
        return {"ask": ask, "how": f"{words['how']} {words['in_unit'].format(unit=plan.unit)}"}

    def check(self, name: str, text: str) -> None:
        """Whether it is an amount of the plan."""
        if name.startswith("amount"):
            parse_amount(text, self._plan.unit)


class TryFlow(_Tries):
    """Today's try of a plan that began with estimates; of several plans it is asked which.

    Args:
        coach: The diary.
        plans: Those that wait for tries.
    """

    def __init__(self, coach: "Coach", plans: Sequence[Plan]) -> None:
        super().__init__(coach)
        self._plans = [plan.id for plan in plans]

    @property
    def _plan(self) -> Plan:
        return self._coach.plan(self._said.get("plan", self._plans[0]))

    @property
    def names(self) -> Sequence[str]:
        """The plan, how much it was, how it ended."""
        return [*(["plan"] if len(self._plans) > 1 else []), *self._of_one(1)]

    def options(self, name: str) -> Mapping[str, str]:
        """The plans, and how it ended."""
        if name != "plan":
            return super().options(name)
        return {plan: one_line(self._coach.plan(plan).activity, 60) for plan in self._plans}

    def keep(self) -> str:
        """Keep it as it ended; says what it came to."""
        plan, words, reached = self._plan, asset("pacing")["tries"], self._reached(1)
        counts = next((one for one in _COUNTS if one == self.said.get("counts 1")), None)
        self._coach.add_trial(plan.id, reached, self._today, counts)
        if counts == AGAIN:
            return str(words["kept"]).format(amount=amount(reached, plan.unit))
        return f"{tried_words(self._coach.why(plan.id), reached)} {words['taken_back']}"


class RestartFlow(_Tries):
    """How one plan goes on after a time away; new tries are asked for one after the other.

    Args:
        coach: The diary.
        offer: What can be decided; none: nothing is asked.
    """

    def __init__(self, coach: "Coach", offer: RestartOffer | None) -> None:
        super().__init__(coach)
        self._offer = offer
        self.about = offer.plan.id if offer else ""

    @property
    def _plan(self) -> Plan:
        return self._coach.plan(self.about)

    @property
    def names(self) -> Sequence[str]:
        """The choice, then tries until three of them count."""
        if self._offer is None:
            return ()
        names, number = ["choice"], 0
        while self._said.get("choice") == TRIES and len(self._counting(number)) < FEWEST_TRIES:
            number += 1
            names += self._of_one(number)
            if not all(name in self._said for name in names):
                break
        return names

    @property
    def nothing(self) -> str:
        """Nothing is waiting."""
        return str(asset("pacing")["restart"]["nothing"])

    def _counting(self, up_to: int) -> list[int]:
        """The numbers of the tries that count; one that does not is asked for again."""
        return [number for number in range(1, up_to + 1) if self._said.get(f"counts {number}") != AGAIN]

    def options(self, name: str) -> Mapping[str, str]:
        """What can be chosen."""
        return dict(choices(self._offer)) if name == "choice" and self._offer else super().options(name)

    def shown_before(self, name: str) -> Mapping[str, object]:
        """What the offer says."""
        if name != "choice" or self._offer is None:
            return super().shown_before(name)
        words, activity = asset("pacing")["restart"], one_line(self._plan.activity, 40)
        return {"ask": words["ask"].format(activity=activity), "about": "\n".join(offer_words(self._offer))}

    def _shown_before_try(self, number: int) -> dict[str, object]:
        words, said = asset("pacing")["restart"], super()._shown_before_try(number)
        counting = len(self._counting(number - 1)) + 1
        ask = words["ask_try"].format(activity=one_line(self._plan.activity, 40), number=counting)
        return {"ask": ask, "how": f"{said['how']} {words['never_above']} {asset('safety')['stop']['short']}"}

    def check(self, name: str, text: str) -> None:
        """Whether new tries are possible today; an amount."""
        if name == "choice" and text == TRIES:
            check_allowed(self._coach, "try")
        super().check(name, text)

    def begins_tries(self, name: str, text: str) -> bool:
        """Whether an answer that is possible leads to tries: what comes before these is asked first (A12 PRE)."""
        try:
            return name == "choice" and self.fitting(name, text) == TRIES
        except PainPlanError:
            return False

    def keep(self) -> str:
        """Settle it; without a choice nothing changes."""
        said, plan = self.said, self._plan
        choice = next((one for one, _ in choices(self._offer) if one == said["choice"]), None) if self._offer else None
        if choice is None:
            return ""
        counting = self._counting(len([name for name in said if name.startswith("amount")])) if choice == TRIES else []
        reached = [(self._reached(number), f"counts {number}" in said) for number in counting]
        tries = [after_having_to_stop(much) if stopped else much for much, stopped in reached]
        had_to = [much for much, stopped in reached if stopped]
        made = Restarts(self._coach).decide(plan.id, choice, tries, had_to)
        done = settled_words(plan, made, amount_before(plan, self._coach.facts, made.on, after_review=True))
        within = self._coach.within_day_only(plan.id, made.quota)
        return " ".join(filter(None, (done, fits_words(within, plan.unit))))


def choices(offer: RestartOffer) -> list[tuple[RestartChoice, str]]:
    """What can be chosen of an offer, in the order in which it is offered."""
    words, unit = asset("pacing")["restart"], offer.plan.unit
    if offer.begin is not None:
        return [
            ("begin", words["begin"].format(amount=amount(offer.begin, unit))),
            ("keep", words["go_on"].format(amount=amount(offer.now, unit))),
        ]
    found: list[tuple[RestartChoice, str]] = []
    if offer.away_days:
        if offer.less:
            found.append(("take", words["take"].format(amount=amount(offer.again, unit))))
        found.append(("keep", words["keep"].format(amount=amount(offer.now, unit))))
    if offer.full_step is not None:
        found.append(("full_step", words["full_step"].format(step=amount(offer.full_step, unit))))
        found += [] if offer.away_days else [("keep", words["half_step"])]
    return [*found, ("tries", words["tries"])] if offer.offers_tries else found
