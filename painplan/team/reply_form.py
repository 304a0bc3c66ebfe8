"""What somebody of the team fills in to propose something: a form to print, and a text to send back."""

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.kit.amounts import amount
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.plans.plan_state import PlanCourse
from painplan.plans.plan_states import courses_of
from painplan.plans.target_words import a_day
from painplan.safety.locks import no_review_on
from painplan.store.diary import book_change
from painplan.team.records import ReplyCode

BEGINS = "painplan_reply = 1"
"""The first line of the text that is sent back."""
_LETTERS, _LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 10
"""Letters that nobody takes for each other; so many that no two diaries have the same code."""
SAMPLE = "sample"


class ReplyForm(msgspec.Struct, frozen=True):
    """The form of a page."""

    title: str
    about: str
    plans: tuple[str, ...]
    """What each plan is called, as it stands."""
    boxes: tuple[str, ...]
    """What can be ticked of each."""
    text: str
    """What is filled in and sent back."""


def code_of(desk: OpenDiary) -> str:
    """The code of the diary, by which a form finds back to it: as it was given out, else of where and how it began."""
    if desk.sample:
        return SAMPLE
    if given_out := desk.facts.one(ReplyCode).code:
        return given_out
    began = min(((plan.created.isoformat(), plan.id) for plan in desk.facts.plans), default=("", ""))
    digest = sha256("\n".join((desk.where, *began)).encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_LENGTH])


def keep_code(desk: OpenDiary) -> None:
    """Keep the code as it is given out, wherever the diary goes. Nobody did anything, so no undo knows of it."""
    made = ReplyCode(code=code_of(desk))
    if not desk.sample and desk.facts.one(ReplyCode).code != made.code:
        desk.save([book_change(ReplyCode.TABLE.name, made.key, made)], undoable=None)


def reply_form(desk: OpenDiary) -> ReplyForm | None:
    """The form about the plans that are followed; none where there is none."""
    courses = courses_of(desk)
    if not courses:
        return None
    words, told = asset("team")["reply_form"], not no_review_on(desk.facts, desk.today)
    stand = [_stands(course, told=told) for course in courses]
    how = words["how_within" if desk.facts.profile.post_exertional_malaise else "how"]
    return ReplyForm(
        title=words["title"],
        about=words["about"],
        plans=tuple(stand),
        boxes=tuple(words["boxes"]),
        text="\n".join(_text(code_of(desk), how, [course.plan.id for course in courses], stand)) + "\n",
    )


def _stands(course: PlanCourse, *, told: bool) -> str:
    words, plan = asset("team")["reply_form"], course.plan
    return str(words["stands"]).format(
        activity=one_line(plan.activity, 60),
        amount=a_day(course.quota if told else None, course.within_day_only(course.quota), plan.unit),
        aim=words["no_aim"] if plan.aim is None else amount(plan.aim, plan.unit),
        days=amount(plan.days_counted, "days"),
    )


def _text(code: str, how: str, plans: list[str], stand: list[str]) -> Iterator[str]:
    """TOML that proposes nothing as it stands."""
    yield from (BEGINS, f'for = "{code}"', 'from = ""')
    yield from (f"# {line}" for line in how.strip().splitlines())
    for plan, stands in zip(plans, stand, strict=True):
        yield from ("", "[[proposals]]", f'plan = "{plan}"', f"# {stands}")
        yield from ("# amount = ", "# aim = ", "# days_per_week = ", 'text = ""')
