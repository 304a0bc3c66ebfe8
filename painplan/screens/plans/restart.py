"""Beginning again after a long time without entries, or with new tries. The person decides; nothing is reproached."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.errors import PainPlanError
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.parse import parse_amount
from painplan.pacing.start import FEWEST_TRIES
from painplan.plans.restart import RestartOffer, Restarts, offer_words
from painplan.plans.restart_records import RestartChoice
from painplan.safety.allowed import check_allowed
from painplan.safety.tries import after_having_to_stop
from painplan.screens.base import Room
from painplan.screens.plans.tries import HAD_TO, HALF, ask_before_tries, counts_question, ended_question
from painplan.widgets.question import Asked, QuestionCard


class RestartScreen(Room):
    """One plan after the other: begin again gentler, stay, or give new tries."""

    NAME = "Beginning again"
    HELP = """
## Beginning again

After two weeks or more without an entry you choose how to go on: with 80 % of the amount, or with the amount you had.
After four weeks, or after long flare-ups, three new tries tell better where you are. Where tries of a plan from
estimates come to more, you choose whether to begin there; eight weeks after flare-ups halved a step, whether it may be
whole again. Nothing changes until you choose, and nothing that you did before is lost. **u** takes it back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"choose({number})", show=False) for number in (1, 2, 3)),
        Binding("backspace", "back", show=False),
        Binding("escape", "leave", "later", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._offer: RestartOffer | None = None
        self._tries: list[float] | None = None
        """What counts of the tries so far; none: no tries are asked for."""
        self._stopped: dict[int, float] = {}
        """What was reached at tries at which the person had to stop, by the place among the tries."""
        self._reached: float | None = None
        """What was typed for a try of which it is not said yet how it ended."""
        self._had_to_stop = False
        """Whether the person had to stop at that one."""

    def compose_content(self) -> ComposeResult:
        """What was, and one question."""
        yield Static(id="about")
        yield QuestionCard()

    def on_mount(self) -> None:
        """Ask about the first plan."""
        self._draw()

    def _draw(self) -> None:
        words = asset("pacing")["restart"]
        offers = Restarts(self.coach).offers()
        self._offer = next(iter(offers), None)
        offer, card, about = self._offer, self.query_one(QuestionCard), self.query_one("#about", Static)
        if offer is None:
            about.update(Content(""))
            card.show(Asked(words["nothing"], "Esc goes back."))
            return
        about.update(Content("\n".join([*_about(offer), ""])))
        name = one_line(offer.plan.activity, 40)
        if self._tries is None:
            options = tuple((str(number), text) for number, (_, text) in enumerate(_choices(offer), 1))
            card.show(Asked(words["ask"].format(activity=name), words["later"], options))
            return
        if self._reached is not None:
            card.show(counts_question(self._reached, offer.plan.unit) if self._had_to_stop else ended_question())
            self.set_focus(None)
            return
        ask = words["ask_try"].format(activity=name, number=len(self._tries) + 1)
        tries = asset("pacing")["tries"]
        how = f"{tries['how']} {tries['in_unit'].format(unit=offer.plan.unit)}"
        hint = f"{how} {words['never_above']} {asset('safety')['stop']['short']}"
        card.show(Asked(ask, hint, typed=True))

    def action_choose(self, number: int) -> None:
        """Take what was chosen, or ask for tries."""
        offer = self._offer
        if offer is not None and self._tries is not None and self._reached is not None:
            self._ended(offer, number)
            return
        if offer is None or self._tries is not None or number > len(_choices(offer)):
            return
        choice = _choices(offer)[number - 1][0]
        if choice == "tries":
            if self.attempt(lambda: check_allowed(self.coach, "try")) and not ask_before_tries(self):
                self._tries, self._stopped = [], {}
                self._draw()
        else:
            self._settle(offer, choice)

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take what a try came to, then ask how it ended."""
        offer, tries = self._offer, self._tries
        if offer is None or tries is None:
            return
        try:
            self._reached, self._had_to_stop = parse_amount(event.text, offer.plan.unit), False
        except PainPlanError as error:
            self.turn_down(error)
            return
        self._draw()

    def _ended(self, offer: RestartOffer, number: int) -> None:
        """Keep a try as it ended; after the last one settle it. One that does not count is asked for again."""
        tries, reached = self._tries, self._reached
        if tries is None or reached is None or number not in (1, 2):
            return
        if not self._had_to_stop and number == HAD_TO:
            self._had_to_stop = True
            self._draw()
            return
        self._reached = None
        if self._had_to_stop and number != HALF:
            self._draw()
            self.say(asset("pacing")["tries"]["another_day"])
            return
        if self._had_to_stop:
            self._stopped[len(tries)] = reached
        tries.append(after_having_to_stop(reached) if self._had_to_stop else reached)
        if len(tries) < FEWEST_TRIES:
            self._draw()
        else:
            self._settle(offer, "tries", tries)

    def _settle(self, offer: RestartOffer, choice: RestartChoice, tries: list[float] | None = None) -> None:
        stopped = list(self._stopped.values()) if choice == "tries" else []
        made = self.result_of(lambda: Restarts(self.coach).decide(offer.plan.id, choice, tries or (), stopped))
        self._tries = None
        if made is None:
            return
        name, now = one_line(offer.plan.activity, 30), amount(made.quota, offer.plan.unit)
        words = asset("pacing")["restart"]["done"].format(activity=name, amount=now)
        if Restarts(self.coach).offers():
            self._draw()
            self.say(words)
        else:
            self.leave_saying(words)

    def action_back(self) -> None:
        """Back from the question how a try ended to what it came to."""
        if self._reached is not None:
            self._reached = None
            self._draw()
        elif self._tries is None:
            self.action_leave()

    def on_question_card_go_back(self) -> None:
        """One try back, then to the choices."""
        if self._tries:
            self._tries.pop()
            self._stopped.pop(len(self._tries), None)
        else:
            self._tries = None
        self._draw()


def _about(offer: RestartOffer) -> list[str]:
    return list(offer_words(offer))


def _choices(offer: RestartOffer) -> list[tuple[RestartChoice, str]]:
    words, unit = asset("pacing")["restart"], offer.plan.unit
    found: list[tuple[RestartChoice, str]] = []
    if offer.begin is not None:
        return [
            ("begin", words["begin"].format(amount=amount(offer.begin, unit))),
            ("keep", words["go_on"].format(amount=amount(offer.now, unit))),
        ]
    if offer.away_days:
        if offer.less:
            found.append(("take", words["take"].format(amount=amount(offer.again, unit))))
        found.append(("keep", words["keep"].format(amount=amount(offer.now, unit))))
    if offer.full_step is not None and not offer.away_days:
        found.append(("full_step", words["full_step"].format(step=amount(offer.full_step, unit))))
        found.append(("keep", words["half_step"]))
    return [*found, ("tries", words["tries"])] if offer.away_days or offer.tries else found
