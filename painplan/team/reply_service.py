"""What a reply proposes, beside what stands; what is taken of it goes the way of any change of a plan."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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
from painplan.plans.change.service import PlanChanges, against_words
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import courses_of
from painplan.safety.locks import no_review_on
from painplan.safety.named_medicines import Named, fixed_line, names_in
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

    def take(self, content: bytes, name: str, numbers: Collection[int] | None) -> tuple[ReplyView, tuple[int, ...]]:
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
        if chosen:
            self._desk.save(self._changes(view.sender, chosen))
        return view, tuple(one.n for one in chosen)

    def _changes(self, sender: str, chosen: Sequence[ProposalView]) -> list[Change]:
        made: list[Change] = []
        plans = dict.fromkeys(one.plan for one in chosen if one.what != "text")
        for plan in plans:
            wanted = _wanted(Proposed(one.plan, one.what, one.proposed) for one in chosen if one.plan == plan)
            made += PlanChanges(self._desk).look(plan, wanted, proposed=True).facts
        texts = tuple(plain(str(one.proposed)).strip() for one in chosen if one.what == "text")
        today = [one for one in self._desk.facts.all(ReplyTaken) if one.on == self._desk.today]
        number = max((one.number or 1 for one in today), default=0) + 1
        kept = ReplyTaken(
            on=self._desk.today, number=number if today else None, sender=sender, plans=tuple(plans), texts=texts
        )
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
            return self._medicine(proposal.value)
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


def told_before(desk: OpenDiary, one: ProposalView) -> tuple[str, ...]:
    """What a proposal that can be taken would do to the amounts."""
    if one.what == "text":
        return (say("team.reply.text_kept"),)
    return PlanChanges(desk).look(one.plan, _wanted([Proposed(one.plan, one.what, one.proposed)]), proposed=True).told


def taken_words(view: ReplyView, numbers: Collection[int]) -> str:
    """The sentence about it for screens and commands: which numbers, from whom."""
    if not numbers:
        return say("team.reply.nothing_taken")
    return say("team.reply.taken", numbers=", ".join(map(str, numbers)), sender=view.sender or say("team.reply.nobody"))


def earlier_words(desk: OpenDiary) -> Iterator[str]:
    """What was taken of replies in words, the newest first."""
    for one in reversed(Replies(desk).taken()):
        sender = one_line(one.sender) or say("team.reply.nobody")
        for text in one.texts:
            yield say("team.reply.earlier", sender=sender, day=date_in_words(one.on), text=one_line(text))
