"""What is told when something breaks inside: where in the program, never what a person wrote.

The text of an exception, the values of variables and a memory image can all hold words of a diary, and people send such
reports to strangers. So none of them is written anywhere.
"""

import sys
from contextlib import suppress
from types import TracebackType

DEBUG = "PAINPLAN_DEBUG"
"""With this variable set, an unexpected error also tells where in the program it was, for those who mend it."""


SIGNALLED = 128
"""Added to the number of the signal that ended a program, as shells do."""


def where_it_happened(error: BaseException) -> str:
    """The lines of the program that an error went through, and its kind; without its text and any value."""
    from traceback import format_tb  # only when something broke

    told: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        kind = f"{type(seen).__name__} (its text is left out: it can hold words of the diary)\n"
        told = [*format_tb(seen.__traceback__), kind, *told]
        seen = seen.__cause__ or seen.__context__
    return "".join(told)


def keep_words_in() -> None:
    """Whatever breaks from now on leaves no words of a person behind: not on the screen, and not in a memory image."""
    sys.excepthook = _uncaught
    sys.unraisablehook = _nothing
    with suppress(ImportError, ValueError, OSError):
        import resource  # not everywhere

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    sys.stderr.write(where_it_happened(error))


def _nothing(_: object) -> None:
    """An error in tidying up is nothing that a person can act on."""
