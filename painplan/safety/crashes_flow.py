"""When effort makes a person crash: steps off by their own word, on again only by a specialist's."""

from collections.abc import Mapping, Sequence
from typing import Any

from painplan.diary.open_diary import OpenDiary
from painplan.kit.assets import asset
from painplan.kit.in_order import KeptEach
from painplan.safety.opening_flow import YES
from painplan.safety.service import Safety


class CrashesFlow(KeptEach):
    """The question about a lasting worsening and what a professional said; while steps are off, who agreed to them.

    Args:
        desk: The diary.
    """

    TOPIC, TABLE = "safety", "pem_ask"

    def __init__(self, desk: OpenDiary) -> None:
        super().__init__(desk.today)
        self._desk, self._safety, self._agreed = desk, Safety(desk), ""
        self._were_off = self._off

    @property
    def _off(self) -> bool:
        return self._desk.book.profile.post_exertional_malaise

    @property
    def names(self) -> Sequence[str]:
        """What a professional said is asked where steps stay on."""
        if self._were_off:
            return ("agreed",)
        return ("pem",) if self._off and "told" not in self._said else ("pem", "told")

    def table(self, name: str) -> Mapping[str, Any]:
        """Two of them are questions of the goal."""
        words: Mapping[str, Any] = asset("goal")
        return super().table(name) if name == "agreed" else words[name]

    def check(self, name: str, text: str) -> None:
        """Somebody with a role agrees."""
        if name == "agreed" and not text:
            self._safety.agree_to_steps(text)  # says so

    def save(self, name: str, text: str) -> None:
        """Keep an answer."""
        if name == "agreed":
            self._agreed = self._safety.agree_to_steps(text)
        elif name == "pem":
            self._safety.say_lasting_worsening(text)
        else:
            self._safety.say_told_of_crashes(text == YES)

    def keep(self) -> str:
        """What it does to steps."""
        words = asset("safety")["pem"]
        if self._agreed or self._off:
            return self._agreed or str(words["on"])
        half = self.said["pem"] == "sometimes"
        return str(asset("pacing")["worsening"]["two_days"] if half else words["stays"])
