"""What can stand in the page for somebody of the team: one function a part (clinical.md D4)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import fmean, median
from typing import TYPE_CHECKING, Literal

import msgspec

from painplan.care.service import CareRoom
from painplan.care.words import page_words
from painplan.diary.open_diary import OpenDiary
from painplan.exchange.report_page_parts import Chart, ReportLine, ReportPart
from painplan.experiments import service as experiments_service
from painplan.experiments import words as experiments_words
from painplan.goals.by_date import Early, early_of
from painplan.goals.words import around_goal, expected_words, roadblock_words, too_early_words
from painplan.insight import measure_values, trends
from painplan.insight import trend as insight_trend
from painplan.insight.measure_values import done_on, values_of
from painplan.insight.trend_words import measure_title, trend_words
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.measures import program_instruments, results, results_words, service
from painplan.pacing.amounts import at_least
from painplan.plans import done as plans_done
from painplan.plans.agreed_amounts import start_of
from painplan.plans.flares import flares_of
from painplan.plans.reasons import sentence
from painplan.plans.records import Goal, Profile
from painplan.plans.target_words import now_words
from painplan.reviews import review_list
from painplan.store.diary import Month
from painplan.today import coach

if TYPE_CHECKING:
    from painplan.insight.trend import Trend
    from painplan.measures.instrument import Instrument
    from painplan.measures.results import MeasuredRoom
    from painplan.today.views import PlanToday

Kept = Literal["usual", "asked", "each_time"]
"""In the page unless left out; only when asked for, then remembered; only when asked for, and never remembered."""
FORTNIGHT = 14
WEEK = 7
MOST_QUESTIONS = 5
MOST_NOTES = 6
DAILY = ("interference", "sleep", "energy", "pain")
MOODS = ("mood", "stress")
FUNCTION_FIRST = ("peg", "psfs", "gas", "pgic")


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Which days of which diary."""

    desk: OpenDiary
    first: date
    last: date
    facts: Month
    """Of these days."""
    asked: tuple[str, ...] = ()
    """Questions typed in for this page."""


class Source(msgspec.Struct, frozen=True):
    """One part and where its lines come from."""

    name: str
    lines: Callable[[Scope], Iterator[ReportLine]]
    kept: Kept = "usual"
    chart: Callable[[Scope], Chart | None] | None = None


def part_of(source: Source, scope: Scope) -> ReportPart | None:
    """The part; none where the diary holds nothing for it."""
    lines = tuple(ReportLine(one_line(line.text), one_line(line.lead)) for line in source.lines(scope))
    chart = source.chart(scope) if source.chart else None
    if not lines and chart is None:
        return None
    return ReportPart(name=source.name, title=asset("report")["parts"][source.name], lines=lines, chart=chart)


def says(name: str, **parts: object) -> str:
    """A sentence of this topic."""
    return str(asset("report")["words"][name]).format(**parts)


def goals(scope: Scope) -> Iterator[ReportLine]:
    """Goals in the person's words and why; not those that the team is not to see."""
    for goal in scope.desk.facts.goals:
        if goal.share is not False and goal.created <= scope.last:
            yield ReportLine("; ".join(_about(goal, early_of(scope.desk, goal))), goal.text)
            yield from map(ReportLine, (*expected_words(goal), *roadblock_words(goal, page=True)))


def _about(goal: Goal, early: Early | None) -> Iterator[str]:
    if goal.matters.strip():
        yield says("why", matters=goal.matters)
    if goal.reasons.strip():
        yield goal.reasons
    yield from around_goal(goal)
    if goal.by is not None:
        yield says("by_hope" if early else "by", day=date_in_words(goal.by))
    if early is not None:
        yield too_early_words(early.found, early.plan.unit, early.plan.activity).removesuffix(".")
    if goal.state != "active":
        yield says(f"goal_state_{goal.state}")


def function(scope: Scope) -> Iterator[ReportLine]:
    """What was done, and what may be said about its course."""
    done = {day for _, day in done_on(scope.facts)}
    if any(session.done is not None for session in scope.facts.sessions.values()):
        days = (scope.last - scope.first).days + 1
        yield ReportLine(says("done_days", days=len(done), all=amount(days, "days")))
    found = _function_trend(scope)
    if found.points:
        for said in trends.LookingBack(scope.desk).covers(found):
            yield ReportLine(said)
        for said in list(trend_words(found, drawn=False))[1:]:  # how many days have an entry is said above
            yield ReportLine(said)
    mattered = [entry.mattered for entry in scope.facts.checkins.values() if entry.mattered is not None]
    if mattered:
        yield ReportLine(
            says("mattered", days=sum(said != "no" for said in mattered), all=amount(len(mattered), "days"))
        )


def _function_trend(scope: Scope) -> "Trend":
    measure, values = values_of("function", scope.desk.facts, scope.facts)
    amounts = plans_done.amounts_of(measure_values.plans_of("function", scope.desk.facts), scope.facts, scope.last)
    since = trends.LookingBack(scope.desk).begun("function", scope.first, values)
    return insight_trend.trend(measure, values, scope.first, scope.last, amounts=amounts, since=since)


def function_chart(scope: Scope) -> Chart | None:
    """What was done in each week, a day over those that say how much: no missing day counts as nothing done (H4)."""
    found = _function_trend(scope)
    measure = found.measure
    done = {point.day: point.value for point in found.points}
    weeks = ([last - timedelta(days=back) for back in reversed(range(WEEK))] for last, _ in found.weeks)
    said = ((week[0], [done[day] for day in week if day in done]) for week in weeks)
    points = tuple((first, round(fmean(amounts), 1)) for first, amounts in said if amounts)
    if len(points) < 2:
        return None
    title, unit = measure_title("function"), says("chart_unit", unit=measure.unit)
    first, last, high = points[0][1], points[-1][1], max(value for _, value in points)
    told = {"first": number(first), "last": number(last), "high": number(high), "unit": unit}
    return Chart(
        title=says("chart", title=title), said=says("chart_said", title=title, **told), points=points, unit=measure.unit
    )


def plans(scope: Scope) -> Iterator[ReportLine]:
    """From the starting point to the amount of now."""
    view = coach.Coach(scope.desk.diary, scope.desk.today).today_view()
    for one in view.plans:
        plan, start = one.plan, start_of(one.plan, scope.desk.facts.profile)
        text = says(
            "plan_nothing" if one.nothing_asked else "plan",
            start=amount(start.quota, plan.unit),
            baseline=number(start.baseline),
            now=now_words(one.quota, one.within_day, plan.unit),
            days=plan.days_counted,
        )
        yield ReportLine(text + _aim_words(one, scope.desk.facts.profile), plan.activity)
    if view.locked is not None:
        yield ReportLine(sentence(view.locked, "", codes=False))
    for held in view.hold_lines:
        yield ReportLine(held)
    if scope.desk.facts.profile.post_exertional_malaise:
        yield ReportLine(says("pem"))


def _aim_words(one: "PlanToday", profile: Profile) -> str:
    """What the amount leads to: in the branch for a lasting worsening nothing does, and no way is told (A14)."""
    if one.plan.aim is None:
        return ""
    there = not one.nothing_asked and at_least(one.quota, one.plan.aim)
    name = "plan_aim_there" if there else "plan_aim_within" if profile.post_exertional_malaise else "plan_aim"
    return says(name, aim=amount(one.plan.aim, one.plan.unit))


def measures(scope: Scope) -> Iterator[ReportLine]:
    """Questionnaires about function first, then tests and totals from elsewhere; none about mood."""
    return _measured(scope, mood=False)


def _measured(scope: Scope, *, mood: bool) -> Iterator[ReportLine]:
    if not scope.facts.assessments:
        return

    room = results.MeasuredRoom(scope.desk)
    names, moods = {made.instrument for made in scope.facts.assessments.values()}, about_mood(scope)
    order = {name: place for place, name in enumerate(FUNCTION_FIRST)}
    for name in sorted(names, key=lambda name: (order.get(name, len(order)), name)):
        if (name in moods) == mood:
            yield from _course(room, name)


def about_mood(scope: Scope) -> frozenset[str]:
    """The names of what was answered in these days and asks how heavy things are (clinical.md C3)."""
    taken = (one for one in service.Assessments(scope.desk).all() if one.like is not None and one.like.about_mood)
    return frozenset(one.made.instrument for one in taken)


def _course(room: "MeasuredRoom", name: str) -> Iterator[ReportLine]:
    one = room.measured(name)
    if not one.scores:
        return
    (first_day, first), (day, score) = one.scores[0], one.scores[-1]
    told = {"score": _scored(score, one.instrument), "day": date_in_words(day)}
    if len(one.scores) > 1:
        text = says("score_change", first=_scored(first, one.instrument), first_day=date_in_words(first_day), **told)
    else:
        text = says("score", **told)
    changed = one.course.changed if one.course else None
    low_high = f" ({_range(one.instrument)})" if one.instrument else ""
    said = [text + low_high, *([program_instruments.change_words(changed)] if changed else [])]
    said += [results_words.left_out_words(one.left_out, compared=len(one.scores) > 1)] if one.left_out else []
    yield ReportLine(". ".join(part.removesuffix(".") for part in said) + ("." if len(said) > 1 else ""), one.title)


def _scored(score: float, instrument: "Instrument | None") -> str:
    unit = instrument.unit if instrument else ""
    return f"{number(score)} {unit}".rstrip()


def _range(instrument: "Instrument") -> str:
    words = asset("score")
    names = {True: "higher", False: "lower", None: "no_direction"}
    low, high = instrument.range
    direction = words[names[instrument.higher_is_better]]
    return str(words["range"].format(low=number(low), high=number(high), direction=direction)).rstrip(".").lower()


def flares(scope: Scope) -> Iterator[ReportLine]:
    """How many flare-ups there were, and how long."""
    found = flares_of(scope.desk.diary, scope.first, scope.last)
    days = sum(one.days for one in found)
    if not scope.facts.checkins:
        return
    if len(found) > 1:
        longest = amount(max(one.days for one in found), "days")
        yield ReportLine(says("flares", count=len(found), days=amount(days, "days"), longest=longest))
    else:
        yield ReportLine(says("flare_one", days=amount(days, "days")) if found else says("flares_none"))


def helped(scope: Scope) -> Iterator[ReportLine]:
    """What the person wrote down as soothing, and what they kept after trying it out."""
    if scope.desk.facts.flare_plan.soothes.strip():
        yield ReportLine(scope.desk.facts.flare_plan.soothes, says("soothes"))
    if any(one.kept == "yes" for one in scope.desk.facts.experiments):
        for view in experiments_service.Experiments(scope.desk).all():
            if view.experiment.kept == "yes":
                yield ReportLine(says("kept"), view.question.title)


def barriers(scope: Scope) -> Iterator[ReportLine]:
    """What gets in the way, with the person's own plan for it, or that there is none."""
    names = asset("report")["barriers"]
    for barrier in scope.desk.facts.barriers:
        if barrier.active:
            yield ReportLine(barrier.then.strip() or says("no_plan"), names[barrier.kind])


def experiments(scope: Scope) -> Iterator[ReportLine]:
    """What was tried out, and what came of it, in a few words."""
    if not scope.desk.facts.experiments:
        return

    for view in experiments_service.Experiments(scope.desk).all():
        if view.experiment.first <= scope.last and view.last >= scope.first:
            if view.day is not None:
                yield ReportLine(says("trying", last=date_in_words(view.last)), view.question.title)
                continue
            stopped = view.experiment.stopped_why is not None
            words = tuple(experiments_words.result_words(view.experiment, view.result))[1 if stopped else 0 :]
            ended = says("ended_early") if stopped else ""
            # What came of it and how large that is, then the verdict; what only explains stays on the screen.
            told = (*words[:2], experiments_words.verdict_words(view.result.found)) if view.result.found else words[:1]
            yield ReportLine(" ".join(part for part in (ended, *told) if part), view.question.title)


def questions(scope: Scope) -> Iterator[ReportLine]:
    """At most five questions."""
    for text in (*scope.asked, *scope.desk.facts.visit_questions.questions)[:MOST_QUESTIONS]:
        yield ReportLine(text)


def decisions(scope: Scope) -> Iterator[ReportLine]:
    """What is being decided, and what was chosen for now."""
    for decision in scope.desk.facts.decisions:
        if decision.created <= scope.last:
            yield ReportLine(says("chosen", choice=decision.choice) if decision.choice else says("open"), decision.text)


def care(scope: Scope) -> Iterator[ReportLine]:
    """What was chosen, how it went, and what was decided last; only for who is to see it (clinical.md D4)."""
    room = CareRoom(scope.desk)
    for view in room.all():
        if view.care.created <= scope.last:
            first, *more = page_words(room.look(view.care.id))
            yield ReportLine(first, view.care.name)
            yield from map(ReportLine, more)


def exposure(scope: Scope) -> Iterator[ReportLine]:
    """What is avoided for fear, and what came of tries; only when asked for (clinical.md A8, D4)."""
    for avoided in scope.desk.facts.avoided:
        if avoided.put_away or avoided.created > scope.last:
            continue
        tries = [one for one in scope.desk.facts.attempts if one.avoided == avoided.id and one.happened]
        text = says("fear", fear=avoided.fear, value=avoided.value)
        if tries:
            text += says(
                "tries", count=amount(len(tries), "tries"), happened=max(tries, key=lambda one: one.number).happened
            )
        yield ReportLine(text, avoided.activity)


def safety(scope: Scope) -> Iterator[ReportLine]:
    """The person's own list for very hard days; only when it is asked for at that moment (clinical.md C3)."""
    own, names = scope.desk.facts.safety_list, asset("report")["safety"]
    for part, title in names.items():
        if text := getattr(own, part):
            yield ReportLine(text, title)


def signs(scope: Scope) -> Iterator[ReportLine]:
    """Open warning signs and what is to be looked at first; only when asked for at that moment (clinical.md C)."""
    for one in review_list.to_mention(scope.desk):
        yield ReportLine(one.line)


def medicines(scope: Scope) -> Iterator[ReportLine]:
    """Medicines as typed and questions about them; only when asked for at that moment (clinical.md C4, D4)."""
    for medicine in scope.desk.facts.medicines:
        if medicine.put_away is None and medicine.created <= scope.last:
            told = [says("noticed", text=medicine.side_effects)] if medicine.side_effects.strip() else []
            told += [says("asks", text=text) for text in medicine.questions]
            yield ReportLine("; ".join(told), medicine.name)


def numbers(scope: Scope) -> Iterator[ReportLine]:
    """How much pain got in the way, sleep, energy; pain last."""
    return _medians(scope, DAILY)


def mood(scope: Scope) -> Iterator[ReportLine]:
    """Mood and stress as said in check-ins, and questionnaires about mood."""
    yield from _medians(scope, MOODS)
    yield from _measured(scope, mood=True)


def _medians(scope: Scope, names: tuple[str, ...]) -> Iterator[ReportLine]:
    for name in names:
        _, values = values_of(name, scope.desk.facts, scope.facts)
        early = [value for day, value in values.items() if day < scope.first + timedelta(days=FORTNIGHT)]
        late = [value for day, value in values.items() if day > scope.last - timedelta(days=FORTNIGHT)]
        if late and (scope.last - scope.first).days >= 2 * FORTNIGHT and early:
            yield ReportLine(
                says("median", before=number(median(early)), now=number(median(late))), measure_title(name)
            )
        elif late:
            yield ReportLine(says("median_one", now=number(median(late))), measure_title(name))


def notes(scope: Scope) -> Iterator[ReportLine]:
    """The newest notes, newest first."""
    written = {day: entry.note for day, entry in scope.facts.checkins.items() if entry.note}
    for day in sorted(written, reverse=True)[:MOST_NOTES]:
        yield ReportLine(written[day], date_in_words(day))


SOURCES: tuple[Source, ...] = (
    Source("goals", goals),
    Source("function", function, chart=function_chart),
    Source("plans", plans),
    Source("measures", measures),
    Source("flares", flares),
    Source("helped", helped),
    Source("barriers", barriers),
    Source("experiments", experiments),
    Source("questions", questions),
    Source("decisions", decisions, "asked"),
    Source("care", care, "asked"),
    Source("numbers", numbers, "asked"),
    Source("mood", mood, "asked"),
    Source("notes", notes, "asked"),
    Source("exposure", exposure, "asked"),
    Source("signs", signs, "each_time"),
    Source("medicines", medicines, "each_time"),
    Source("safety", safety, "each_time"),
)
"""In the order of the page: function first. A topic that has something for the team adds its line here."""
