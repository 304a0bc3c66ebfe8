"""The page for somebody of the team: what will be in it, shown first; then written where the person says."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.errors import CannotDo, WrongInput
from painplan.exchange import report_page
from painplan.exchange.report_page_parts import Report, as_markdown, as_text, one_page
from painplan.exchange.report_parts import MOST_QUESTIONS, SOURCES, Scope, Source, about_mood, part_of
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words, span_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.measures import program_instruments
from painplan.store.diary import book_change
from painplan.store.made_files import PDF_END, Look
from painplan.store.user_paths import named_path, replace_ours
from painplan.team.reply_form import keep_code, reply_form
from painplan.team.shown_records import Shown

USUAL_DAYS = 12 * 7
"""So many days a report is about when nothing else is said [design]."""
ENDINGS = (".html", ".txt", ".md", ".pdf")
LONGEST_NAME = 80


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """Which days it covers, for whom it is, and what goes into it."""

    first: date | None = None
    last: date | None = None
    person: str = ""
    """Who it is for: the id or name of somebody of the team, or any name."""
    include: Sequence[str] = ()
    leave_out: Sequence[str] = ()
    questions: Sequence[str] = ()
    """For this page only, before those that are kept."""


class ReportDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it would be written, and what is not in it."""

    report: Report
    person: str
    first: date
    last: date
    asked_for: tuple[str, ...]
    """The parts that were chosen, whether or not the diary holds something for them."""
    empty: tuple[str, ...]
    """Chosen, and the diary holds nothing for them."""
    left_out: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of what is in it, in its order."""
        return tuple(part.name for part in self.report.parts)


class Reports:
    """Pages for the team, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk = desk

    def draft(self, wish: Wish) -> ReportDraft:
        """The report as it would be; nothing is written or remembered.

        Raises:
            WrongInput: There is no such part, too many questions, or the days are the wrong way round.
            CannotDo: The person's own words are hidden.
        """
        desk = self._desk
        if desk.discreet:
            raise CannotDo(_said("person_hidden"))
        if len(wish.questions) > MOST_QUESTIONS:
            raise WrongInput(
                say("report.says.page_holds_questions_choose", most_questions=MOST_QUESTIONS, count=len(wish.questions))
            )
        first, last = self._days(wish)
        person = self._name(wish.person)
        chosen = self._chosen(wish)
        scope = Scope(
            desk=desk, first=first, last=last, facts=desk.diary.days(first, last), asked=tuple(wish.questions)
        )
        found = [(source.name, part_of(source, scope)) for source in SOURCES if source.name in chosen]
        words = asset("report")
        about = words["about_for" if person else "about"]
        parts = tuple(part for _, part in found if part is not None)
        whole = Report(
            title=words["title_plain"],
            about=about.format(person=person, on=date_in_words(desk.today), span=span_in_words(first, last)),
            parts=parts,
            foot=words["foot"].format(notices=self._notices(scope, {part.name for part in parts})).strip(),
            more=words["more"],
            reply=reply_form(desk) if "plans" in {part.name for part in parts} else None,
        )
        return ReportDraft(
            report=one_page(whole),
            person=person,
            first=first,
            last=last,
            asked_for=chosen,
            empty=tuple(name for name, part in found if part is None),
            left_out=tuple(source.name for source in SOURCES if source.name not in chosen),
        )

    def write(self, draft: ReportDraft, named: str, *, force: bool = False) -> str:
        """Write a report where the person says, for the owner's eyes; the path it has now.

        What was chosen for somebody is remembered.

        Raises:
            WrongInput: No file can be there, or its ending is none of `ENDINGS`.
            CannotDo: Something else is there, it cannot be written, or an extra is missing. What stood there stands.
        """
        path = named_path(named, self._desk.diary.folder)
        content = content_of(draft.report, path)
        written = replace_ours(
            path,
            content,
            lambda there: _is_report(there, draft.report.title),
            asset("report")["says"]["other"],
            force=force,
        )
        self._remember(draft)
        if draft.report.reply is not None:
            keep_code(self._desk)
        return written

    def _days(self, wish: Wish) -> tuple[date, date]:
        last = wish.last or self._desk.today
        usual = last - timedelta(days=USUAL_DAYS - 1)
        began = min((plan.created for plan in self._desk.facts.plans), default=usual)
        first = wish.first or max(usual, min(began, last))
        if first > last:
            raise WrongInput(_said("backwards"))
        return first, last

    def _name(self, typed: str) -> str:
        person = one_line(typed, LONGEST_NAME)
        for member in self._desk.facts.members:
            if person.casefold() in (member.id.casefold(), member.name.casefold()):
                return one_line(member.name, LONGEST_NAME)
        return person

    def _chosen(self, wish: Wish) -> tuple[str, ...]:
        """The usual parts, or what this person was shown last and may see; then what was asked for now."""
        known = [source.name for source in SOURCES]
        for name in (*wish.include, *wish.leave_out):
            if name not in known:
                raise WrongInput(_said("no_part", part=one_line(name, 40), parts=", ".join(known)))
        person = self._name(wish.person)
        before = next((made.parts for made in self._desk.facts.shown if made.person == person), None)
        usual = set(before) if before is not None else {source.name for source in SOURCES if source.kept == "usual"}
        member = next((one for one in self._desk.facts.members if one_line(one.name, LONGEST_NAME) == person), None)
        if member is not None:
            may = {part for topic in member.shares for part in asset("report")["shares"][topic]}
            asked = {source.name for source in SOURCES if source.kept == "asked"} & set(before or ())
            with_topic = {part for parts in asset("report")["shares"].values() for part in parts}
            usual = (usual & may if before is not None else may) | (asked - with_topic)
        chosen = (usual | set(wish.include)) - set(wish.leave_out)
        return tuple(name for name in known if name in chosen)

    def _notices(self, scope: Scope, parts: set[str]) -> str:
        """That days cannot be read, and the licence lines of the questionnaires in the page."""
        unread = _said("unread") if scope.facts.lost_days else ""
        return " ".join(filter(None, (unread, self._licences(scope, parts))))

    def _licences(self, scope: Scope, parts: set[str]) -> str:
        if parts.isdisjoint({"measures", "mood"}):
            return ""

        moods = about_mood(scope)
        names = {
            made.instrument
            for made in scope.facts.assessments.values()
            if ("mood" if made.instrument in moods else "measures") in parts
        }
        known = (program_instruments.instruments().instruments.get(name) for name in sorted(names))
        return " ".join(one.notice for one in known if one is not None and one.notice)

    def _remember(self, draft: ReportDraft) -> None:
        if draft.person:
            kept = tuple(name for name in draft.asked_for if _source(name).kept != "each_time")
            made = Shown(person=draft.person, parts=kept, on=self._desk.today)
            self._desk.save([book_change("shown", draft.person, made)], undoable=False)


def content_of(report: Report, path: Path) -> bytes:
    """The report in the form that the ending of its file says.

    Raises:
        WrongInput: The ending is none of `ENDINGS`.
        CannotDo: A PDF is wanted and its extra is not installed.
    """
    ending = path.suffix.lower()
    if ending == ".txt":
        return as_text(report).encode()
    if ending == ".md":
        return as_markdown(report).encode()
    if ending not in ENDINGS:
        raise WrongInput(_said("ending", file=one_line(path.name, 60)))

    return report_page.as_html(report).encode() if ending == ".html" else _pdf(report_page.as_html(report))


def _pdf(page: str) -> bytes:
    try:
        from weasyprint import HTML  # an extra; it brings fonts and layout, far more than everything else together
    except (ImportError, OSError) as error:  # OSError: its own libraries are not on this machine
        raise CannotDo(_said("no_pdf")) from error
    made: bytes = HTML(string=page).write_pdf()
    return made.rstrip(b"\n") + b"\n" + PDF_END


def _is_report(there: Look, title: str) -> bool:
    """Whether this is an earlier report; a PDF says so at its end alone, every other one begins as all PDFs do."""
    pages = (report_page.START, title.encode(), f"# {title}".encode())
    return there.start.startswith(pages) or there.end.endswith(PDF_END)


def _source(name: str) -> Source:
    return next(source for source in SOURCES if source.name == name)


def _said(name: str, **parts: object) -> str:
    return str(asset("report")["says"][name]).format(**parts)
