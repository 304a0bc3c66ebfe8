"""The person's order among their plans, and the minutes they give to all of them in a day (clinical.md A12)."""

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import WrongInput
from painplan.kit.words import say
from painplan.plans.records import Plan
from painplan.plans.together import in_order, minutes_on
from painplan.store.diary import Change

MOST_MINUTES = 24 * 60


class Order:
    """Which plan comes first, and how much a day holds, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def plans(self) -> tuple[Plan, ...]:
        """The plans that are followed, in the person's order."""
        return in_order(self._desk.book.active_plans())

    def put(self, plan_id: str, place: int) -> tuple[Plan, ...]:
        """Put a plan on a place, 1 first; the others move. Gives the plans in their new order.

        Raises:
            WrongInput: There is no such plan, or no such place.
        """
        plans = list(self.plans())
        chosen = OwnThings(self._desk, Plan).named(plan_id, plans)
        if not 1 <= place <= len(plans):
            raise WrongInput(say("plans.day_limit.place_does_not_fit", place=place, count=len(plans)))
        plans.remove(chosen)
        plans.insert(place - 1, chosen)
        self._desk.save(
            [Change(table="plans", key=plan.id, fields={"priority": number}) for number, plan in enumerate(plans, 1)]
        )
        return self.plans()

    @property
    def minutes(self) -> int | None:
        """The minutes for all plans of today; none: no limit."""
        return minutes_on(self._desk.book.day_limits, self._desk.today)

    def limit(self, minutes: int | None) -> None:
        """Set the minutes for all plans of a day, from today on; none: no limit any more.

        Raises:
            WrongInput: It is no number of minutes that a day has.
        """
        if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
            raise WrongInput(say("plans.day_limit.minutes_do_not_fit", minutes=minutes, most_minutes=MOST_MINUTES))
        day = self._desk.today
        self._desk.save([Change(table="day_limits", key=day.isoformat(), fields={"first": day, "minutes": minutes})])
