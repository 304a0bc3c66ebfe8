"""What the coach answers: one frozen struct per question, with facts and decisions side by side."""

from datetime import date

import msgspec

from painplan.checkin.records import CheckIn, SaidSoFar, Session
from painplan.kit.waiting import Waiting
from painplan.pacing.reasons import Reason
from painplan.pacing.target import Target
from painplan.plans.records import Goal, Hold, Plan
from painplan.safety.allowed import SignPage


class PlanToday(msgspec.Struct, frozen=True, kw_only=True):
    """One plan on one day."""

    plan: Plan
    quota: float
    within_day: float | None = None
    """What of it fits into the minutes of a day for all plans, where that is less; none: all of it fits."""
    target: Target
    provisional: bool = False
    """The amount comes from estimates that no tries have taken the place of."""
    why: tuple[Reason, ...]
    session: Session | None
    """What was already done today."""
    strip: tuple[tuple[date, float | None], ...]
    """The last seven days up to today with what was done; None is no entry."""
    week_number: int
    """Weeks since the plan began, from 1."""
    review_due: bool
    next_review: date
    around: tuple[str, ...] = ()
    """When, where, with whom, and who helps how, in the person's words; with the first plan of each goal only."""

    @property
    def no_amount(self) -> bool:
        """Whether no amount is told at all, not even a smaller one (clinical.md C, principle 4)."""
        return self.target.smaller is None

    @property
    def nothing_asked(self) -> bool:
        """Whether nothing is asked for today: then no amount of now is named anywhere (A14.4; C, principle 4)."""
        return self.target.target is None

    @property
    def told_quota(self) -> float | None:
        """The amount of now, outside flare-ups, wherever one is named; none: nothing is asked for."""
        return None if self.nothing_asked else self.quota

    @property
    def to_do(self) -> float | None:
        """What a session is about: today's amount, or the smallest version where only that is there; none: nothing."""
        return self.target.smaller if self.target.target is None else self.target.target

    @property
    def still_to_do(self) -> float | None:
        """What is left of it after what was noted today; none where nothing is asked for, or nothing is left."""
        done = (self.session.done if self.session else None) or 0.0
        left = None if self.to_do is None else self.to_do - done
        return left if left is not None and left > 0 else None


class TodayView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the Today screen and command show."""

    today: date
    checkin: CheckIn | None
    locked: Reason | None
    """Why steps are locked; none when they are not."""
    page: SignPage | None = None
    """What to do about open warning signs; it comes before everything else. None: none is open."""
    goal: Goal | None
    plans: tuple[PlanToday, ...]
    hold: Hold | None = None
    """What steps wait for, or why nothing is asked for; none when nothing is on hold."""
    holds: tuple[Hold, ...] = ()
    """All of it, where several things are on hold: each keeps its own question and its own end (A14)."""
    hold_lines: tuple[str, ...] = ()
    """A sentence for each of them, in the same order."""
    flare_day: int = 0
    """Number of the day within a flare-up that lasts; 0: none does."""
    own_flare_plan: bool = False
    """Whether the person wrote a plan of their own for such days."""
    waiting: tuple[Waiting, ...] = ()
    """What else the day offers, a line each."""
    book_is_whole: bool = True
    """Whether the plan book could be read whole; where not, nobody knows that there is no plan."""

    @property
    def flare_untold(self) -> bool:
        """Whether a flare-up lasts beside something that is told first of each plan: it keeps its own end (A14)."""
        return bool(self.flare_day) and not any(plan.target.state == "flare" for plan in self.plans)

    @property
    def no_amount(self) -> bool:
        """Whether an open sign leaves no amount to tell (clinical.md C, principle 4)."""
        return any(plan.no_amount for plan in self.plans)

    @property
    def nothing_asked(self) -> bool:
        """Whether nothing is asked for today, of no plan."""
        return any(plan.nothing_asked for plan in self.plans)

    @property
    def said_so_far(self) -> SaidSoFar:
        """How far the check-in is: the one answer of the screen, the commands and their documents."""
        return self.checkin.said_so_far if self.checkin else "open"

    @property
    def checked_in(self) -> bool:
        """Whether anything was said of today, in a check-in that was begun, too."""
        return self.said_so_far != "open"

    @property
    def begun_only(self) -> bool:
        """Whether it was left in the middle."""
        return self.said_so_far == "begun"

    @property
    def review_due(self) -> bool:
        """Whether any plan has a weekly review waiting."""
        return any(plan.review_due for plan in self.plans)
