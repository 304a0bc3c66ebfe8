"""What an experiment brings to Today: the way of the day, the end, and what was kept (clinical.md G)."""

from collections.abc import Iterator
from datetime import timedelta

from painplan.diary.open_diary import OpenDiary
from painplan.experiments.service import Experiments, ExperimentView
from painplan.kit.assets import asset
from painplan.kit.waiting import Waiting
from painplan.learning.toolkit import Toolkit, tool_of

KEPT_SHOWN_DAYS = 28
"""What was kept stands on Today for so many days after the end; on the own list as long as the person likes."""


def experiment_lines(desk: OpenDiary) -> Iterator[Waiting]:
    """The running experiment or the one that waits for a decision, then what was kept."""
    experiments = Experiments(desk)
    view = experiments.latest()
    if view.day is not None or view.waits_for_decision:
        what, command = _of(view, desk)
        yield Waiting(code="experiment", when="Trying out", what=what, opens="experiment", command=command)
    yield from _kept(desk, experiments)


def _of(view: ExperimentView, desk: OpenDiary) -> tuple[str, str]:
    """The sentence, short enough for one line of Today, and the command that goes on with it."""
    says, command = asset("experiments")["says"], "painplan experiment"
    if view.day is None:
        ended = asset("experiments")["ends"][view.stops] if view.stops else says["ended"]
        return ended.format(title=view.question.title), f"{command} result"
    if view.noted(desk.today):
        return says["done_today"].format(what=view.what), f"{command} show"
    return view.what, f"{command} log yes" + (" --confidence N" if view.asks_confidence else "")


def _kept(desk: OpenDiary, experiments: Experiments) -> Iterator[Waiting]:
    """Lines of the own list that come from an experiment of the last four weeks and were not used today."""
    today = desk.today
    tried = {one.question.tried for one in experiments.kept_since(today - timedelta(days=KEPT_SHOWN_DAYS))}
    used = {tool for tool, _ in desk.diary.days(today, today).practices} if tried else set()
    for line in Toolkit(desk).own("kept"):
        if line.text in tried and tool_of(line) not in used:
            command = f"painplan practice used {tool_of(line)}"
            yield Waiting(code="kept", when="You keep", what=line.text, opens="own_lists", command=command)
