"""One plan as it stands on a day, its days and reviews with the reasons for its amount. Pure."""

from painplan.kit.told import Number
from painplan.pacing.amounts import rounded, same_amount
from painplan.pacing.holds import RESTART_SHARE, away_since, restart_amount
from painplan.pacing.reasons import Reason
from painplan.pacing.rhythm import Pace
from painplan.plans.agreed_amounts import Agreed, in_force, step_reason, why_agreed
from painplan.plans.plan_reviews import PlanReviews
from painplan.safety.lasting_worsening import LASTING_WORSENING


class PlanCourse(PlanReviews):
    """What is known of one plan up to a day, what follows from it, and why; arguments as of `PlanDays`."""

    def why(self) -> tuple[Reason, ...]:
        """Where today's amount comes from, from the start to today."""
        latest = in_force(self._agreed, self.today)
        agreed = why_agreed(
            self.plan,
            self.start,
            latest,
            self.step_reason,
            tries=self.allows("try"),
            kept=self.at_aim and not self.steps_off,
            sometimes=self.sometimes_worse,
            before=self.quota_before,
        )
        made_smaller = (*self._why_halved(), *self._why_gentle())
        return (*agreed, *made_smaller, *self._why_away(latest), *self.target_on(self.today).reasons)

    @property
    def step_reason(self) -> Reason:
        """How large a step is and how often it comes, or that there is none."""
        if self.at_aim and not self.steps_off:
            return Reason("aim_kept")
        return step_reason(self.quota, self._pace_told, branch=self._pem)

    @property
    def _pace_told(self) -> Pace | None:
        """The pace that a sentence may tell; none where steps are off, or wait until what is open was looked at.

        Whatever the plan came from: of two plans beside one open sign none tells how often its step comes.
        """
        return None if self.steps_off or self.locks_on(self.today) else self.pace

    @property
    def sometimes_worse(self) -> bool:
        """Whether "sometimes" is the answer about effort that holds today, told of by nobody but the person."""
        return self.gentle and self.book.profile.worsening == "sometimes" and not self.book.profile.told_crashes

    def _why_halved(self) -> tuple[Reason, ...]:
        """That flare-ups halved the step, from what and until when; nothing where none is told (A13)."""
        if not self.halved or self.step_reason.code not in ("step", "step_slow"):
            return ()
        if same_amount(self.whole_step, self.pace.step):
            return (Reason("steps_slower"),)
        exact = same_amount(self.pace.step, self.whole_step / 2)
        return (Reason("step_halved", {"whole": self.whole_step, "rounded": "exact" if exact else "near"}),)

    def _why_gentle(self) -> tuple[Reason, ...]:
        """That steps are gentle whatever the plan's own profile is, and why; nothing where they are not (A14.1)."""
        if not self.gentle or self._pace_told is None:
            return ()
        agreed = self.book.profile.worsening in LASTING_WORSENING or self.book.profile.told_crashes is True
        return (Reason("gentle_agreed" if agreed else "gentle_steps"),)

    def _why_away(self, latest: Agreed) -> list[Reason]:
        """Each new beginning after a time away since the last agreement, with the amount before and the reason.

        One that does not ask for all of it yet is told with the share that it asks for.
        """
        found, quota = [], latest.quota
        for away in away_since(self.book.holds, latest.on, self.today):
            again = restart_amount(quota, self.unit_min)
            how = rounded(RESTART_SHARE * quota, again)
            if away.again <= self.today:
                told: dict[str, Number] = {"amount": again, "quota": quota, "rounded": how, "reason": away.reason}
                found.append(Reason("restart", told))
            quota = again
        return found
