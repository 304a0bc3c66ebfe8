"""Warning signs, and the branch for who gets worse after effort: what was said, and who looked at it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import get_args

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput, told_first
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.plans.flares import flare_day_on, flares_seen
from painplan.safety import crisis_support, lasting_worsening
from painplan.safety import sign_page as sign_pages
from painplan.safety.allowed import SignPage, open_page, situation, why_not
from painplan.safety.asking import LONG_FLARE_DAYS, List, ListAsked, ListDue, list_due
from painplan.safety.records import Worsening
from painplan.safety.rules import OF_SIGNS, against
from painplan.safety.signs import OpenSign
from painplan.safety.signs_service import (
    SignView,
    all_signs,
    answer_changes,
    open_on,
    opened_by,
    sign_views,
)
from painplan.safety.specialists import check_specialist
from painplan.safety.unread import (
    TOLD,
    WORSENING,
    asked_again,
    signs_gone_through,
    signs_to_ask_since,
    unread_days,
)
from painplan.store.diary import Change

LOOK_BACK_DAYS = 45
"""Far enough for the usual pain of four weeks, and for a long flare-up."""


class Safety:
    """What makes steps wait, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def signs(self) -> tuple[SignView, ...]:
        """The warning signs with what was said about them."""
        desk, support = self._desk, crisis_support.Support(self._desk)
        numbers, region = support.numbers, support.region
        now = {found.sign.id: found for found in open_on(desk.book, desk.today)}
        pages = {
            sign.id: "\n".join(
                sign_pages.sign_page([now.get(sign.id) or OpenSign(sign, sign.tier, desk.today)], numbers, region)
            )
            for sign in all_signs()
        }
        return sign_views(desk.book, desk.today, pages)

    def open(self) -> tuple[OpenSign, ...]:
        """The signs that are open, most urgent first."""
        return open_on(self._desk.book, self._desk.today)

    def page(self) -> SignPage | None:
        """The page about all that makes steps wait, printed once; none where no sign does (clinical.md C)."""
        return open_page(self._desk)

    def page_of_open(self) -> tuple[str, ...]:
        """The page about everything that is open, also what only waits for the next review."""
        support = crisis_support.Support(self._desk)
        return sign_pages.sign_page(self.open(), support.numbers, support.region)

    def answer_signs(self, answers: Mapping[str, str]) -> tuple[SignView, ...]:
        """Keep answers to warning signs, and to the questions that decide (``RF10.decides``); gives the list as it is.

        Raises:
            WrongInput: There is no such question, or it cannot be answered so. Nothing is saved then.
        """
        with told_first(lambda: self._page_unkept(answers)):
            self._desk.save(answer_changes(self._desk.facts, answers, self._desk.today))
        return self.signs()

    def _page_unkept(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """What answers lead to that may not be in the diary."""
        support = crisis_support.Support(self._desk)
        return sign_pages.sign_page(opened_by(answers), support.numbers, support.region, kept=False)

    def page_read(self, names: Iterable[str]) -> None:
        """The page about open signs was read; that alone changes nothing (clinical.md C, principle 4)."""
        day = self._desk.today
        unread = {one.sign for one in self._desk.facts.signs if one.page_read is None}
        changes = [Change(table="signs", key=name, fields={"page_read": day}) for name in names if name in unread]
        if changes:
            self._desk.save(changes, undoable=False)

    def list_due(self) -> ListDue | None:
        """The list that is worth asking today, and why (clinical.md C); none: nothing is."""
        desk, book = self._desk, self._desk.book
        facts = desk.diary.days(desk.today - timedelta(days=LOOK_BACK_DAYS), desk.today)
        said = facts.checkins
        begun = [*(plan.created for plan in book.plans), *(one.first for one in book.experiments)]
        flares = flares_seen(desk, desk.today, LOOK_BACK_DAYS)
        asked = ListAsked(
            whole_on=book.profile.signs_full_on,
            unread=signs_to_ask_since(book),
            unread_days=unread_days(facts, desk.today),
            short_on=book.profile.signs_short_on,
            began=min(begun, default=None),
            worries=tuple(day for day, entry in sorted(said.items()) if entry.worry),
            falls=tuple(day for day, entry in sorted(said.items()) if entry.fall),
            flares=tuple((one.first, one.last) for one in flares),
            pain=facts.by_day("pain"),
        )
        return list_due(asked, desk.today)

    def list_of_flare(self) -> List | None:
        """The list that a flare-up of more than a week asks for today (A13); none: none does, or it was done."""
        due = self.list_due() if flare_day_on(self._desk) > LONG_FLARE_DAYS else None
        return due.list if due is not None and due.why == "long_flare" else None

    def whole_list_called_for(self) -> bool:
        """Whether something happened that calls for the whole list, beside the beginning."""
        due = self.list_due()
        return due is not None and due.list == "whole" and due.why != "set_up"

    def list_asked(self, *, whole: bool) -> None:
        """The list was gone through to its end today, whatever was left out."""
        fields = {"signs_full_on" if whole else "signs_short_on": self._desk.today}
        again = signs_gone_through(self._desk.facts, self._desk.today) if whole else []
        self._desk.save([Change(table="profile", key=ME, fields=fields), *again], undoable=False)

    def say_lasting_worsening(self, answer: str) -> bool:
        """Take the answer to the question about a lasting worsening after effort; tells whether steps are off now.

        An answer never turns the branch off: that takes `agree_to_steps` (clinical.md A14.1). "Sometimes" makes steps
        gentle, and the check-in asks two days after a session.

        Raises:
            WrongInput: It is none of never, sometimes, often, always.
        """
        if answer not in get_args(Worsening):
            raise WrongInput(
                say(
                    "safety.service.does_not_fit_answer",
                    answer=one_line(answer, 20),
                    worsening=", ".join(get_args(Worsening)),
                )
            )
        fields = lasting_worsening.worsening_fields(answer, self._desk.today)  # type: ignore[arg-type]  # one of its words
        self._save_about_effort(fields, WORSENING)
        return self._desk.book.profile.post_exertional_malaise

    def _save_about_effort(self, fields: Mapping[str, object], answered: str) -> None:
        again = asked_again(self._desk.facts, (answered,), self._desk.today)
        self._desk.save([Change(table="profile", key=ME, fields=fields), *again])

    def say_told_of_crashes(self, told: bool) -> bool:
        """Take whether a professional said: ME/CFS, or long COVID with this pattern; tells whether steps are off now.

        A yes turns them off, as "often" does; a no turns nothing on (clinical.md A14.1).
        """
        fields = lasting_worsening.told_fields(told, self._desk.facts.profile.worsening_on or self._desk.today)
        self._save_about_effort(fields, TOLD)
        return self._desk.book.profile.post_exertional_malaise

    def agree_to_steps(self, role: str) -> str:
        """A specialist agreed to steps in spite of a lasting worsening after effort; kept with role and day.

        Returns:
            What is told: that steps can be proposed again, that something else makes them wait, or that they were not
            off and nothing was changed.

        Raises:
            WrongInput: Nobody is named.
            CannotDo: By this role they are no specialist. Or a warning sign waits for somebody's look, so that no step
                comes whoever agreed (clinical.md C).
        """
        if not one_line(role):
            raise WrongInput(say("safety.service.name_role_specialist_who"))
        check_specialist(role)
        words, now = asset("safety")["pem"], situation(self._desk)
        if signs := [state for state in against("step", now) if state in OF_SIGNS]:
            raise CannotDo(words["nothing_kept"].format(why=why_not(self._desk, "step", now, signs[0])))
        if not self._desk.facts.profile.post_exertional_malaise:
            return str(words["were_not_off"])
        fields = {"post_exertional_malaise": None, "steps_agreed_by": role.strip(), "steps_agreed_on": self._desk.today}
        self._desk.save([Change(table="profile", key=ME, fields=fields)])
        now, told = situation(self._desk), {"role": one_line(role, 60)}
        if waits := against("step", now):
            why = why_not(self._desk, "step", now, waits[0])
            return str(words["agreed_waits"].format(**told, why=why))
        return str(words["agreed"].format(**told))
