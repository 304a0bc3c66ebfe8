"""Names of files as they can be pasted into a shell."""

import shlex


def pasted(name: str) -> str:
    """A name as it can be pasted into a shell, line ends and bytes that are no letters too."""
    if name.isprintable():
        return shlex.quote(name)
    return "$'" + "".join(map(_letter, name)) + "'"


def _letter(letter: str) -> str:
    if letter in "'\\":
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    code = ord(letter)
    if "\udc80" <= letter <= "\udcff":  # a byte of a name that is not UTF-8, as Python keeps it
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\U{code:08x}"
