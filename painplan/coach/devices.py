"""What phones, watches and other diaries recorded, found with the recipes that come with the program."""

from pathlib import Path

from painplan.coach.desk import Desk
from painplan.share import Found
from painplan.words import asset


class Devices:
    """Files of other programs, arranged with one diary; looked at only, `Exchange` brings them in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def apple_health(self, path: Path) -> Found:
        """A phone's ``export.zip``.

        Raises:
            WrongInput: The path leads nowhere, or to something else.
            CannotDo: It is damaged, cut off, or dangerous.
        """
        from painplan.share.apple_health import read_apple_health

        return read_apple_health(path, asset("imports/apple_health"), self._desk.today)
