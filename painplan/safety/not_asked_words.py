"""What comes before steps and was never asked, in words: which questions, and where they are asked."""

from collections.abc import Iterable

from painplan.kit.assets import asset


def not_asked_which(names: Iterable[str]) -> str:
    """The questions by name, one after the other: ``a lasting worsening after effort, the list of warning signs``."""
    which = asset("ask_first")["not_asked"]["which"]
    return ", ".join(which[name] for name in names)


def not_asked_commands(names: Iterable[str]) -> tuple[str, ...]:
    """The commands that ask them, each once."""
    commands = asset("ask_first")["not_asked"]["commands"]
    return tuple(dict.fromkeys(commands[name] for name in names))


def not_asked_line(names: Iterable[str]) -> str:
    """One line for a command; empty where everything was asked."""
    return _line("line", tuple(names))


def not_asked_line_on_screen(names: Iterable[str]) -> str:
    """The same for a screen: where the questions are found there."""
    return _line("line_on_screen", tuple(names))


def _line(form: str, names: tuple[str, ...]) -> str:
    if not names:
        return ""
    words = asset("ask_first")["not_asked"]
    places = dict.fromkeys(words["places"][name] for name in names)
    return str(
        words[form].format(
            which=not_asked_which(names),
            commands=words["between"].join(not_asked_commands(names)),
            places=words["between"].join(places),
        )
    )
