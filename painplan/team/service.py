"""The team: who is in it, what is agreed, what each may see, questions for a visit, and what a visit brought (D4)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import get_args

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.exchange import report, report_page_parts
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.record import ME
from painplan.kit.words import say
from painplan.store.diary import Change, book_change
from painplan.team.records import MOST_QUESTIONS, Member, ShareTopic, TeamRole, Visit

ROLES: tuple[TeamRole, ...] = get_args(TeamRole)
TOPICS: tuple[ShareTopic, ...] = get_args(ShareTopic)
LONGEST_NAME, LONGEST_TEXT, LONGEST_QUESTION = 80, 2_000, 500
FURTHEST_VISIT = timedelta(days=2 * 365)


def check_topics(topics: Iterable[str]) -> None:
    """Whether all of these can be shared.

    Raises:
        WrongInput: One cannot.
    """
    for topic in topics:
        if topic not in TOPICS:
            raise WrongInput(say("team.service.no_such_topic", topic=one_line(topic, 40), topics=", ".join(TOPICS)))


class Team:
    """The people around a plan, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._people = desk, OwnThings(desk, Member)

    # --- people ---

    def members(self) -> tuple[Member, ...]:
        """Everybody who is in it now."""
        return self._people.all()

    def member(self, named: str) -> Member:
        """Somebody of the team, by id or name.

        Raises:
            WrongInput: There is nobody of that name.
        """
        return self._people.named(named)

    def add(self, name: str, role: str, helps: str = "", agreed: str = "") -> Member:
        """Somebody new.

        Raises:
            WrongInput: The name is empty, there is no such role, or a text is too long. Nothing is saved.
        """
        called = one_line(name)
        if not called:
            raise WrongInput(say("team.service.name_needed"))
        if len(called) > LONGEST_NAME:
            raise WrongInput(say("team.service.name_too_long", count=len(called), longest=LONGEST_NAME))
        made = Member(
            id=self._people.new_id(called), name=called, role=_role(role), helps=_fits(helps), agreed=_fits(agreed)
        )
        return self._people.add(made)

    def change(self, named: str, parts: Mapping[str, str]) -> Member:
        """Change some words about somebody: ``name``, ``role``, ``helps``, ``agreed``.

        Raises:
            WrongInput: There is no such person or part, or it does not fit. Nothing is saved.
        """
        member = self.member(named)
        fields: dict[str, object] = {}
        for name, text in parts.items():
            match name:
                case "role":
                    fields[name] = _role(text)
                case "helps" | "agreed":
                    fields[name] = _fits(text) or None
                case "name" if 0 < len(one_line(text)) <= LONGEST_NAME:
                    fields[name] = one_line(text)
                case "name":
                    raise WrongInput(say("team.service.odd_name", longest=LONGEST_NAME))
                case _:
                    raise WrongInput(say("team.service.no_such_part", part=one_line(name, 40)))
        return self._people.change(member, **fields)

    def share(self, named: str, topics: Iterable[str]) -> Member:
        """Set what somebody may see.

        Raises:
            WrongInput: There is no such person or topic.
        """
        wanted = tuple(topics)
        check_topics(wanted)
        kept = [topic for topic in TOPICS if topic in wanted]
        return self._people.change(self.member(named), shares=kept)

    def leave(self, named: str) -> None:
        """Somebody is no longer in it; what was agreed stays in the diary."""
        self._people.put_away(named)

    # --- questions ---

    def questions(self) -> tuple[str, ...]:
        """The questions for the next visit."""
        return self._desk.book.visit_questions.questions

    def ask(self, text: str) -> tuple[str, ...]:
        """Add a question.

        Raises:
            WrongInput: It is empty or too long.
            CannotDo: There are five already.
        """
        asked = one_line(text)
        if not asked or len(asked) > LONGEST_QUESTION:
            raise WrongInput(say("team.service.odd_question", longest=LONGEST_QUESTION))
        now = self._desk.facts.visit_questions.questions
        if len(now) >= MOST_QUESTIONS:
            raise CannotDo(asset("team")["full"])
        return self._keep_questions((*now, asked))

    def take_out(self, number: int) -> tuple[str, ...]:
        """Take a question out, by its number from 1.

        Raises:
            WrongInput: There is no such question.
        """
        now = self._desk.facts.visit_questions.questions
        if not 1 <= number <= len(now):
            raise WrongInput(say("team.service.no_such_question", number=number, count=len(now)))
        return self._keep_questions(tuple(text for place, text in enumerate(now, 1) if place != number))

    # --- visits ---

    def visits(self, named: str) -> tuple[Visit, ...]:
        """The visits with somebody, oldest first."""
        member = self.member(named)
        return tuple(visit for visit in self._desk.book.visits if visit.member == member.id)

    def page(self, named: str) -> str:
        """The one page for a session with somebody: what they may see, as plain text.

        Raises:
            CannotDo: The person's own words are hidden.
        """
        return report_page_parts.as_text(
            report.Reports(self._desk).draft(report.Wish(person=self.member(named).id)).report
        )

    def record_visit(self, named: str, agreed: str, *, asked: Sequence[int] = (), next_on: date | None = None) -> Visit:
        """Keep what a visit brought; the questions that were asked there leave the list.

        Args:
            named: With whom.
            agreed: What was agreed, in the person's words.
            asked: Numbers of the questions that were asked, from 1.
            next_on: When they meet again.

        Raises:
            WrongInput: There is no such person or question, or the next day does not fit. Nothing is saved.
        """
        member, today = self.member(named), self._desk.today
        if next_on is not None and not today < next_on <= today + FURTHEST_VISIT:
            raise WrongInput(say("team.service.odd_visit_day", day=date_in_words(next_on)))
        now = self._desk.facts.visit_questions.questions
        wrong = [number for number in asked if not 1 <= number <= len(now)]
        if wrong:
            raise WrongInput(say("team.service.no_such_question", number=wrong[0], count=len(now)))
        were = tuple(now[number - 1] for number in sorted(set(asked)))
        made = Visit(member=member.id, on=today, agreed=_fits(agreed), asked=were, next_on=next_on)
        changes = [book_change("visits", f"{today.isoformat()} {member.id}", made)]
        if were:
            left = tuple(text for number, text in enumerate(now, 1) if number not in asked)
            changes.append(_questions_change(left))
        self._desk.save(changes)
        return made

    def _keep_questions(self, questions: tuple[str, ...]) -> tuple[str, ...]:
        self._desk.save([_questions_change(questions)])
        return self.questions()


class MemberView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the team in words."""

    rows: tuple[tuple[str, str], ...]


def member_view(team: Team, member: Member) -> MemberView:
    """What is known of somebody, row by row."""
    words = asset("team")
    shares = ", ".join(words["shares"][topic] for topic in member.shares) or "nothing"
    visits = team.visits(member.id)
    rows = [("who", words["roles"][member.role]), ("helps with", one_line(member.helps) or "–")]
    rows += [("agreed", one_line(member.agreed) or "–"), ("may see", shares)]
    if visits:
        last = visits[-1]
        rows.append(("last visit", f"{date_in_words(last.on)}: {one_line(last.agreed) or '–'}"))
        if last.next_on:
            rows.append(("next", date_in_words(last.next_on)))
    return MemberView(rows=tuple(rows))


def _questions_change(questions: tuple[str, ...]) -> Change:
    return Change(table="visit_questions", key=ME, fields={"questions": list(questions)})


def _role(typed: str) -> TeamRole:
    name = typed.strip().lower().replace(" ", "_")
    for role in ROLES:
        if name == role:
            return role
    raise WrongInput(say("team.service.no_such_role", role=one_line(typed, 40), roles=", ".join(ROLES)))


def _fits(text: str) -> str:
    typed = text.strip()
    if len(typed) > LONGEST_TEXT:
        raise WrongInput(say("kit.typed.too_long", count=f"{len(typed):,}", longest=f"{LONGEST_TEXT:,}"))
    return typed
