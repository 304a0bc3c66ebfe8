"""What a reply proposes, beside what stands; what is taken of it goes the way of any change of a plan."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line, plain
from painplan.kit.words import say
from painplan.pacing.amounts import same_amount
from painplan.plans.change.rules import WantedOfPlan, against, standing
from painplan.plans.change.service import PlanChange, PlanChanges, against_words
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import courses_of
from painplan.safety.locks import no_review_on
from painplan.safety.medicine.named_medicines import Named, fixed_line, names_in
from painplan.store.diary import Change, book_change
from painplan.team.records import ReplyTaken
from painplan.team.reply_form import code_of
from painplan.team.reply_reading import Proposed, Reply, What, read_reply


class ProposalView(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal beside what stands."""

    n: int
    """Its number, from 1."""
    plan: str
    activity: str
    """What the plan is called; empty where there is none of that name."""
    unit: str
    what: What
    now: float | None
    """None: nothing stands, or none is told today."""
    proposed: float | str
    why_not: str | None
    """Why it cannot be taken; none: it can."""

    @property
    def allowed(self) -> bool:
        """Whether it can be taken."""
        return self.why_not is None


class ReplyView(msgspec.Struct, frozen=True, kw_only=True):
    """A reply as it can be shown."""

    sender: str
    proposals: tuple[ProposalView, ...]


class TakenOf(NamedTuple):
    """Which proposals a person took, and what came of it."""

    view: ReplyView
    """As it stood before."""
    numbers: tuple[int, ...]
    told: tuple[str, ...]
    """What it did to the amounts."""


class Replies:
    """Replies of the team, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def taken(self) -> tuple[ReplyTaken, ...]:
        """What was taken of earlier ones, oldest first."""
        return self._desk.book.all(ReplyTaken)

    def look(self, content: bytes, name: str) -> ReplyView:
        """What a reply proposes; nothing is changed.

        Raises:
            WrongInput: It is none, or something in it is wrong; the sentence names the line.
        """
        reply = read_reply(content, name)
        views: list[ProposalView] = []
        courses = {course.plan.id: course for course in courses_of(self._desk)}
        for proposal in reply.proposals:
            views.append(self._view(reply, proposal, courses, views))
        return ReplyView(sender=reply.sender, proposals=tuple(views))

    def take(self, content: bytes, name: str, numbers: Collection[int] | None) -> TakenOf:
        """Take some of it, as one change; none of it where one cannot be taken.

        Args:
            content: The reply.
            name: What sentences call it.
            numbers: Which; none: all that can be taken.

        Raises:
            WrongInput: As `look`, or there is none of such a number.
            CannotDo: One of them cannot be taken; the sentence says why.
        """
        view = self.look(content, name)
        known = {one.n: one for one in view.proposals}
        unknown = [number for number in numbers or () if number not in known]
        if unknown:
            raise WrongInput(say("team.reply.no_number", number=unknown[0], count=len(known)))
        chosen = [one for one in view.proposals if (one.allowed if numbers is None else one.n in numbers)]
        for one in chosen:
            if one.why_not is not None:
                raise CannotDo(say("team.reply.not_taken", n=one.n, why=one.why_not))
        told = told_before(self._desk, chosen)
        if chosen:
            self._desk.save(self._changes(view.sender, chosen))
        return TakenOf(view, tuple(one.n for one in chosen), told)

    def _changes(self, sender: str, chosen: Sequence[ProposalView]) -> list[Change]:
        changes = list(_changes_of_plans(self._desk, chosen))
        plans = dict.fromkeys(change.plan.id for change in changes)
        texts = tuple(plain(str(one.proposed)).strip() for one in chosen if one.what == "text")
        today = [one for one in self._desk.facts.all(ReplyTaken) if one.on == self._desk.today]
        number = max((one.number or 1 for one in today), default=0) + 1
        kept = ReplyTaken(
            on=self._desk.today, number=number if today else None, sender=sender, plans=tuple(plans), texts=texts
        )
        made = [fact for change in changes for fact in change.facts]
        return [*made, book_change("replies", kept.key, kept)]

    def _view(
        self, reply: Reply, proposal: Proposed, courses: Mapping[str, PlanCourse], before: Sequence[ProposalView]
    ) -> ProposalView:
        course, value = courses.get(proposal.plan), proposal.value
        return ProposalView(
            n=len(before) + 1,
            plan=one_line(proposal.plan, 60),
            activity="" if course is None else one_line(course.plan.activity, 60),
            unit="" if course is None else course.plan.unit,
            what=proposal.what,
            now=None if course is None else self._now(course, proposal.what),
            proposed=one_line(value) if isinstance(value, str) else value,
            why_not=self._why_not(reply, proposal, courses, before),
        )

    def _now(self, course: PlanCourse, what: What) -> float | None:
        if what == "text" or (what == "amount" and no_review_on(self._desk.facts, self._desk.today)):
            return None
        now: float | None = standing(course)[what]
        return now

    def _why_not(
        self, reply: Reply, proposal: Proposed, courses: Mapping[str, PlanCourse], before: Sequence[ProposalView]
    ) -> str | None:
        """What speaks against it, beside those before it that can be taken; none: nothing does."""
        words, course = asset("team")["reply"]["why_not"], courses.get(proposal.plan)
        if not reply.code or reply.code != code_of(self._desk):
            return str(words["another_diary"])
        if course is None:
            return str(words["no_plan"]).format(plan=one_line(proposal.plan, 40))
        if isinstance(proposal.value, str):
            kept = any(plain(proposal.value).strip() in one.texts for one in self.taken())
            return str(words["already"]) if kept else self._medicine(proposal.value)
        now = self._now(course, proposal.what)
        if now is not None and same_amount(proposal.value, now):
            return str(words["already"])
        if any(one.allowed and (one.plan, one.what) == (course.plan.id, proposal.what) for one in before):
            return str(words["twice"])
        others = (one for one in courses.values() if one is not course)
        why = against(course, _wanted([proposal]), others, proposed=True)
        if why is not None:
            return against_words(why, course.plan)
        rises = proposal.what == "amount" and proposal.value > course.quota
        if rises and any(one.allowed and _rises(one) for one in before):
            return str(words["one_step"])
        return None

    def _medicine(self, text: str) -> str | None:
        about = Named("text", text).is_medicine(names_in(self._desk.facts))
        return say("team.reply.why_not.medicine", fixed=fixed_line()) if about else None


def _wanted(proposals: Iterable[Proposed]) -> WantedOfPlan:
    """What several proposals about one plan come to together."""
    return msgspec.convert({one.what: one.value for one in proposals if one.what != "text"}, WantedOfPlan)


def _rises(one: ProposalView) -> bool:
    above = not isinstance(one.proposed, str) and one.now is not None and one.proposed > one.now
    return above and one.what == "amount"


def proposal_words(one: ProposalView) -> str:
    """One proposal on one line: what it is about, what stands, what is proposed."""
    words = asset("team")["reply"]
    called = one.activity or one.plan
    if one.what == "text":
        return str(words["text"]).format(activity=called, text=one.proposed)
    unit = "days" if one.what == "days_per_week" else one.unit
    now = words["nothing"][one.what] if one.now is None else amount(one.now, unit)
    proposed = amount(float(one.proposed), unit)
    if one.now is not None and same_amount(float(one.proposed), one.now):
        return str(words["same"]).format(activity=called, what=words["whats"][one.what], now=now)
    return str(words["change"]).format(activity=called, what=words["whats"][one.what], now=now, proposed=proposed)


def told_before(desk: OpenDiary, chosen: Sequence[ProposalView]) -> tuple[str, ...]:
    """What proposals that can be taken would do to the amounts, taken together."""
    text = [say("team.reply.text_kept")] if any(one.what == "text" for one in chosen) else []
    return (*(line for change in _changes_of_plans(desk, chosen) for line in change.told), *text)


def _changes_of_plans(desk: OpenDiary, chosen: Sequence[ProposalView]) -> Iterator[PlanChange]:
    for plan in dict.fromkeys(one.plan for one in chosen if one.what != "text"):
        wanted = _wanted(Proposed(one.plan, one.what, one.proposed) for one in chosen if one.plan == plan)
        yield PlanChanges(desk).look(plan, wanted, proposed=True)


def taken_words(taken: TakenOf) -> str:
    """The sentence about it for screens and commands: which numbers, from whom, what that did."""
    if not taken.numbers:
        return say("team.reply.nothing_taken")
    sender = taken.view.sender or say("team.reply.nobody")
    numbers, told = ", ".join(map(str, taken.numbers)), " ".join(taken.told)
    return say("team.reply.taken", numbers=numbers, sender=sender, told=told)


def earlier_words(desk: OpenDiary) -> Iterator[str]:
    """What was taken of replies in words, the newest first."""
    for one in reversed(Replies(desk).taken()):
        sender = one_line(one.sender) or say("team.reply.nobody")
        for text in one.texts:
            yield say("team.reply.earlier", sender=sender, day=date_in_words(one.on), text=one_line(text))
