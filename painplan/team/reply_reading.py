"""What somebody sent back: read strictly, whoever wrote it. A reply only proposes; nothing in it changes anything."""

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from painplan.errors import WrongInput
from painplan.kit.bounds import LARGEST_AMOUNT, SMALLEST
from painplan.kit.escape import one_line
from painplan.kit.unfit import toml_of
from painplan.kit.words import say
from painplan.team.reply_form import BEGINS

What = Literal["amount", "aim", "days_per_week", "text"]
WHATS: tuple[What, ...] = ("amount", "aim", "days_per_week", "text")
MOST_PROPOSALS, LONGEST_TEXT, LONGEST_SENDER = 100, 2_000, 80
_AROUND = ("painplan_reply", "for", "from", "proposals")
_FENCE, _FENCE_ENDS = re.compile(rb"^```\w*[ \t]*\r?\n\Z", re.MULTILINE), re.compile(rb"^```", re.MULTILINE)
_HEADER = re.compile(r"\s*\[\[\s*\"?proposals\"?\s*\]\]")


class Proposed(msgspec.Struct, frozen=True):
    """One thing that is proposed."""

    plan: str
    """As it stands in the reply."""
    what: What
    value: float | str


class Reply(msgspec.Struct, frozen=True):
    """A reply as it was read."""

    code: str
    """Of the diary whose form it is."""
    sender: str
    proposals: tuple[Proposed, ...]


def read_reply(content: bytes, name: str) -> Reply:
    """What a reply proposes; a form that nobody filled in proposes nothing.

    Args:
        content: The text, or a whole page with the form at its end.
        name: What sentences call it.

    Raises:
        WrongInput: It is no reply, or a name or a value in it is none; the sentence names the line.
    """
    return _ReplyText(content, name).reply()


class _ReplyText:
    def __init__(self, content: bytes, name: str) -> None:
        content = content.removeprefix(BOM_UTF8)
        begins = re.search(rb"^[ \t]*\"?painplan_reply\"?[ \t]*=", content, re.MULTILINE)
        if begins is None:
            raise WrongInput(say("team.reply.no_reply", file=one_line(name, 100), begins=BEGINS))
        above, text = content[: begins.start()], content[begins.start() :]
        if _FENCE.search(above):  # the page as Markdown: what comes behind the form is no part of it
            text = _FENCE_ENDS.split(text, maxsplit=1)[0]
        self._begins = above.count(b"\n") + 1
        text = b"\n" * (self._begins - 1) + text  # so that lines are those of the file, whoever counts them
        self._name, self._said = name, toml_of(text, name)
        self._lines = text.decode("utf-8-sig").splitlines()

    def reply(self) -> Reply:
        said = self._said
        self._check_names(said, _AROUND)
        if type(said["painplan_reply"]) is not int or said["painplan_reply"] != 1:
            raise self._wrong("version", "painplan_reply")
        for field in ("for", "from"):
            if not isinstance(said.get(field, ""), str):
                raise self._wrong("no_words", field)
        blocks = said.get("proposals", [])
        if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
            raise self._wrong("no_blocks", "proposals")
        if len(blocks) > MOST_PROPOSALS:
            raise WrongInput(say("team.reply.too_many", most=MOST_PROPOSALS, count=len(blocks)))
        found = [self._proposal(block, number) for number, block in enumerate(blocks, 1)]
        return Reply(
            code=said.get("for", ""),
            sender=one_line(said.get("from", ""), LONGEST_SENDER),
            proposals=tuple(one for one in found if one is not None),
        )

    def _proposal(self, block: Mapping[str, Any], number: int) -> Proposed | None:
        self._check_names(block, ("plan", *WHATS), number)
        plan = block.get("plan")
        if not isinstance(plan, str):
            raise self._wrong("no_plan", "plan", number)
        filled = [what for what in WHATS if what in block and block[what] != ""]
        if len(filled) > 1:
            raise self._wrong("more_than_one", filled[1], number)
        for what in filled:
            return Proposed(plan, what, self._value(what, block[what], number))
        return None

    def _value(self, what: What, value: object, number: int) -> float | str:
        if what == "text":
            if not isinstance(value, str) or not one_line(value) or len(value) > LONGEST_TEXT:
                raise self._wrong("no_text", what, number)
            return value
        whole = what == "days_per_week"
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
            raise self._wrong("no_days" if whole else "no_amount", what, number)
        if not (1 <= value <= 7 if whole else SMALLEST <= value <= LARGEST_AMOUNT):
            raise self._wrong("no_days" if whole else "no_amount", what, number)
        return value

    def _check_names(self, said: Mapping[str, Any], known: tuple[str, ...], number: int = 0) -> None:
        for name in said:
            if name not in known:
                raise self._wrong("unknown", name, number, known=", ".join(known))

    def _wrong(self, why: str, name: str, number: int = 0, **more: object) -> WrongInput:
        told = say(f"team.reply.wrong.{why}", name=one_line(name, 40), **more)
        return WrongInput(
            say("team.reply.wrong_line", file=one_line(self._name, 60), line=self._line(name, number), why=told)
        )

    def _line(self, name: str, number: int) -> int:
        """The line in which a name stands: outside of the blocks, or in one of them, counted from 1."""
        key, block = re.compile(rf"[^#=\n]*?\b{re.escape(name)}\b[\"']?\s*[.=]"), 0
        header = self._begins
        for at, line in enumerate(self._lines, 1):
            if _HEADER.match(line):
                block, header = block + 1, at if block + 1 <= number else header
            elif block == number and key.match(line):
                return at
        return header
