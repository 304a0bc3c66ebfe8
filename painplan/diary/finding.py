"""A word of one's own, looked for wherever the diary holds words; what each kind of entry holds is declared with it."""

from collections.abc import Iterator
from datetime import date

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.diary.undoing import title_of
from painplan.errors import WrongInput
from painplan.kit.facts import Facts
from painplan.kit.kinds import KINDS
from painplan.kit.own_words import words_of
from painplan.kit.record import Record
from painplan.kit.words import say

FEWEST_LETTERS = 2


class FoundWords(msgspec.Struct, frozen=True, kw_only=True):
    """A text in which a word stands."""

    table: str
    """What kind of entry it is, as files and exports call it."""
    key: str
    """The entry's name there."""
    day: date | None
    """The day it is about; none: it lasts."""
    title: str
    """What the entry is called."""
    text: str


def find_words(desk: OpenDiary, word: str) -> tuple[FoundWords, ...]:
    """Every text of the person that holds a word, the newest day first, what lasts before all days.

    Args:
        desk: The diary; while words are hidden, none of them is found.
        word: Letters as typed, whatever the capitals; a part of a word is found, too.

    Raises:
        WrongInput: Too few letters were given.
    """
    wanted = " ".join(word.split()).casefold()
    if len(wanted) < FEWEST_LETTERS:
        raise WrongInput(say("undo.find.few_letters", fewest=FEWEST_LETTERS))
    found = (*_found_in(desk, desk.book, wanted), *_found_in(desk, desk.days(), wanted))
    return tuple(sorted(found, key=lambda one: one.day or date.max, reverse=True))


def _found_in(desk: OpenDiary, facts: Facts, wanted: str) -> Iterator[FoundWords]:
    for table in facts.tables():
        for record in facts.all(KINDS[table]):
            for text in _texts(record):
                if wanted in " ".join(text.split()).casefold():
                    title, day = title_of(desk, record)
                    yield FoundWords(table=table, key=record.key, day=day, title=title, text=text)


def _texts(record: Record) -> Iterator[str]:
    for field in record.TABLE.words:
        value = getattr(record, field)
        if value not in record.TABLE.usual.get(field, ()):
            yield from (text for _, text in words_of(value, field))
