"""What every command accepts, before and after its name, and the coach made from it."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import click

from painplan.cli.help_words import Worded, path_of
from painplan.errors import CannotDo, DiaryChanged, PainPlanError, WrongInput
from painplan.kit import escape, overlay, parse
from painplan.kit.assets import asset
from painplan.kit.days import DAY_STARTS_AT, day_of, full_day
from painplan.kit.words import say
from painplan.plans import effort
from painplan.store import diary as store_diary
from painplan.store import disk, locations
from painplan.store.belonging import HELP, INBOX, JOURNAL, WORDS
from painplan.store.clinic_files import NotUsed, files_put_there, not_used, sentences, told_of
from painplan.store.sealed import opening
from painplan.today import coach as today_coach
from painplan.today import inbox

if TYPE_CHECKING:
    from painplan.pacing.start import Worse
    from painplan.plans.records import Profile
    from painplan.store.diary import Diary
    from painplan.store.disk import DiskFolder
    from painplan.store.folder import Folder
    from painplan.today.coach import Coach


LONGEST_NIGHT_HOURS = 12
"""A day begins at 11 in the morning at the latest."""


class Settings:
    """The common options of one call."""

    data_dir: str | None = None
    json: bool = False
    ask: bool = False
    """Questions are asked without a terminal, too: an answer is a line of the input."""
    passphrase: str | None = None
    _folder: "Folder | None" = None
    _diary: "Diary | None" = None
    _given_day: date | None = None

    def __init__(self) -> None:
        self._places: dict[str | None, DiskFolder] = {}
        self._lines: list[str] = []
        self._taken = 0
        self._warned: set[str] = set()
        self.not_used: list[NotUsed] = []
        """Of a clinic's files, what concerns every command: words that are not shown, numbers that nobody is told."""

    def again(self) -> "Settings":
        """For the same call once more, on the folder as it is now; lines of the input that were read are read again."""
        new = Settings()
        new._lines = self._lines
        return new

    def for_next(self) -> "Settings":
        """For another call of the same person on the same diary, whose answers are the next lines of the input."""
        new = self.again()
        new.data_dir, new.passphrase, new._given_day = self.data_dir, self.passphrase, self._given_day
        new._taken, new.ask = self._taken, True
        return new

    @property
    def wrote(self) -> bool:
        """Whether anything of a diary may have been written."""
        return any(place.written for place in self._places.values())

    def line(self) -> str:
        """The next line of the input, without what ends it; Windows ends lines with two characters."""
        if self._taken == len(self._lines):
            self._lines.append(sys.stdin.readline().removesuffix("\n").removesuffix("\r"))
        self._taken += 1
        return self._lines[self._taken - 1]

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there who can answer: at a terminal or behind the input, and not for JSON alone."""
        return not self.json and (self.ask or (sys.stdin is not None and sys.stdin.isatty()) or self.reads_along)

    @property
    def reads_along(self) -> bool:
        """Whether nothing is drawn, and each line of the input is an answer: what the person set for a screen reader.

        A sealed diary says so once it is open; one of which another program just made something else does not.
        """
        with suppress(DiaryChanged):
            profile = self._profile_unasked()
            return profile is not None and profile.reader == "on"
        return False

    @property
    def today(self) -> date:
        """The day that was given, or the one that the person means at this time of the night."""
        if self._given_day is not None:
            return self._given_day
        return day_of(datetime.now(), self._day_starts_at())

    @today.setter
    def today(self, day: date) -> None:
        self._given_day = day

    @property
    def pretended(self) -> bool:
        """Whether the day was given instead of taken from the clock."""
        return self._given_day is not None

    def _day_starts_at(self) -> int:
        """The hour the person chose; the usual one where the diary cannot be read without asking."""
        profile = self._profile_unasked()
        return DAY_STARTS_AT if profile is None else profile.day_starts_at

    @property
    def effort_makes_worse(self) -> "Worse":
        """How often effort brings a lasting worsening by the diary that lies here (clinical.md A14.1).

        Commands that need no diary ask this, too, since no command shows a step or a ladder where it does often, and
        none begins above the lowest amount where it sometimes does. A sealed diary is not opened for it.
        """
        profile = self._profile_unasked()
        return "never" if profile is None else effort.worse_now(profile)

    def _profile_unasked(self) -> "Profile | None":
        with suppress(PainPlanError):
            if self._folder is not None or not opening.is_sealed_diary(self.place()):
                return self.diary().book().profile
        return None

    def place(self) -> "DiskFolder":
        """The chosen data folder as it lies there, sealed or not; always the same one, so that it knows what it was."""
        if self.data_dir not in self._places:
            self._places[self.data_dir] = place = disk.DiskFolder(locations.data_folder(self.data_dir))
            self.not_used = [*not_used(place, HELP), *self._lay_words(place)]
        return self._places[self.data_dir]

    @staticmethod
    def _lay_words(place: "DiskFolder") -> list[NotUsed]:
        """Show a clinic's words from now on; those that are not used."""
        words = files_put_there(place, WORDS)
        if words.get(WORDS, b"") is None:
            return not_used(place, WORDS)  # the folder itself cannot be looked into
        return told_of(WORDS, overlay.lay_words_over(words)) if words else []

    def folder(self) -> "Folder":
        """The diary's files, unlocked if they are sealed; the passphrase is asked for once.

        Raises:
            Locked: They are sealed and there is nobody to ask.
        """
        if self._folder is None:
            self._folder = opening.opened(self.place(), self.ask_passphrase)
        return self._folder

    def diary(self) -> "Diary":
        """The diary in it; the same each time, so that each file is read once."""
        self.finish_what_was_decided()
        folder = self.folder()
        if self._diary is None or self._diary.folder is not folder:
            self._diary = store_diary.Diary(folder)
            for sentence in sentences(self.not_used):
                self._diary.tell_once(sentence)
        return self._diary

    def finish_what_was_decided(self) -> bool:
        """Sealing, opening for good, erasing or restoring that was broken off is done before anything is said of it.

        Until then a diary that is called sealed may lie there in clear. It takes no passphrase. Gives whether there was
        something to finish.
        """
        if self._folder is not None or not self.place().holds(JOURNAL):
            return False
        with suppress(CannotDo), self.place().lock():  # the lock does it; where nothing can be written it stays
            pass
        return True

    @property
    def locked(self) -> bool:
        """Whether the diary is sealed and no passphrase was given."""
        return self.passphrase is None and opening.is_sealed_diary(self.place())

    def check_for_browser(self) -> None:
        """A browser sees no diary that a passphrase protects, whoever gave it.

        Raises:
            CannotDo: The diary is sealed.
        """
        self.finish_what_was_decided()
        if opening.is_sealed_diary(self.place()):
            raise CannotDo(say("serve.sealed"))

    def coach(self, *, one_step: bool = True) -> "Coach":
        """The coach on the chosen diary and day.

        Args:
            one_step: One undo takes back all that is saved, as of a command. Not of screens, which are open for long:
                there each thing that is said is a change of its own.
        """
        diary = self.diary()
        if diary.listed(INBOX):
            inbox.take_in(diary)
        today = self._given_day or day_of(datetime.now(), diary.book().profile.day_starts_at)
        coach = today_coach.Coach(diary, today, now=self.now)
        coach.one_step = self if one_step else None
        if not self.pretended:
            coach.check_clock()
        return coach

    def ask_passphrase(self) -> str | None:
        """The passphrase that was given, or that a person types now; none without a terminal."""
        if self.passphrase is None and not self.json and sys.stdin.isatty():
            self.passphrase = click.prompt(say("commands/settings.says.passphrase_diary"), hide_input=True, err=True)
        return self.passphrase

    def forget(self) -> None:
        """Let go of the passphrase and the key: the screens keep the only copy, so that locking drops it."""
        self.passphrase = None
        self.look_again()

    def look_again(self) -> None:
        """Open the diary anew when it is needed the next time: an option said where it is."""
        self._folder = self._diary = None

    def warn(self, *, saved: bool, about_book: bool) -> None:
        """Say on standard error what is told once, what went wrong beside the saving, and what cannot be read."""
        if self._diary is None:
            said = sentences(self.not_used)
        else:
            said = [
                *self._diary.untold,
                *(self._diary.warnings if saved else ()),
                *self._about_files(saved=saved, about_book=about_book),
            ]
        for sentence in filter(None, said):
            if sentence not in self._warned:
                self._warned.add(sentence)
                click.echo(escape.one_line(sentence), err=True)

    def _about_files(self, *, saved: bool, about_book: bool) -> tuple[str, ...]:
        """What cannot be read; where nothing was done the sentence that says why not names its file."""
        if self._diary is None or not about_book:
            return ()
        return self._diary.not_known if saved else (self._diary.book_warning,)

    def now(self) -> datetime:
        """The time of day, on the day it is or is pretended to be.

        A pretended day ends at midnight: what is said in the night, before the next day begins, is of its last hour and
        in the same order, so that its date is the pretended one, too.
        """
        now = datetime.now()
        if self._given_day is None:
            return now
        midnight = datetime.combine(now.date(), time())
        starts_at = DAY_STARTS_AT if self._diary is None else self._diary.book().profile.day_starts_at
        if now.date() == day_of(now, starts_at):  # no diary is opened only to know the hour
            return datetime.combine(self._given_day, now.time())
        return datetime.combine(self._given_day, time(23)) + (now - midnight) / LONGEST_NIGHT_HOURS


def _remember(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def remember(context: click.Context, _: click.Parameter, value: Any) -> None:
        if value not in (None, False):
            settings = context.ensure_object(Settings)
            setattr(settings, name, value)
            settings.look_again()

    return remember


def _passphrase(context: click.Context, _: click.Parameter, value: bool) -> None:
    """Taken from the first line, so that it never stands in a process list."""
    settings = context.ensure_object(Settings)
    if value and settings.passphrase is None:
        settings.passphrase = settings.line()


class DayType(click.ParamType):  # type: ignore[type-arg]  # not generic at run time in click 8.1
    """A day of the calendar."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was typed."""
        if isinstance(value, date):
            return value
        if (day := full_day(str(value))) is not None:
            return day  # what "today" means is in the diary, and need not be looked up
        try:
            return parse.parse_day(str(value), ctx.ensure_object(Settings).today if ctx else day_of(datetime.now()))
        except PainPlanError as error:
            self.fail(str(error), param, ctx)


DAY = DayType()


def common_options() -> list[click.Option]:
    """Fresh copies of the options that every command takes."""
    return [
        click.Option(
            ["--data-dir"],
            metavar="DIR",
            expose_value=False,
            callback=_remember("data_dir"),
            is_eager=True,  # the diary says when a day begins,
        ),
        click.Option(
            ["--today"],
            type=DAY,
            metavar="YYYY-MM-DD",
            expose_value=False,
            callback=_remember("today"),
            is_eager=True,  # other days, such as "yesterday", count from it,
        ),
        click.Option(
            ["--passphrase-stdin"],
            is_flag=True,
            expose_value=False,
            callback=_passphrase,
            is_eager=True,
        ),
        click.Option(
            ["--ask"],
            is_flag=True,
            expose_value=False,
            callback=_remember("ask"),
        ),
        click.Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            callback=_remember("json"),
        ),
    ]


class Command(Worded):
    """A command with the common options.

    Args:
        tells_of_book: It says itself, or is no place to say, what of the diary cannot be read whole.
    """

    def __init__(self, *args: Any, tells_of_book: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tells_of_book = tells_of_book
        self.params += common_options()

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; whatever was saved, what went wrong beside that is told."""
        done = False
        try:
            answer = super().invoke(ctx)
            done = True
        finally:
            settings_of(ctx).warn(saved=done, about_book=not self._tells_of_book)
        return answer

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; of two options that answer the same thing none is left out without a word.

        Raises:
            WrongInput: Two of them were given.
        """
        *_, order = self.make_parser(ctx).parse_args(list(args))
        chosen: dict[str | None, click.Parameter] = {}
        for param in order:
            other = chosen.setdefault(param.name, param)
            if other.opts != param.opts:
                options = f"{max(other.opts, key=len)}, {max(param.opts, key=len)}"
                raise WrongInput(asset("commands")["options"]["choose"].format(options=options))
        return super().parse_args(ctx, args)


class Group(Worded, click.Group):
    """A group of commands with the common options; its commands have them too."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("no_args_is_help", False)  # a whole help page is no sentence that says what is missing
        super().__init__(*args, **kwargs)
        self.params += common_options()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does, with the words."""
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if isinstance(command, Worded):
                command.take_words((*path_of(ctx), name))
        super().format_commands(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """As a command: a group may answer by itself."""
        answer = super().invoke(ctx)
        settings_of(ctx).warn(saved=True, about_book=ctx.invoked_subcommand is None)
        return answer


def settings_of(context: click.Context) -> Settings:
    """The common options of this call."""
    return context.ensure_object(Settings)
