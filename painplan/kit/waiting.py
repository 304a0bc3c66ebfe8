"""One line of what is waiting on a day, whatever topic it comes from."""

import msgspec


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """One line."""

    code: str
    """What it is about: ``experiment``, ``barrier`` ..."""
    when: str
    """Left column, at most 14 letters: ``Today``, ``If it rains``."""
    what: str
    """The sentence; words of the person are among it only as the desk's veiled book gives them."""
    opens: str
    """The action (screens/actions.py) that goes on with it; none when there is nothing to open."""
    command: str = ""
    """The same on the command line."""
