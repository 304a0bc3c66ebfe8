"""Reminders without any server: what was set, whether to speak now, and the text with which a system keeps the time."""

from datetime import date, timedelta

from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.clock import parse_time
from painplan.kit.record import ME
from painplan.pacing.flare import LONG_AFTER
from painplan.pacing.holds import is_ill
from painplan.plans.flares import flare_day_on
from painplan.reminders.records import Reminder
from painplan.reminders.rules import Reminding, Waits, last_day, reminding
from painplan.safety.not_asked import never_asked
from painplan.store.diary import Change
from painplan.today.coach import Coach
from painplan.today.views import TodayView


class Reminders:
    """Reminders, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    @property
    def reminder(self) -> Reminder:
        """What was set."""
        return self._desk.book.reminder

    @property
    def until(self) -> date | None:
        """The last day with reminders; none where there are none."""
        return last_day(self.reminder)

    def now(self, *, once: bool = False) -> Reminding:
        """Whether to remind now; ``once``: not again on a day on which it was told with `told`."""
        desk = self._desk
        view = desk.today_view() if isinstance(desk, Coach) else Coach(desk.diary, desk.today).today_view()
        return reminding(
            self.reminder,
            desk.now(),
            desk.today,
            day_starts_at=desk.facts.profile.day_starts_at,
            flare=any(plan.target.state == "flare" for plan in view.plans),
            ill=is_ill(desk.facts.holds, desk.today),
            waiting=self._waiting_of(view),
            unasked=bool(view.plans) and view.page is None and bool(never_asked(desk.facts)),
            once=once,
        )

    def _waiting_of(self, view: TodayView) -> Waits | None:
        """What waits; where a check-in a week is enough, none is waited for on the six days after one."""
        waits, desk = _waiting(view), self._desk
        if waits != "sign" and flare_day_on(desk) > LONG_AFTER and not view.nothing_asked:
            return "signs" if any(line.code in ("long_flare", "signs") for line in view.waiting) else waits
        if waits == "checkin" and desk.facts.profile.weekly_checkins:
            lately = desk.diary.days(desk.today - timedelta(days=6), desk.today - timedelta(days=1)).checkins
            return None if any(entry.interference is not None for entry in lately.values()) else waits
        return waits

    def notice(self) -> bool:
        """Whether Today says that the person's own time has come: no entry yet, and no flare-up."""
        desk = self._desk
        said = desk.diary.days(desk.today, desk.today).checkins
        now = reminding(
            self.reminder,
            desk.now(),
            desk.today,
            day_starts_at=desk.facts.profile.day_starts_at,
            flare=flare_day_on(desk) > 0,
            ill=is_ill(desk.facts.holds, desk.today),
            waiting=None if desk.today in said else "checkin",
        )
        return now.why == "due"

    def told(self) -> None:
        """Note that today's reminder was given."""
        self._save(told_on=self._desk.today)

    def set(self, typed: str) -> date:
        """Remind at this time from today on; the last day with reminders.

        Raises:
            WrongInput: It is no time of the day.
        """
        self._save(at=parse_time(typed), since=self._desk.today)
        return self.until or self._desk.today

    def off(self) -> None:
        """No reminders any more, until a time is set again."""
        self._save(at=None, since=self._desk.today)

    def renew(self) -> date:
        """Another four weeks from today on; the last day with reminders.

        Raises:
            WrongInput: No time was ever set.
        """
        if self.reminder.at is None:
            raise WrongInput(asset("reminders")["says"]["not_set"])
        self._save(since=self._desk.today)
        return self.until or self._desk.today

    def ended(self) -> bool:
        """Whether they ended by themselves not long ago, so that it is worth a line."""
        until = self.until
        return until is not None and until < self._desk.today <= until + timedelta(days=7)

    def _save(self, **fields: object) -> None:
        self._desk.save([Change(table="reminder", key=ME, fields=fields)])


def _waiting(view: TodayView) -> Waits | None:
    if view.page is not None:
        return "sign"
    if any(line.code == "well" for line in view.waiting):
        return "well"
    care: Waits | None = "care" if any(line.code == "care" for line in view.waiting) else None
    if not view.plans:
        return care
    if any(line.code == "worsening" for line in view.waiting):
        return "worsening"
    if care:  # on a day that the person chose for it, and until they decide
        return care
    if view.review_due:
        return "review"
    return None if view.said_so_far == "made" else "checkin"
