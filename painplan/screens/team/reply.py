"""A reply of somebody of the team: pasted, looked at, and taken line by line."""

from collections.abc import Iterator
from functools import partial

from painplan.kit.assets import asset
from painplan.kit.plain_file import at_home, content_of
from painplan.kit.words import say
from painplan.screens.checkin import note
from painplan.screens.lists import ListRow, ListScreen
from painplan.team.reply_service import ProposalView, Replies, earlier_words, proposal_words, taken_words, told_before


class ReplyScreen(ListScreen):
    """What somebody proposes; Enter takes a line."""

    OWN_WORDS = True

    def __init__(self) -> None:
        super().__init__()
        self._content = b""
        """What was pasted."""

    def lead(self) -> str:
        """From whom it is, or how a reply comes here."""
        if not self._content:
            return say("team.reply.screen.lead")
        sender = Replies(self.coach).look(self._content, self._called).sender
        return say("team.reply.from", sender=sender or say("team.reply.nobody"))

    @property
    def _called(self) -> str:
        return say("team.reply.screen.pasted")

    def rows(self) -> Iterator[ListRow]:
        """The proposals, the way to another reply, and what was taken of earlier ones."""
        words = asset("team")["reply"]
        view = Replies(self.coach).look(self._content, self._called) if self._content else None
        for one in view.proposals if view else ():
            mark = "" if one.allowed else f" · {words['screen']['cannot']}"
            text = f"{one.n}  {proposal_words(one)}{mark}"
            yield ListRow(f"proposal {one.n}", text, partial(self._take, one.n), partial(self._about, one), text)
        if view is not None and not view.proposals:
            yield ListRow("", words["empty"])
        yield ListRow("paste", words["screen"]["paste"], self._open, words["screen"]["how"])
        for text in earlier_words(self.coach):
            yield ListRow(f"earlier {text}", text, about=text)

    def _about(self, one: ProposalView) -> str:
        if one.why_not is not None:
            return say("team.reply.cannot", why=one.why_not)
        return "\n".join([*told_before(self.coach, [one]), say("team.reply.screen.enter_takes")])

    def _take(self, number: int) -> str:
        return taken_words(Replies(self.coach).take(self._content, self._called, {number}))

    def _open(self) -> None:
        def keep(text: str) -> None:
            """A path stands for what lies there: some terminals paste one when a file is drawn onto them."""
            typed = text.strip()
            content = text.encode() if "\n" in typed or "=" in typed else content_of(at_home(typed))
            Replies(self.coach).look(content, self._called)  # before it is shown
            self._content = content

        self.app.push_screen(
            note.NoteScreen("", keep, say("team.reply.screen.half_typed")), lambda _: self.refresh_facts()
        )
