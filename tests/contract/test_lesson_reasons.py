"""The reason that is told for a lesson is true on the day on which it is told."""

from tests.contract.program import Diary

STEPPED = "went up a step"


def a_week_as_planned(diary: Diary, first: int) -> None:
    for number in range(first, first + 7):
        diary.on(number).checked_in({"done.walking": 20, "settled.walking": "yes", "rpe.walking": 3, "mattered": "yes"})


def test_a_step_is_the_reason_only_where_the_amount_became_larger(diary: Diary) -> None:
    a_week_as_planned(diary, 1)
    assert diary.on(8).do("review", "--accept")
    assert diary.on(8).plan()["quota"] == 23
    assert STEPPED in diary.on(9).text("lesson").said
    assert diary.on(15).do("review", "--accept")
    assert diary.on(15).plan()["quota"] == 23, "too little was noted for a step: what was taken is a hold"
    assert STEPPED not in diary.on(16).text("lesson").said
