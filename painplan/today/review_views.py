"""What the coach answers about a review and about where an amount comes from; apart, so that Today need not read it."""

from datetime import date

import msgspec

from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.pacing.amounts import same_amount
from painplan.pacing.change import WhatWouldChange
from painplan.pacing.reasons import Reason
from painplan.pacing.review import Proposal
from painplan.pacing.start import Ladder
from painplan.pacing.week import Week
from painplan.plans.records import Plan, ProfileName
from painplan.today.views import PlanToday


class ReviewView(msgspec.Struct, frozen=True, kw_only=True):
    """One plan's weekly review: what was, what the rule proposes, what else can be chosen."""

    plan: Plan
    on: date
    week: Week
    before: Week
    """The week before, to compare with."""
    proposal: Proposal
    step: float
    """The weekly step from this review on."""
    halved: bool = False
    """Flare-ups halved that step."""
    smaller: float | None
    """The amount with a smaller step, when there is one between staying and taking it."""
    mattered_days: int | None
    """Days of the week on which something that mattered was done; none: it was not said on any day."""
    mattered_days_before: int | None
    next_ceiling: float = 0
    """How far a good day of next week goes, with the proposal (A12 ``GOOD DAY``)."""
    next_within: float | None = None
    """What of the proposed amount fits into the minutes of a day, where that is less; none: all of it does."""
    changes: tuple[WhatWouldChange, ...] = ()
    """What would change the proposal."""

    @property
    def moves(self) -> bool:
        """Whether the proposal is another amount than that of now: only then is staying another answer than taking."""
        return not same_amount(self.proposal.next_quota, self.proposal.quota)


class WhyView(msgspec.Struct, frozen=True, kw_only=True):
    """Where an amount comes from."""

    plan: PlanToday
    began: tuple[float, ...]
    """The tries that the first amount came from; none: it came from estimates."""
    began_at: float
    """What tries or estimates came to on average as the plan began, in its unit."""
    trials: tuple[float, ...]
    """The latest tries, which the step comes from."""
    baseline: float
    """What these come to on average."""
    start_quota: float
    before: float | None
    """What the amount was before the latest agreement about it; none: it is the first one."""
    step: float | None
    """None: steps are off."""
    step_reason: Reason
    """How large a step is and how often it comes, or that there is none."""

    @property
    def slow(self) -> bool:
        """Whether a step comes less often than every week."""
        return self.step_reason.code == "step_slow"

    provisional: bool
    unit_min: float
    offered: float | None
    """The amount that tries noted later come to, above the one in force, as long as nothing was answered."""
    ladder: Ladder
    takes_turns: bool
    """Whether other plans take the one step of a week as well, so that the aim can come later than by itself (A12)."""
    aim_from: date | None
    """The first day on which the aim can stand; none where nobody knows it, or it stands."""
    profile: ProfileName
    """How large steps are: what holds, whatever was chosen for the plan."""
    last_review: ReviewView | None
    so_far: Proposal
    """What a review made today would propose, with every check as it stands."""
    week: Week
    """The seven days it looks at."""
    changes: tuple[WhatWouldChange, ...]
    """What would change it."""
    changes_today: tuple[WhatWouldChange, ...]
    """What would change today's amount, where it is not the whole one."""
    on: date
    """The day on which it is asked."""

    @property
    def settled_today(self) -> "ReviewView | None":
        """The review that settled the last seven days today: no other step is due then. None: none did."""
        return self.last_review if self.last_review is not None and self.last_review.on == self.on else None


def no_smaller_words(view: ReviewView) -> str:
    """That a review has no smaller step to take, and what can be chosen instead."""
    words, unit = asset("reviews")["smaller"], view.plan.unit
    proposal, activity = view.proposal, one_line(view.plan.activity, 40)
    named = "smallest" if proposal.decision == "up" else proposal.decision
    return str(words[named].format(activity=activity, amount=amount(proposal.next_quota, unit)))


def mattered_words(view: ReviewView) -> tuple[str, str]:
    """On how many days something that mattered was done, and in the week before; no answer is never a 0."""
    words, days, before = asset("reviews")["mattered"], view.mattered_days, view.mattered_days_before
    return (
        words["not_said"] if days is None else words["days"].format(days=days),
        "" if before is None else words["before"].format(days=before),
    )
