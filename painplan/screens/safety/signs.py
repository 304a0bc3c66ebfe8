"""The warning signs, one question at a time; what is open, and noting that somebody looked at it."""

from typing import ClassVar

from painplan.safety.signs_flow import SignsFlow
from painplan.screens.safety.opened import OpenedScreen


class SignsScreen(OpenedScreen):
    """First what is open, all of it on one page, then the questions."""

    SHORT: ClassVar[bool] = False

    def __init__(self, *, short: bool | None = None) -> None:
        super().__init__()
        self._short = self.SHORT if short is None else short

    def questions(self) -> SignsFlow:
        """The whole list, or the short one."""
        return SignsFlow(self.coach, whole=not self._short)


class ShortSignsScreen(SignsScreen):
    """The short list, once a week."""

    SHORT = True
