"""Questions of one's own in the check-in: made, changed, asked no longer, and as the script asks them."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from painplan.checkin.question import AnswerOption, Question, choice_options, given_in, scale_of
from painplan.checkin.records import ASK, CheckIn, OwnKind, OwnQuestion
from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import CannotDo, WrongInput
from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.safety.medicine.named_medicines import check_no_medicine

MOST_ON = 3
"""So many are asked at once, so that a check-in stays short."""
LONGEST = {"name": 200, "unit": 20, "low": 60, "high": 60}


class OwnQuestions:
    """Those of one diary."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._things = desk, OwnThings(desk, OwnQuestion)

    def all(self) -> tuple[OwnQuestion, ...]:
        """All of them, asked or not."""
        return self._desk.book.own_questions

    def ask(
        self,
        name: str,
        kind: OwnKind | None = None,
        *,
        unit: str | None = None,
        low: str | None = None,
        high: str | None = None,
    ) -> OwnQuestion:
        """Ask something from now on, or ask it in other words; what is not given stays.

        Args:
            name: As it is asked, or the id of one that there is.
            kind: How it is answered; none: as it was.
            unit: What a number counts.
            low: What 0 of a scale means.
            high: What 10 of a scale means.

        Raises:
            CannotDo: Three are asked already, or it is about a medicine.
            WrongInput: Something does not fit. Nothing is saved.
        """
        given = {"unit": unit, "low": low, "high": high}
        words = {field: text.strip() for field, text in given.items() if text is not None}
        standing = self._standing(name)
        self._check(name, kind or (standing.kind if standing else None), words)
        if standing is not None:
            if kind not in (None, standing.kind):
                raise WrongInput(say("own_questions.says.other_kind", id=standing.id, kind=standing.kind))
            self._check_room(standing)
            changed = replace(standing, **words)
            self.check_named(changed.name, changed.kind, changed.unit)
            return self._things.change(standing, off=False, **words)
        if kind is None:
            raise WrongInput(say("own_questions.says.needs_kind"))
        self._check_room(None)
        made = replace(OwnQuestion(id=self._things.new_id(name), name=name.strip(), kind=kind), **words)
        self.check_named(name, kind, made.unit)
        return self._things.add(made)

    def check_named(self, name: str, kind: OwnKind, unit: str = "") -> None:
        """Whether it asks about something that is asked here.

        Raises:
            CannotDo: It counts or rates a medicine; the sentence holds the fixed line of clinical.md C4.
        """
        asked = OwnQuestion(id=ASK, name=name, kind=kind, unit=unit)
        check_no_medicine(self._desk.facts, asked.named(), "not_asked")

    def off(self, typed: str) -> OwnQuestion:
        """Ask it no longer; what was answered stays.

        Raises:
            WrongInput: There is none of this name that is asked.
        """
        return self._things.put_away(typed)

    def switch(self, question: OwnQuestion) -> bool:
        """Ask it no longer, or again; whether it is asked now.

        Raises:
            CannotDo: Three are asked already.
        """
        if question.off:
            self._check_room(question)
            return not self._things.change(question, off=False).off
        return not self.off(question.id).off

    def _standing(self, typed: str) -> OwnQuestion | None:
        wanted = typed.strip().casefold()
        named = (one for one in self.all() if wanted in (one.id.casefold(), one.name.strip().casefold()))
        return next(named, None)

    def _check_room(self, standing: OwnQuestion | None) -> None:
        others = [one for one in self.all() if not one.off and one.id != (standing.id if standing else None)]
        if len(others) >= MOST_ON:
            raise CannotDo(say("own_questions.says.full", most=MOST_ON))

    def _check(self, name: str, kind: OwnKind | None, words: dict[str, str]) -> None:
        if not one_line(name):
            raise WrongInput(say("own_questions.says.odd_name", most=LONGEST["name"]))
        for field, text in (("name", name), *words.items()):
            if len(text) > LONGEST[field]:
                raise WrongInput(say("own_questions.says.too_long", field=field, most=LONGEST[field]))
        for field, wanted in (("unit", "number"), ("low", "scale"), ("high", "scale")):
            if words.get(field) and kind not in (None, wanted):
                raise WrongInput(say("own_questions.says.not_with", field=field, kind=wanted))


def own_asked(own: Iterable[OwnQuestion], entry: CheckIn) -> Iterator[Question]:
    """Those that are asked, with the answers given so far."""
    return (_question(one, entry) for one in own if not one.off)


def _question(one: OwnQuestion, entry: CheckIn) -> Question:
    key, said, words = f"{ASK}{one.id}", entry.own.get(one.id), asset("questions")["own"]
    name = one_line(one.name, 200)
    options: tuple[AnswerOption, ...] = ()
    if one.kind == "scale":
        ends = {"low": one_line(one.low) or words["low"], "high": one_line(one.high) or words["high"]}
        return scale_of(key, {"ask": name, "label": one_line(one.name, 24), "optional": True, **ends}, said)
    if one.kind == "yes_no":
        options = choice_options("own", [((key, value),) for value in ("yes", "no")])
        given = "" if said is None else given_in(options, {key: "yes" if said else "no"})
        return Question(id=key, text=name, label=one_line(one.name, 24), options=options, given=given)
    hint = words["hint_unit" if one.unit else "hint"].format(unit=one_line(one.unit))
    given = "" if said is None else number(said).replace(",", "")
    label = one_line(one.name, 24)
    return Question(id=key, text=name, label=label, options=(), typed=True, hint=hint, given=given, optional=True)
