"""Decisions to think through: sheets, prepared or one's own, weighed and settled for now (clinical.md D3)."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings, numbered
from painplan.errors import WrongInput
from painplan.kit.assets import asset, assets_in
from painplan.kit.escape import one_line
from painplan.kit.lines import in_lines
from painplan.kit.within import told
from painplan.kit.words import say
from painplan.measures.balance import Balance, balance
from painplan.measures.program_instruments import instruments
from painplan.safety.medicine.named_medicines import Named, check_no_medicine
from painplan.store import user_paths
from painplan.store.diary import book_change
from painplan.team.decision_records import Decision, DecisionOption, Point

MOST_OPTIONS, LONGEST = 8, 500
PAPER_WIDTH = 76
"""Letters in a line of a printed sheet."""


class PreparedOption(msgspec.Struct, frozen=True, kw_only=True):
    """One way to go on a prepared sheet."""

    name: str
    benefits: tuple[str, ...] = ()
    burdens: tuple[str, ...] = ()


class SheetWithin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a prepared sheet says where effort can bring a lasting worsening (A14.1); what is empty stays."""

    facts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    option: tuple[PreparedOption, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A prepared sheet: neutral facts and questions; nothing in it is rated."""

    title: str
    decision: str
    facts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    option: tuple[PreparedOption, ...] = ()
    questions_only: bool = False
    """Nothing is weighed on it: it is about a talk with somebody who decides with the person (clinical.md C4)."""
    within: SheetWithin = SheetWithin()


def sheets(*, within: bool) -> dict[str, Sheet]:
    """The prepared sheets by name, as they are read; ``within`` where effort can bring a lasting worsening."""
    known = {name: msgspec.convert(decoded, Sheet) for name, decoded in assets_in("decisions").items()}
    return {name: told(sheet, sheet.within) if within else sheet for name, sheet in known.items()}


def check_items() -> tuple[tuple[str, str], ...]:
    """The four questions of SURE: name and words, as they are published (measures)."""
    items = instruments().named("sure").items
    return tuple((item.name, item.text) for item in items)


class Decisions:
    """Decision sheets, arranged with one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._things = desk, OwnThings(desk, Decision)

    def write_sheet(self, decision: str, named: str) -> str:
        """Write a sheet to a new text file, to print; its path.

        Raises:
            WrongInput: There is no such decision, or no file can be there.
            CannotDo: Words are hidden, something is there already, or it cannot be written. What stood there stands.
        """
        self._desk.check_words_shown()
        now, path = self.named(decision), user_paths.named_path(named, self._desk.diary.folder)
        sheet = (*self.lines(now), f"\n{asset('decide')['made']}")
        lines = (part for line in "\n".join(sheet).split("\n") for part in (in_lines(line, PAPER_WIDTH) or [""]))
        user_paths.write_new(path, ("\n".join(lines) + "\n").encode())
        return str(path)

    def sheets(self) -> dict[str, Sheet]:
        """The prepared sheets by name, as they are read in this diary."""
        return sheets(within=self._desk.facts.profile.post_exertional_malaise)

    def lines(self, decision: Decision) -> Iterator[str]:
        """A whole sheet as plain lines, to read or to print."""
        return sheet_lines(decision, self.sheets().get(decision.sheet))

    def all(self) -> tuple[Decision, ...]:
        """Every decision, the newest last."""
        return self._things.all()

    def named(self, name: str) -> Decision:
        """One of them, as it may be shown.

        Raises:
            WrongInput: There is none of that name.
        """
        return self._things.named(name)

    def begin(self, text: str = "", sheet: str = "", options: Sequence[str] = ()) -> Decision:
        """Begin a sheet, one's own or a prepared one; "nothing for now" is always among the options.

        Raises:
            WrongInput: There is nothing to decide, no such sheet, or too much of something. Nothing is saved.
            CannotDo: An option is about a medicine (clinical.md C4).
        """
        known = self.sheets()
        if sheet and sheet not in known:
            raise WrongInput(say("team.decisions.no_such_sheet", sheet=one_line(sheet, 40), sheets=", ".join(known)))
        prepared = known.get(sheet)
        words = _fits(text or (prepared.decision if prepared else ""), say("team.decisions.what_is_it"))
        ways = [_prepared(option) for option in prepared.option] if prepared else []
        ways += [DecisionOption(name=_fits(name, "An option")) for name in options]
        made = Decision(
            id=numbered(sheet or _slug(words), {one.id for one in self._desk.facts.decisions}),
            text=words,
            sheet=sheet,
            created=self._desk.today,
            options=_with_nothing(ways),
        )
        check_no_medicine(self._desk.facts, made.named(), "not_weighed")
        return self._keep(made)

    def add_option(self, name: str, option: str) -> Decision:
        """One more way to go.

        Raises:
            WrongInput: There is no such decision, the option is there already, or there are eight.
            CannotDo: It is about a medicine (clinical.md C4).
        """
        now = self._fact(name)
        _check_weighed(now)
        called = _fits(option, "An option")
        if any(one.name.casefold() == called.casefold() for one in now.options):
            raise WrongInput(say("team.decisions.option_twice", option=one_line(called, 40)))
        others = [one for one in now.options if one.name != asset("decide")["nothing"]]
        made = replace(now, options=_with_nothing([*others, DecisionOption(name=called)]))
        check_no_medicine(self._desk.facts, [Named("options", called)], "not_weighed")
        return self._keep(made)

    def add_point(
        self, name: str, option: str, text: str, *, against: bool, stars: int | None = None, likely: int | None = None
    ) -> Decision:
        """One more thing that speaks for or against an option, or new numbers for one that is there.

        Raises:
            WrongInput: Something is not there or does not fit. Nothing is saved.
        """
        now = self._fact(name)
        _check_weighed(now)
        chosen = _option(now, option)
        made = Point(text=_fits(text, "A point"), stars=_within(stars, 5), likely=_within(likely, 3))
        field = "burdens" if against else "benefits"
        before: tuple[Point, ...] = getattr(chosen, field)
        texts = [point.text for point in before]
        after = (
            tuple(made if point.text == made.text else point for point in before)
            if made.text in texts
            else (*before, made)
        )
        return self._keep_option(now, replace(chosen, **{field: after}))

    def note_unknown(self, name: str, option: str, text: str) -> Decision:
        """What is not known about an option."""
        now = self._fact(name)
        return self._keep_option(now, replace(_option(now, option), unknown=text.strip()))

    def note(self, name: str, **fields: str) -> Decision:
        """Keep ``who`` has a say, or what the person ``need``s to know."""
        return self._keep(replace(self._fact(name), **{part: text.strip() for part, text in fields.items()}))

    def choose(self, name: str, option: str) -> Decision:
        """Settle on an option for now; empty opens it again."""
        now = self._fact(name)
        choice = _option(now, option).name if option else ""
        return self._keep(replace(now, choice=choice, decided_on=self._desk.today if choice else None))

    def say_sure(self, name: str, sure: int | None) -> Decision:
        """How sure the person is, 0 to 10."""
        return self._keep(replace(self._fact(name), sure=_within(sure, 10)))

    def say_check(self, name: str, item: str, yes: bool) -> Decision:
        """Answer one of the four questions of SURE."""
        _check_item(item)
        now = self._fact(name)
        return self._keep(replace(now, check={**now.check, item: "yes" if yes else "no"}))

    def check_settles(self, name: str, option: str | None, sure: int | None, items: Iterable[str]) -> None:
        """Whether all that is said of a decision at once can be kept.

        Raises:
            WrongInput: Something of it does not fit.
        """
        now = self._fact(name)
        if option:
            _option(now, option)
        _within(sure, 10)
        for item in items:
            _check_item(item)

    # --- inside ---

    def _fact(self, name: str) -> Decision:
        self._desk.check_words_shown()
        return self._things.kept(name)

    def _keep(self, made: Decision) -> Decision:
        said = msgspec.to_builtins(replace(made, saved_at=None, history=()))
        whole = {part: said.get(part) for part in Decision.__struct_fields__ if part not in ("saved_at", "history")}
        self._desk.save([replace(book_change("decisions", made.id, made), fields=whole)])
        return self.named(made.id)

    def _keep_option(self, now: Decision, option: DecisionOption) -> Decision:
        return self._keep(
            replace(now, options=tuple(option if one.name == option.name else one for one in now.options))
        )


def balances(decision: Decision) -> tuple[tuple[str, Balance], ...]:
    """Each option on the scale, in the order of the sheet: never ranked."""
    return tuple((option.name, balance(option.benefits, option.burdens)) for option in decision.options)


def sheet_lines(decision: Decision, prepared: Sheet | None) -> Iterator[str]:
    """The whole sheet as plain lines, with what was prepared for it."""
    words = asset("decide")
    yield one_line(decision.text)
    if prepared and prepared.facts:
        yield f"\n{words['facts_title']}"
        yield from (f"  {fact}" for fact in prepared.facts)
    for option in decision.options:
        yield f"\n{one_line(option.name)}"
        yield from (f"  + {_rated(point)}" for point in option.benefits)
        yield from (f"  - {_rated(point)}" for point in option.burdens)
        if option.unknown:
            yield f"  ? {one_line(option.unknown)}"
    yield from balance_lines(decision)
    yield f"\n{words['bran_title']}"
    yield from (f"  {question}" for question in (*words["bran"], *(prepared.questions if prepared else ())))
    if decision.need:
        yield f"  {one_line(decision.need)}"
    if decision.who:
        yield f"\n{words['ask']['who']['ask']} {one_line(decision.who)}"
    yield from settled_lines(decision)


def balance_lines(decision: Decision) -> Iterator[str]:
    """Each option on the scale where anything was rated, with the sentence that it is no answer."""
    words = asset("decide")
    points = [point for option in decision.options for point in (*option.benefits, *option.burdens)]
    if not any(point.stars is not None and point.likely is not None for point in points):
        return
    yield f"\n{words['aid']}"
    for name, found in balances(decision):
        more = f" ({words['unrated'].format(count=found.unrated)})" if found.unrated else ""
        yield "  " + words["balance"].format(name=one_line(name), value=f"{found.value:+d}") + more


def questions_only(decision: Decision) -> bool:
    """Whether nothing is weighed on this sheet."""
    prepared = sheets(within=False).get(decision.sheet)
    return prepared is not None and prepared.questions_only


def _check_weighed(decision: Decision) -> None:
    if questions_only(decision):
        raise WrongInput(asset("decide")["questions_only"])


def settled_lines(decision: Decision) -> Iterator[str]:
    """What was chosen for now, how sure, and whether it should be talked through (SURE: 4 is no conflict)."""
    words = asset("decide")
    if decision.choice:
        yield f"\n{words['settled'].format(choice=one_line(decision.choice))}"
    if decision.sure is not None:
        yield words["sure"].format(sure=decision.sure)
    if len(decision.check) == len(check_items()):
        score = sum(answer == "yes" for answer in decision.check.values())
        yield words["no_conflict"] if score == len(check_items()) else words["conflict"].format(score=score)


def _rated(point: Point) -> str:
    stars = "" if point.stars is None else f"  {'*' * point.stars or 'does not matter'}"
    likely = "" if point.likely is None else f"  likely {point.likely} of 3"
    return f"{one_line(point.text)}{stars}{likely}"


def _prepared(option: PreparedOption) -> DecisionOption:
    return DecisionOption(
        name=option.name,
        benefits=tuple(Point(text=text) for text in option.benefits),
        burdens=tuple(Point(text=text) for text in option.burdens),
    )


def _with_nothing(options: Sequence[DecisionOption]) -> tuple[DecisionOption, ...]:
    nothing = asset("decide")["nothing"]
    ways = list(options)
    if not any(one.name == nothing for one in ways):
        ways.append(DecisionOption(name=nothing))
    if len(ways) > MOST_OPTIONS:
        raise WrongInput(say("team.decisions.too_many_options", most=MOST_OPTIONS, nothing=nothing))
    return tuple(ways)


def _option(decision: Decision, name: str) -> DecisionOption:
    for place, option in enumerate(decision.options, 1):
        if name.strip().casefold() in (option.name.casefold(), str(place)):
            return option
    known = ", ".join(f"{place} {one_line(option.name, 40)}" for place, option in enumerate(decision.options, 1))
    raise WrongInput(say("team.decisions.no_such_option", name=one_line(name, 40), options=known))


def _fits(text: str, what: str) -> str:
    typed = one_line(text)
    if not typed:
        raise WrongInput(say("team.decisions.needs_words", what=what))
    if len(typed) > LONGEST:
        raise WrongInput(say("team.decisions.too_many_letters", count=f"{len(typed):,}", longest=LONGEST))
    return typed


def _within(value: int | None, most: int) -> int | None:
    if value is not None and not 0 <= value <= most:
        raise WrongInput(say("team.decisions.not_on_this_scale", value=value, most=most))
    return value


def _slug(text: str) -> str:
    """A short name made of the first words."""
    return "-".join(re.sub(r"[^\w]+|_", " ", text.casefold()).split()[:5])[:40] or "decision"


def _check_item(item: str) -> None:
    known = dict(check_items())
    if item not in known:
        raise WrongInput(say("team.decisions.no_such_item", item=one_line(item, 40), items=", ".join(known)))
