"""``painplan import`` of phones, watches and other diaries: the contract, twice the same, own entries first."""

from pathlib import Path

from tests.conftest import Shell, on
from tests.share.test_apple_health import export, record


def test_apple_health_answers_as_promised_and_a_second_time_changes_nothing(painplan: Shell, tmp_path: Path) -> None:
    target = export(
        tmp_path,
        [record(4_000, "05 08:00:00", "05 08:10:00"), record(300_000, "06 08:00:00", "06 08:10:00")],
    )
    first = painplan("import", "apple-health", str(target), "--json", day=on(10))
    assert first.code == 0, first.err
    document = first.document
    assert (document["files"], document["days"], document["added"]) == (1, 1, 1)
    assert [sorted(line) for line in document["rejected"]] == [["file", "line", "why"]]
    assert "300,000" in document["rejected"][0]["why"]
    again = painplan("import", "apple-health", str(target), "--json", day=on(10)).document
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 1)


def test_what_the_person_said_comes_before_a_device(painplan: Shell, tmp_path: Path) -> None:
    painplan("checkin", "--set", "steps=123")
    painplan("import", "apple-health", str(export(tmp_path, [record(4_000, "05 08:00:00", "05 08:10:00")])), day=on(1))
    points = painplan("--json", "trend", "steps", day=on(1)).document["points"]
    assert [point["value"] for point in points] == [123]
