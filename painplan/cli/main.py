"""The entry point: finds the command, opens the screens without one, and turns every error into a sentence."""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Literal

import click

from painplan import __version__
from painplan import app as app_module
from painplan.cli import output, reader
from painplan.cli.help_words import LONGEST_HELP, command_help
from painplan.cli.output import LONGEST_ERROR, plain_output
from painplan.cli.settings import Group, Settings, settings_of
from painplan.crashing import DEBUG, SIGNALLED, keep_words_in, where_it_happened
from painplan.errors import CannotDo, DiaryChanged, PainPlanError, first_words
from painplan.kit import escape
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.safety import documents

if TYPE_CHECKING:
    from painplan.app import PainPlanApp

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Where the answer itself cannot be written; that files of the diary cannot be is a sentence of the store."""

_COMMANDS = {
    "today": "today",
    "checkin": "checkin.checkin",
    "note": "checkin.note",
    "undo": "undo",
    "redo": "redo",
    "why": "plans.why",
    "timer": "plans.timer",
    "flare": "plans.flare",
    "hold": "plans.hold",
    "review": "reviews.review",
    "life": "reviews.life",
    "restart": "plans.restart",
    "safety": "safety.safety",
    "nudge": "reminders.nudge",
    "remind": "reminders.remind",
    "help-now": "safety.help_now",
    "interview": "goals.interview",
    "goals": "goals.goals",
    "plan": "plans.plan",
    "steps": "plans.steps",
    "barriers": "goals.barriers",
    "assessment": "goals.assessment",
    "ask-first": "safety.ask_first",
    "cycles": "tasks.cycles",
    "job": "tasks.job",
    "exercise": "tasks.exercise",
    "week": "tasks.week",
    "exposure": "exposure",
    "lesson": "learning.lesson",
    "practice": "learning.practice",
    "night": "learning.night",
    "checklist": "learning.checklist",
    "own": "learning.own",
    "medicine": "team.medicine",
    "trend": "insight.trend",
    "insight": "insight.insight",
    "history": "checkin.history",
    "find": "find",
    "measure": "measures.measure",
    "test": "measures.test",
    "experiment": "experiments.experiment",
    "team": "team.team",
    "decide": "team.decide",
    "care": "care",
    "report": "exchange.report",
    "pace": "samples.pace",
    "replay": "samples.replay",
    "simulate": "samples.simulate",
    "score": "measures.score",
    "compare": "experiments.compare",
    "import": "exchange.import_",
    "export": "exchange.export",
    "where": "store.where",
    "set": "set_",
    "keys": "keys",
    "backup": "store.backup",
    "restore": "store.restore",
    "verify": "store.verify",
    "encrypt": "store.encrypt",
    "decrypt": "store.decrypt",
    "passphrase": "store.passphrase",
    "merge": "store.merge",
    "erase": "store.erase",
    "demo": "samples.demo",
    "serve": "serve",
}
"""Command and the module that holds it; a module is imported when its command is called."""

MOST_AGAIN = 8
"""So often a command that only waited is begun anew while other programs make something else of the diary."""


class Ended(BaseException):
    """The program ends with an exit status of its own: its screens broke and said so, or a signal ended it.

    Args:
        code: The exit status.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class LazyGroup(Group):
    """Knows all commands by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order a person would look for them."""
        return list(_COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in sections, by what a person is after."""
        names = self.list_commands(ctx)
        longest = max(len(name) for name in names)
        titles: dict[str, str] = asset("commands/main")["sections"]
        sections: dict[str, list[tuple[str, str]]] = {}
        title = ""
        for name in names:
            title = titles.get(name, title)
            command = click.Command(name, help=command_help(_topic(name), (name,)))
            about = command.get_short_help_str(LONGEST_HELP)
            sections.setdefault(title, []).append((name.ljust(longest), about))
        for section, rows in sections.items():
            with formatter.section(section):
                formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"painplan.cli.{_COMMANDS[cmd_name]}").command
        return command


def _topic(name: str) -> str:
    """Where the words of a command lie that is not imported to be listed."""
    return _COMMANDS[name].split(".")[0].rstrip("_")


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"painplan {__version__}")
        ctx.exit()


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
)
@click.pass_context
def painplan(context: click.Context) -> None:
    settings = settings_of(context)
    if context.invoked_subcommand is None and settings.reads_along:
        reader.read_along(settings, _called)
    elif context.invoked_subcommand is None:
        open_screens(settings)


def open_screens(settings: Settings) -> None:
    """Open the screens on the person's own diary."""
    if check_terminal() == "page":
        settings.check_for_browser()
    coach = settings.coach(one_step=False)
    settings.forget()
    leave_with(app_module.PainPlanApp(coach, follow_clock=not settings.pretended))


def leave_with(app: "PainPlanApp") -> None:
    """Run the screens; what ended them is the exit status.

    Raises:
        Ended: They broke, or a signal ended them.
    """
    try:
        app.run()
    except OSError:
        if not app.left_on:  # else the terminal went away, and there is nobody to tell
            raise
    if app.return_code:
        raise Ended(app.return_code)


LINES_ONLY = ("dumb", "unknown")
"""What a terminal is called that cannot move its cursor: in an editor, a log, at a line printer."""


IN_A_PAGE = "textual.drivers.web_driver:"
"""How Textual is told that its screens are shown in a browser, by ``painplan serve`` and others of its kind."""


def check_terminal() -> Literal["page", "terminal"]:
    """Where screens are shown; a sentence where none can be.

    Raises:
        CannotDo: Input or output is not a terminal, or it is one that can only write line below line.
    """
    words = asset("commands")["screens"]
    if os.environ.get("TEXTUAL_DRIVER", "").startswith(IN_A_PAGE):
        return "page"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CannotDo(words["no_terminal"])
    if os.environ.get("TERM", "").lower() in LINES_ONLY:
        raise CannotDo(words["lines_only"].format(term=os.environ["TERM"]))
    return "terminal"


def run(arguments: list[str] | None = None) -> None:
    """Run the program and leave with its exit code."""
    keep_words_in()
    end_in_order()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal without these letters still gets the rest; one of which nobody said more than ASCII gets all.
            encoding = "utf-8" if codecs.lookup(stream.encoding).name == "ascii" else None
            stream.reconfigure(encoding=encoding, errors="replace")
    code = main(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):  # a reader that went away, or no stream at all
            stream.flush()
    # Everything is saved and told: a tenth of the time of a short command would go into tidying up memory.
    os._exit(code)


def end_in_order() -> None:
    """A signal that ends a command lets it tidy up: what is typed is seen again after a prompt for a passphrase."""
    import signal  # slow to import, and only who runs as a program is ended by one

    def end(number: int, _: object) -> None:
        raise Ended(SIGNALLED + number)

    for name in ("SIGTERM", "SIGHUP"):
        with suppress(AttributeError, ValueError):  # not everywhere, and in the main thread alone
            number = getattr(signal, name)
            if signal.getsignal(number) is signal.SIG_DFL:  # what nohup ignores stays ignored
                signal.signal(number, end)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; errors become one sentence on standard error.

    Returns:
        0 done, 1 cannot be done, 2 wrong input.
    """
    with plain_output():
        settings = Settings()
        for left in range(MOST_AGAIN, -1, -1):
            try:
                return _called(arguments, settings)
            except DiaryChanged as changed:
                if not left or changed.gone or settings.wrote or settings.can_ask:
                    _show_first(changed, settings)
                    return _tell(str(changed), changed.exit_code)
            settings = settings.again()  # whoever only waited does what was asked, on the diary as it is now
        raise AssertionError


def _called(arguments: list[str] | None, settings: Settings) -> int:
    try:
        with _words_first(settings):
            painplan.main(arguments, obj=settings, prog_name="painplan", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except Ended as ended:
        return ended.code
    except click.Abort:
        return _tell(say("commands/main.says.stopped_everything_answered_before"), 1)
    except click.UsageError as error:
        return _tell(_usage(error), 2)
    except click.ClickException as error:
        return _tell(error.format_message(), 2)
    except PainPlanError as error:
        return _tell(str(error), error.exit_code)
    except DiaryChanged:
        raise
    except UnicodeEncodeError:
        return _tell(say("commands/main.says.what_given_holds_bytes"), 2)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            return _unexpected(error, settings)
        return _tell(
            say("commands/main.says.answer_could_not_written", why=(error.strerror or "").lower()),
            1,
        )
    except SystemExit:
        return 0  # how click answers a reader that went away: everything was done
    except Exception as error:
        return _unexpected(error, settings)
    return 0


@contextmanager
def _words_first(settings: Settings) -> Iterator[None]:
    """What an answer leads to comes before the sentence that it could not be kept."""
    try:
        yield
    except DiaryChanged:
        raise  # perhaps it is done again
    except Exception as error:
        _show_first(error, settings)
        raise


def _show_first(error: Exception, settings: Settings) -> None:
    if lines := first_words(error):
        with suppress(OSError):  # the sentence is still told
            output.show(settings, documents.ToldFirstDocument(tuple(lines), str(error)), lines)


def _unexpected(error: Exception, settings: Settings) -> int:
    """Say only what is known: whether the diary was left as it was is what its folder knows."""
    if os.environ.get(DEBUG):
        click.echo(where_it_happened(error), err=True, nl=False)
    words = asset("crash")
    diary = words["command"]["written" if settings.wrote else "untouched"]
    return _tell(words["command"]["sentence"].format(kind=type(error).__name__, diary=diary, debug=DEBUG), 1)


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "painplan"
    said = error.format_message().rstrip(".")
    return f"{said}{'' if said.endswith('?') else '.'} See: {command} --help"


def _tell(sentence: str, code: int) -> int:
    click.echo(escape.one_line(sentence, LONGEST_ERROR), err=True)
    return code
