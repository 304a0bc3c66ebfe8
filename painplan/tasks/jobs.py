"""Big jobs in pieces over days, arranged with one diary (clinical.md A6)."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from painplan.diary.open_diary import OpenDiary
from painplan.diary.own_things import OwnThings
from painplan.errors import WrongInput
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.units import TIMED
from painplan.safety.allowed import check_allowed, instead_of_amounts
from painplan.safety.medicine.named_medicines import Named, check_no_medicine
from painplan.store.book import Book
from painplan.tasks.job_days import done_by_day, minutes_of_plans, planned_by_day, usual_of
from painplan.tasks.job_records import MOST_PIECES, Job, Need, Piece
from painplan.tasks.jobs_rules import UNKNOWN_DAY_MINUTES, DayPlan, limit_of, planned_days, spread

MOST_MINUTES = 960
LONGEST_NAME = 200


class JobView(msgspec.Struct, frozen=True, kw_only=True):
    """One job as it stands on a day."""

    job: Job
    days: tuple[DayPlan, ...]
    """The days that hold open pieces, with all minutes of the day."""
    usual: float | None
    """Minutes of a usual day; none: not known yet."""
    plans: float
    """Minutes that the amounts of plans hold on every day."""
    late: tuple[int, ...]
    """Places of open pieces whose day has passed; nothing is caught up by itself."""
    waits: tuple[str, ...] = ()
    """What stands where days and minutes would, while nothing is asked for; empty: they are told (A14.4; C)."""

    @property
    def done(self) -> int:
        """How many pieces are done."""
        return sum(piece.done_on is not None for piece in self.job.pieces)

    @property
    def wanted(self) -> int:
        """How many pieces there are without those that will not be done; one that was left out and done counts, too."""
        return sum(piece.need != "wont" or piece.done_on is not None for piece in self.job.pieces)

    @property
    def long(self) -> tuple[Piece, ...]:
        """The open pieces that are longer than what a day gets while no usual day is known."""
        if self.usual is not None or self.waits:
            return ()
        open_ = (piece for piece in self.job.pieces if piece.done_on is None and piece.need != "wont")
        return tuple(piece for piece in open_ if piece.minutes > UNKNOWN_DAY_MINUTES)

    @property
    def above(self) -> tuple[DayPlan, ...]:
        """The days that hold more than 1.2 times the usual day."""
        return tuple(day for day in self.days if day.above)


class Jobs:
    """Jobs too big for one day."""

    def __init__(self, desk: OpenDiary) -> None:
        self._desk, self._things = desk, OwnThings(desk, Job)

    @property
    def waits(self) -> tuple[str, ...]:
        """What stands where days and minutes would, while nothing is asked for; empty: they are told."""
        return instead_of_amounts(self._desk)

    def check_spread(self) -> None:
        """Whether pieces can get days.

        Raises:
            CannotDo: Nothing is asked for today; the sentence says why (clinical.md A14.4; C, principle 4).
        """
        check_allowed(self._desk, "amount")

    def all(self) -> tuple[JobView, ...]:
        """The jobs, in the order they were made."""
        return self._views(self._desk.book)

    def one(self, job_id: str) -> JobView:
        """One job.

        Raises:
            WrongInput: There is none of this name.
        """
        return self._view(self._things.named(job_id), self._desk.book)

    def check_piece(self, text: str, minutes: float) -> None:
        """Whether a piece fits.

        Raises:
            WrongInput: It does not.
        """
        says = asset("jobs")["says"]
        if not one_line(text) or len(text) > LONGEST_NAME:
            raise WrongInput(says["odd_name"].format(most=LONGEST_NAME))
        if not 1 <= minutes <= MOST_MINUTES:
            raise WrongInput(says["odd_minutes"].format(most=MOST_MINUTES))
        check_no_medicine(self._desk.facts, [Named("pieces", text, TIMED)], "not_done")

    def planned(self, pieces: Sequence[Piece], first: date | None = None, day_minutes: float | None = None) -> JobView:
        """What a new job would look like, with a day for each piece; nothing is saved."""
        job = Job(id="", name="-", pieces=tuple(pieces), created=self._desk.today, day_minutes=day_minutes)
        return self._view(self._spread(job, first), self._desk.facts)

    def add(
        self, name: str, pieces: Sequence[Piece], first: date | None = None, day_minutes: float | None = None
    ) -> JobView:
        """Begin a job: every piece gets its day, must first, within 1.2 times the usual day.

        Args:
            name: In the person's words.
            pieces: In their order.
            first: The first day that can be planned; none: today.
            day_minutes: What the person calls a usual day; none: taken from the diary.

        Raises:
            CannotDo: Nothing is asked for today.
            WrongInput: Something does not fit. Nothing is saved.
        """
        self.check_spread()
        says = asset("jobs")["says"]
        if not one_line(name) or len(name) > LONGEST_NAME:
            raise WrongInput(says["odd_name"].format(most=LONGEST_NAME))
        check_no_medicine(self._desk.facts, [Named("name", name, TIMED)], "not_done")
        if not 1 <= len(pieces) <= MOST_PIECES:
            raise WrongInput(says["odd_pieces"].format(most=MOST_PIECES))
        for piece in pieces:
            self.check_piece(piece.text, piece.minutes)
        if day_minutes is not None and not 1 <= day_minutes <= MOST_MINUTES:
            raise WrongInput(says["odd_minutes"].format(most=MOST_MINUTES))
        if first is not None and first < self._desk.today:
            raise WrongInput(says["odd_day"])
        kept = tuple(replace(piece, text=piece.text.strip()) for piece in pieces)
        job = Job(
            id=self._things.new_id(name),
            name=name.strip(),
            pieces=kept,
            created=self._desk.today,
            day_minutes=day_minutes,
        )
        return self.one(self._things.add(self._spread(job, first)).id)

    def done(self, job_id: str, number: int, *, done: bool = True, day: date | None = None) -> JobView:
        """Tick a piece, or take the tick away.

        Args:
            job_id: The job.
            number: Which piece, from 1.
            done: Whether it is done.
            day: The day it was done; none: today.

        Raises:
            WrongInput: There is no such piece, or the day lies ahead.
        """
        when = day or self._desk.today
        if when > self._desk.today:
            raise WrongInput(asset("jobs")["says"]["odd_done"])
        return self._change(job_id, number, done_on=when if done else None)

    def move(self, job_id: str, number: int, day: date) -> JobView:
        """Give a piece another day.

        Raises:
            CannotDo: Today, while nothing is asked for.
            WrongInput: There is no such piece, or the day has passed.
        """
        if day == self._desk.today:
            self.check_spread()
        if day < self._desk.today:
            raise WrongInput(asset("jobs")["says"]["odd_day"])
        return self._change(job_id, number, on=day)

    def rank(self, job_id: str, number: int, need: Need) -> JobView:
        """Say anew how much a piece matters; what will not be done has no day.

        Raises:
            WrongInput: There is no such piece.
        """
        piece = self._piece(job_id, number)
        day = None if need == "wont" else piece.on or (None if self.waits else self._desk.today)
        return self._change(job_id, number, need=need, on=day)

    def spread_again(self, job_id: str) -> JobView:
        """Give all open pieces new days from today on.

        Raises:
            WrongInput: There is no such job.
        """
        job = self._things.kept(job_id)
        self.check_spread()
        return self._keep(job, self._spread(job, None).pieces)

    def put_away(self, job_id: str) -> None:
        """Take a job off the list; what was done stays in the diary.

        Raises:
            WrongInput: There is no such job.
        """
        self._things.put_away(job_id)

    def of_today(self) -> tuple[tuple[Job, Piece], ...]:
        """The open pieces of today."""
        book, today = self._desk.book, self._desk.today
        return tuple(
            (job, piece)
            for job in book.jobs
            if not job.put_away
            for piece in job.pieces
            if piece.on == today and piece.done_on is None and piece.need != "wont"
        )

    # --- changing ---

    def _piece(self, job_id: str, number: int) -> Piece:
        """As it is saved, never as it is shown while words are hidden."""
        job = self._things.kept(job_id)
        if not 1 <= number <= len(job.pieces):
            raise WrongInput(asset("jobs")["says"]["odd_piece"].format(number=number, most=len(job.pieces)))
        return job.pieces[number - 1]

    def _change(self, job_id: str, number: int, **fields: object) -> JobView:
        piece, job = self._piece(job_id, number), self._things.kept(job_id)
        pieces = list(job.pieces)
        pieces[number - 1] = replace(piece, **fields)
        return self._keep(job, pieces)

    def _keep(self, job: Job, pieces: Iterable[Piece]) -> JobView:
        return self.one(self._things.change(job, pieces=msgspec.to_builtins(tuple(pieces))).id)

    # --- computing ---

    def _spread(self, job: Job, first: date | None) -> Job:
        others = planned_by_day(one for one in self._desk.facts.jobs if one.id != job.id)
        usual = usual_of(job, self._desk)
        today = self._desk.today
        others[today] = others.get(today, 0) + done_by_day(self._desk.facts.jobs).get(today, 0)
        pieces = spread(job.pieces, first or today, others, usual, each_day=minutes_of_plans(self._desk))
        return replace(job, pieces=pieces)

    def _views(self, book: Book) -> tuple[JobView, ...]:
        return tuple(self._view(job, book) for job in self._things.all())

    def _view(self, job: Job, book: Book) -> JobView:
        if waits := self.waits:  # no day holds anything then
            return JobView(job=job, days=(), usual=None, plans=0, late=(), waits=waits)
        today, usual, plans = self._desk.today, usual_of(job, self._desk), minutes_of_plans(self._desk)
        all_days = planned_by_day((*(one for one in book.jobs if one.id != job.id), job))
        done_today = done_by_day([*book.jobs]).get(today, 0)
        limit = limit_of(usual)
        days = tuple(
            DayPlan(day=day, minutes=all_days[day] + plans + (done_today if day == today else 0), limit=limit)
            for day in sorted(planned_days(job.pieces))
            if day >= today
        )
        open_ = [(n, piece) for n, piece in enumerate(job.pieces, 1) if piece.done_on is None and piece.need != "wont"]
        late = tuple(n for n, piece in open_ if piece.on is None or piece.on < today)
        return JobView(job=job, days=days, usual=usual, plans=plans, late=late)
