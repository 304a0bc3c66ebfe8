"""``painplan team``: the people around a plan, questions for a visit, and what a visit brought."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from painplan.cli.asking import ask as ask_thing
from painplan.cli.output import show
from painplan.cli.reviews.mentioned import mention_documents, mention_lines
from painplan.cli.settings import DAY, Group, settings_of
from painplan.diary.open_diary import OpenDiary
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.plain_file import at_home, content_of
from painplan.kit.words import say
from painplan.team.documents import MemberDocument, ReplyDocument, TeamDocument, VisitQuestionsDocument, VisitsDocument
from painplan.team.member_flow import MemberFlow
from painplan.team.records import Member
from painplan.team.reply_service import Replies, ReplyView, earlier_words, proposal_words, taken_words, told_before
from painplan.team.service import ROLES, TOPICS, Team, check_topics, member_view


@click.group("team", cls=Group)
def command() -> None:
    pass


@command.command("list")
@click.pass_context
def listed(context: click.Context) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    team = Team(coach)
    show(settings, _team(team), _lines(coach, team))


@command.command("add", help_values={"roles": ", ".join(ROLES), "topics": ", ".join(TOPICS)})
@click.argument("name", required=False)
@click.option("--role", metavar="ROLE")
@click.option("--helps", default="", metavar="TEXT")
@click.option("--agreed", default="", metavar="TEXT")
@click.option("--share", "topics", multiple=True, metavar="TOPIC")
@click.pass_context
def add(
    context: click.Context, name: str | None, role: str | None, helps: str, agreed: str, topics: tuple[str, ...]
) -> None:
    settings = settings_of(context)
    team = Team(settings.coach())
    if name is None or role is None:
        nothing = name is role is None and not (helps or agreed or topics)
        ask_thing(settings, MemberFlow(settings.coach()), "NAME --role ROLE", nothing_given=nothing)
        return
    check_topics(topics)  # before anything is kept
    made = team.add(name, role, helps, agreed)
    if topics:
        made = team.share(made.id, topics)
    show(settings, MemberDocument.of(made), _about(team, made))


@command.command("change")
@click.argument("person")
@click.option("--set", "parts", multiple=True, metavar="PART=TEXT")
@click.option("--share", "topics", multiple=True, metavar="TOPIC")
@click.option("--share-nothing", is_flag=True)
@click.option("--left", is_flag=True)
@click.pass_context
def change(
    context: click.Context,
    person: str,
    parts: tuple[str, ...],
    topics: tuple[str, ...],
    share_nothing: bool,
    left: bool,
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    team = Team(coach)
    member = team.member(person)
    check_topics(topics)  # before anything is kept
    if parts:
        member = team.change(member.id, dict(_pair(text) for text in parts))
    if topics or share_nothing:
        member = team.share(member.id, topics)
    if left:
        team.leave(member.id)
    show(settings, _team(team), _lines(coach, team))


@command.command("ask")
@click.argument("question", required=False)
@click.option("--take-out", type=int, metavar="NUMBER")
@click.pass_context
def ask(context: click.Context, question: str | None, take_out: int | None) -> None:
    settings = settings_of(context)
    team = Team(settings.coach())
    if take_out is not None:
        team.take_out(take_out)
    if question is not None:
        team.ask(question)
    show(settings, VisitQuestionsDocument(team.questions()), _questions(team))


@command.command("visit")
@click.argument("person")
@click.option("--agreed", metavar="TEXT")
@click.option("--asked", type=int, multiple=True, metavar="NUMBER")
@click.option("--next", "next_on", type=DAY, metavar="DAY")
@click.pass_context
def visit(
    context: click.Context, person: str, agreed: str | None, asked: tuple[int, ...], next_on: date | None
) -> None:
    settings = settings_of(context)
    coach = settings.coach()
    team = Team(coach)
    member = team.member(person)
    if agreed is not None or asked or next_on is not None:
        team.record_visit(member.id, agreed or "", asked=asked, next_on=next_on)
    page = team.page(member.id)
    told = mention_documents(coach)
    document = VisitsDocument.of(member, visits=team.visits(member.id), page=page, to_mention=told)
    show(settings, document, [*_about(team, member), *mention_lines(coach), "", page])


@command.command("reply")
@click.argument("file", metavar="FILE")
@click.option("--take", metavar="all|N,N…")
@click.pass_context
def reply(context: click.Context, file: str, take: str | None) -> None:
    settings = settings_of(context)
    content, name = content_of(at_home(file)), Path(file).name
    coach = settings.coach()
    if take is None:
        view = Replies(coach).look(content, name)
        show(settings, ReplyDocument.of(view, taken=()), _reply_lines(view, _before_taking(coach, view)))
        return
    taken = Replies(coach).take(content, name, _numbers(take))
    show(settings, ReplyDocument.of(taken.view, taken=taken.numbers), _reply_lines(taken.view, [taken_words(taken)]))


def _pair(text: str) -> tuple[str, str]:
    name, equals, words = text.partition("=")
    if not equals:
        raise WrongInput(say("commands/team.says.no_part_write_set", text=one_line(text, 40)))
    return name.strip(), words


def _team(team: Team) -> TeamDocument:
    return TeamDocument.of(team=team.members(), questions=team.questions())


def _lines(coach: OpenDiary, team: Team) -> Iterator[str]:
    if not team.members():
        yield asset("team")["none"]
    for member in team.members():
        yield from _about(team, member)
    yield from _questions(team)
    yield from earlier_words(coach)


def _about(team: Team, member: Member) -> Iterator[str]:
    yield f"{one_line(member.name)} ({member.id})"
    yield from (f"  {label}: {text}" for label, text in member_view(team, member).rows)


def _questions(team: Team) -> Iterator[str]:
    words, questions = asset("team"), team.questions()
    yield words["questions_title"] + ":" if questions else words["no_questions"]
    yield from (f"  {number} {one_line(text)}" for number, text in enumerate(questions, 1))


def _numbers(take: str) -> frozenset[int] | None:
    """Which are taken; none: all that can be.

    Raises:
        WrongInput: It is neither “all” nor numbers with commas between them.
    """
    if take.strip().lower() == "all":
        return None
    parts = [part.strip() for part in take.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        raise WrongInput(say("team.reply.not_numbers", text=one_line(take, 40)))
    return frozenset(map(int, parts))


def _reply_lines(view: ReplyView, then: Iterable[str]) -> Iterator[str]:
    if not view.proposals:
        yield say("team.reply.empty")
        return
    yield say("team.reply.from", sender=view.sender or say("team.reply.nobody"))
    for one in view.proposals:
        yield f"  {one.n} {proposal_words(one)}"
        if one.why_not is not None:
            yield f"    {say('team.reply.cannot', why=one.why_not)}"
    yield from then


def _before_taking(coach: OpenDiary, view: ReplyView) -> Iterator[str]:
    """What each that can be taken would do, and how it is taken."""
    able = [one for one in view.proposals if one.allowed]
    alone, together = [[one] for one in able], [one for one in able if one.what != "text"]
    plans = [[one for one in together if one.plan == plan] for plan in dict.fromkeys(one.plan for one in together)]
    for taken in (*alone, *(some for some in plans if len(some) > 1)):
        yield say("team.reply.would", n=", ".join(str(one.n) for one in taken))
        yield from (f"    {line}" for line in told_before(coach, taken))
    yield say("team.reply.take" if able else "team.reply.none_can")
