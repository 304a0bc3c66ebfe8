"""A word of one's own, looked for wherever the diary holds words."""

from collections.abc import Iterator

from painplan.diary.finding import find_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.line import LineScreen
from painplan.screens.lists import ListRow, ListScreen


class FindScreen(ListScreen):
    """What was found; the first line looks for a word."""

    OWN_WORDS = True
    _word = ""

    def lead(self) -> str:
        """Which word is looked for."""
        return say("undo.find.looked_for", word=one_line(self._word, 40)) if self._word else say("undo.find.how")

    def rows(self) -> Iterator[ListRow]:
        """A line to look for a word, then each text with it."""
        yield ListRow("look", say("undo.find.look"), self._ask)
        found = find_words(self.coach, self._word) if self._word else ()
        if self._word and not found:
            yield ListRow("", say("undo.find.none", word=one_line(self._word, 40)))
        for at, one in enumerate(found):
            yield ListRow(f"found {at}", one_line(f"{one.title}: {one.text}", 72), about=one.text)

    def _ask(self) -> None:
        def read(text: str) -> str:
            find_words(self.coach, text)  # before it is shown
            return text.strip()

        def look(word: str | None) -> None:
            self._word = word or self._word
            self.refresh_facts()

        self.app.push_screen(LineScreen(say("undo.find.ask"), read, hint=say("undo.find.keys")), look)
