"""What is said about simulated courses: an illustration, and one sentence to say to the person."""

from collections.abc import Mapping

from painplan.kit.amounts import number, per_cent
from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.pacing.body import MadeUpPerson
from painplan.pacing.parameters import PARAMETERS, Parameter
from painplan.pacing.simulation import Strategy
from painplan.samples.demonstration import CourseShown, FirstWeeks, Outcome, outcome

TOP = 10
"""Temptation and flare-proneness are told from 0 to 10."""


def sentence_to_say(shown: Mapping[Strategy, CourseShown]) -> str:
    """What to say to the person in front of the two curves; it follows what they show, not what one would like.

    Every part is a figure of the two courses: where they end, where the paced plan stands, flare-up days, and on how
    many good days more was done, which decides most of it.
    """
    words, paced, pushed = asset("demonstration")["say"], shown["paced"], shown["push_through"]
    found = outcome(shown)
    parts = [_ends(found)]
    if found.further != "paced" and found.plan is not None:
        parts.append(f"{found.plan}_open" if found.plan == "taking_steps" and _aim(paced) is None else found.plan)
    parts += ["flares", "overdone"]
    numbers = {
        "first": number(round(paced.weekly[0])),
        "paced": number(round(paced.ends_with)),
        "pushed": number(round(pushed.ends_with)),
        "aim": number(_aim(paced) or 0),
        "paced_flares": number(paced.flare_days),
        "pushed_flares": number(pushed.flare_days),
        "paced_overdone": number(paced.overdone_days),
        "pushed_overdone": number(pushed.overdone_days),
    }
    return str(words["quoted"]).format(text=" ".join(words[part].format(**numbers) for part in parts))


def limits() -> tuple[str, ...]:
    """What is said in place of a picture where effort brings a lasting worsening (clinical.md A14.1)."""
    return tuple(asset("demonstration")["limits"]["lines"])


def _ends(found: Outcome) -> str:
    """Which sentence tells where the two ways end."""
    if found.further == "paced":
        return "paced_further" if found.grew and found.kept_more else "paced_ahead"
    return "about_the_same" if found.further == "alike" else "pushed_further"


def _aim(paced: CourseShown) -> float | None:
    return paced.kept.aim if paced.kept else None


def sentence_of_days(paced: FirstWeeks, pushed: FirstWeeks) -> str:
    """What to say in front of the days of the first four weeks: what they hold, and nothing else."""
    words = asset("demonstration")["say"]
    text = words["days"].format(
        long=_counted(pushed.long_days, "long_day"),
        quiet=_counted(pushed.quiet_days, "quiet_day"),
        pushed=number(round(pushed.minutes)),
        pushed_flares=number(pushed.flare_days),
        paced=number(round(paced.minutes)),
        paced_long=_counted(paced.long_days, "long_day"),
        paced_quiet=_counted(paced.quiet_days, "quiet_day"),
        paced_flares=number(paced.flare_days),
    )
    return str(words["quoted"].format(text=text))


def decides(person: MadeUpPerson, weeks: int) -> str:
    """What was chosen, in one sentence: these decide how it comes out, with the numbers of the page."""
    words = asset("demonstration")["decides"]
    aim = words["no_aim"] if person.aim_times is None else words["aim"].format(times=number(person.aim_times))
    return str(
        words["sentence"].format(
            start=number(person.capacity_minutes),
            temptation=number(TOP * person.temptation),
            flare_proneness=number(TOP * person.flare_proneness),
            pushing=per_cent(person.overdone_pushing),
            resting=per_cent(person.overdone_resting),
            paced=per_cent(person.overdone_paced),
            aim=aim,
            weeks=say("demonstration.decides.weeks", count=weeks),
        )
    )


def _counted(count: int, what: str) -> str:
    forms = asset("demonstration")["counted"][what]
    return str(forms["one" if count == 1 else "other"].format(count=number(count)))


def band_words(course: CourseShown) -> str:
    """How even a course was, in a word or two."""
    return str(asset("demonstration")["bands"][course.evenness.band or "none"])


def ends_words(course: CourseShown) -> str:
    """Over which weeks the end of a course is the mean."""
    return say("demonstration.rows.ends_with", count=course.ends_over)


def parameters_page() -> str:
    """Every number behind the demonstration as a page of Markdown: what, how much, in which unit, from where."""
    words = asset("demonstration")["parameters"]
    marks = {"illustration": words["illustration"], "PP-1": words["rule"]}
    lines = [
        f"- {words['names'][one.name]}: **{_range(one)}** {one.unit} · *{marks[one.source]}*" for one in PARAMETERS
    ]
    return "\n".join([f"## {words['title']}", "", words["lead"], "", *lines])


def _range(one: Parameter) -> str:
    return f"{one.value:g}" if one.upper is None else f"{one.value:g} to {one.upper:g}"
