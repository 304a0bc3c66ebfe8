"""Every fault that the record is there for is found; what may change is not one."""

from copy import deepcopy
from typing import Any

import pytest

from tests.recorded.compare import Kind, differences
from tests.recorded.same import report

OWN = "Out with the children"
EXPORT = f'{{"goals": [{{"id": "goal", "text": "{OWN}"}}], "plans": []}}'
KEPT: dict[str, Any] = {
    "walking / 2026-11-24 / read / plan list": {"code": 0, "err": "", "out": "walking: 9 minutes\nA second line\n"},
    "walking / 2026-11-24 / read / plan list --json": {
        "code": 0,
        "err": "",
        "json": {
            "plans": [{"id": "walking", "quota": 9, "goal": OWN, "aim": None}],
            "why": [{"code": "all_clear", "text": "All five days were as planned."}],
        },
    },
    "walking / 2026-11-24 / read / export json out/all.json": {
        "code": 0,
        "err": "",
        "out": "",
        "files": {"out/all.json": EXPORT, "out/days.csv": "date,pain\n2026-11-24,4\n", "out/a.ics": "BEGIN\nEND"},
    },
    "walking / 2026-11-24 / screens / hold": {"screen": "PainPlan · On hold\n\n1 An illness"},
    "walking / 2026-11-24 / written / 001 checkin": {
        "code": 0,
        "err": "",
        "out": "Saved",
        "data": {"diary/plan.json": {"sum": "aa", "came": ['  "pain": 3'], "went": []}, "diary/x": {"gone": True}},
    },
    "figures / replay 0001": {"figures": "abc"},
}
LIST, DOCUMENT, FILES, SCREEN, WRITTEN, FIGURES = KEPT


def planted(key: str, *place: Any, value: Any = None) -> dict[str, Any]:
    """The record with another value in one place, or without it."""
    now = deepcopy(KEPT)
    inside = now[key]
    for name in place[:-1]:
        inside = inside[name]
    if value is None:
        del inside[place[-1]]
    else:
        inside[place[-1]] = value
    return now


@pytest.mark.parametrize(
    ("now", "kind", "told"),
    [
        (planted(DOCUMENT, "json", "plans", 0, "quota", value=10), "json", ".plans[0].quota: 9 became 10"),
        (planted(DOCUMENT, "json", "plans", 0, "quota", value=9.0), "json", ".plans[0].quota: 9 became 9.0"),
        (planted(DOCUMENT, "json", "plans", 0, "aim"), "json", ".plans[0].aim is not there any more"),
        (planted(DOCUMENT, "json", "plans", value=[]), "json", ".plans:"),
        (planted(DOCUMENT, "json", "why", 0, "code", value="flare"), "json", "all_clear became flare"),
        (planted(DOCUMENT, "json", "plans", 0, "goal", value="Out with a dog"), "json", f"{OWN} became"),
        (planted(DOCUMENT, "json", "why", 0, "text", value="All days were."), "text", "All five days"),
        (
            planted(LIST, "out", value="walking: 10 minutes\nA second line\n"),
            "text",
            "-walking: 9 minutes\n+walking: 10",
        ),
        (planted(LIST, "err", value="A sentence."), "text", "+A sentence."),
        (planted(LIST, "code", value=1), "exit", "0 became 1"),
        (planted(SCREEN, "screen", value="PainPlan · On hold\n\n1 Illness"), "text", "-1 An illness\n+1 Illness"),
        (planted(WRITTEN, "data", "diary/plan.json", "sum", value="bb"), "data", "a file that was another one before"),
        (planted(WRITTEN, "data", "diary/plan.json", "came", value=['  "pain": 4']), "data", '+came:   "pain": 4'),
        (planted(WRITTEN, "data", "diary/x"), "data", "taken away became left as it was"),
        (planted(WRITTEN, "data", "diary/new", value={"sum": "c", "came": [], "went": []}), "data", "became written"),
        (planted(FILES, "files", "out/all.json", value=EXPORT.replace("goal", "g", 1)), "json", ".goals is not there"),
        (planted(FILES, "files", "out/all.json", value=EXPORT.replace("children", "dog")), "json", f"{OWN} became"),
        (planted(FILES, "files", "out/days.csv", value="date,pain\n2026-11-24,5\n"), "file", "+2026-11-24, 5"),
        (planted(FILES, "files", "out/days.csv", value="date\n2026-11-24\n"), "file", "(nothing)"),
        (planted(FILES, "files", "out/a.ics", value="BEGIN\nMORE\nEND"), "file", "+MORE"),
        (planted(FILES, "files", "out/a.ics"), "file", "not written any more"),
        (planted(FIGURES, "figures", value="abd"), "figures", "others"),
        ({key: entry for key, entry in KEPT.items() if key != SCREEN}, "lost", "not there any more"),
    ],
)
def test_a_planted_fault_is_found_and_told(now: dict[str, Any], kind: Kind, told: str) -> None:
    (found,) = differences(KEPT, now)
    assert found.kind == kind
    assert told in found.what
    assert found.where.partition(" (")[0] in KEPT


@pytest.mark.parametrize(
    "now",
    [
        KEPT,
        planted(DOCUMENT, "json", "plans", 0, "more", value=1),
        planted(FILES, "files", "out/days.csv", value="date,more,pain\n2026-11-24,x,4\n"),
        planted(FILES, "files", "out/all.json", value=EXPORT.replace('"plans"', '"more": [1], "plans"')),
        {**KEPT, "walking / 2026-11-24 / read / sing": {"code": 0}},
    ],
)
def test_what_is_new_is_no_fault(now: dict[str, Any]) -> None:
    assert list(differences(KEPT, now)) == []


def test_the_same_difference_is_told_once_and_counted() -> None:
    again = {f"{key} {number}": entry for number in range(5) for key, entry in KEPT.items()}
    now = deepcopy(again)
    for entry in now.values():
        if "screen" in entry:
            entry["screen"] = "PainPlan · On hold\n\n1 Illness"
        elif "figures" in entry:
            entry["figures"] = "other"
    lines, faults, texts = report(differences(again, now))
    assert (faults, texts) == (5, 5)
    assert lines.count("-1 An illness") == 1
    assert any("; 2 more" in line for line in lines)
    assert lines[-2:] == ["figures changed: 5", "texts changed: 5"]
