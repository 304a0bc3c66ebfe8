"""Which keys act while a question waits for a choice: those that are named on the page. Any other is told what would.

So a sentence that is typed one question early, or a key that slips, changes nothing. On a scale to ten a 1 waits for
what comes after it, however long that takes: Enter makes it one, a 0 makes it ten.
"""

from typing import TYPE_CHECKING

from textual import events

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.widgets.question import QuestionCard

if TYPE_CHECKING:
    from painplan.screens.base import Room

ALWAYS = frozenset({"q", "question_mark", "exclamation_mark"})
"""Keys with a letter or a sign that act on every page: the way out, help, help now."""
ONE, NOUGHT, TEN = "1", "0", "x"
LEAVES_OUT = "minus"
UNDO = "u"
"""It acts only where the page has just said so; anything told in between takes it away."""


class QuestionKeys:
    """The keys of one screen with a question.

    Args:
        room: The screen.
    """

    def __init__(self, room: "Room") -> None:
        self._room = room
        self._told = ""
        """What was told last."""

    def goes_on(self, event: events.Key) -> bool:
        """Whether a key goes its way, perhaps as another one; otherwise it was answered here."""
        card = self._open_card()
        if card is None:
            return True
        if card.one_waits:
            return self._after_one(card, event)
        if event.key == ONE and card.is_scale_to_ten:
            self._mark_one(card, waits=True)
            self._tell(asset("keys")["one_or_ten"])
            return False
        if event.is_printable and not self._acts(card, event.key):
            self._tell(self._choose(card))
            return False
        self._say_no_more()
        return True

    @property
    def waits(self) -> bool:
        """Whether a question waits for a choice, so that few keys act."""
        return self._open_card() is not None

    def words_of(self, key: str) -> str:
        """What a key does while a 1 waits; nothing where it does what it always does."""
        if key.split(",", maxsplit=1)[0] != "enter" or not self._room.is_mounted:
            return ""
        card = self._open_card()
        return str(asset("keys")["takes_one"]) if card is not None and card.one_waits else ""

    def _mark_one(self, card: QuestionCard, *, waits: bool) -> None:
        card.one_waits = waits
        self._room.refresh_bindings()

    def _open_card(self) -> QuestionCard | None:
        """The question that waits for a choice; while something is typed or a list has the keys there is none."""
        if not self._room.ASKS or self._room.focused is not None:
            return None
        cards = self._room.query(QuestionCard)
        return next((card for card in cards if card.waits_for_choice and card.display), None)

    def _after_one(self, card: QuestionCard, event: events.Key) -> bool:
        """What comes after a 1: it is one, it is ten, it is neither, or it is none of the question's business."""
        if event.key in ("enter", NOUGHT, TEN):
            self._mark_one(card, waits=False)
            _becomes(event, ONE if event.key == "enter" else TEN)
        elif event.key == "backspace":
            self._mark_one(card, waits=False)
            self._say_no_more()
            return False
        elif event.is_printable and event.key not in (*ALWAYS, LEAVES_OUT):
            self._tell(say("keys.not_after_one", key=event.character or event.key))
            return False
        else:
            self._mark_one(card, waits=False)
        self._say_no_more()
        return True

    def _acts(self, card: QuestionCard, key: str) -> bool:
        if key in ALWAYS or key in card.keys:
            return True
        if key == UNDO:
            return asset("keys")["undo"] in self._room.sentence
        here = self._room.active_bindings.get(key)
        return here is not None and here.node is not self._room.app and (here.binding.show or key == LEAVES_OUT)

    def _choose(self, card: QuestionCard) -> str:
        words, keys = asset("keys"), card.keys
        in_a_row = len(keys) > 2 and keys == tuple(str(at) for at in range(1, len(keys) + 1))
        if not keys:
            return str(words["goes_on"])
        if card.is_scale_to_ten:
            told = words["scale"]
        elif in_a_row:
            told = words["choose"].format(first=keys[0], last=keys[-1])
        else:
            told = words["choose_one"].format(keys=f" {words['or']} ".join(keys))
        skips = self._room.active_bindings.get(LEAVES_OUT)
        return f"{told}{words['or_leave_out'] if skips is not None else ''}."

    def _tell(self, words: str) -> None:
        self._told = words
        self._room.say(words)

    def _say_no_more(self) -> None:
        """What was told about keys is over with the key that fits."""
        if self._told and self._room.sentence == self._told:
            self._room.say("")
        self._told = ""


def _becomes(event: events.Key, key: str) -> None:
    """Let a key be another one from here on."""
    other = events.Key(key, key)
    event.key, event.character = other.key, other.character
