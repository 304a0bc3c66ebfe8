"""``painplan history``: every earlier version of a day, a plan, a goal."""

from datetime import timedelta

from tests.conftest import FIRST, Shell


def test_each_version_of_a_day_is_shown_whole(painplan: Shell, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4", "--set", "note=first")
    painplan("checkin", "--set", "pain=6", "--set", "settled.walking=yes")
    painplan("checkin", "--set", "note=", "--set", "settled.walking=no")
    found = painplan("history", FIRST.isoformat(), "--json").document
    (entry,) = found["entries"]
    day = {"day": "2026-01-05"}
    assert (found["of"], entry["what"], entry["name"]) == ("2026-01-05", "check-in", "2026-01-05")
    assert [version["values"] for version in entry["versions"]] == [
        {**day, "pain": 4, "note": "first"},
        {**day, "pain": 6, "note": "first", "settled": {"walking": "yes"}},
        {**day, "pain": 6, "settled": {"walking": "no"}},
    ]
    since = [version["since"] for version in entry["versions"]]
    assert since[0] is None
    assert all(at.startswith("2026-01-05T") for at in since[1:])


def test_the_lines_say_what_changed(painplan: Shell) -> None:
    painplan("checkin", "--set", "pain=4", "--set", "flare=no", "--set", "note=a\x1b[2Jb")
    painplan("checkin", "--set", "pain=", "--set", "flare=yes")
    lines = painplan("history", "today").out.splitlines()
    assert lines[:2] == ["check-in 2026-01-05", "  at first"]
    assert {"    pain: 4", "    flare: no", "    note: a[2Jb"} < set(lines)
    now = next(number for number, line in enumerate(lines) if line.endswith("(now)"))
    assert sorted(lines[now + 1 :]) == ["    flare: yes", "    pain: taken out"]


def test_a_score_that_was_given_twice_is_told_in_the_same_words(painplan: Shell) -> None:
    for answers in (("3", "3", "3", "3"), ("0", "1", "0", "0")):
        assert painplan("measure", "phq4", *answers).code == 0
    lines = [line.strip() for line in painplan("history", "today").out.splitlines()]
    assert "answers: 3; 3; 3; 3" in lines
    assert "answers: 0; 1; 0; 0" in lines


def test_an_entry_that_never_changed_has_one_version(painplan: Shell, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4", "--set", "done.walking=8")
    checkin, session = painplan("history", "2026-01-05", "--json").document["entries"]
    assert (session["what"], session["name"]) == ("session", "2026-01-05 walking")
    assert [len(entry["versions"]) for entry in (checkin, session)] == [1, 1]
    assert session["versions"][0]["since"].startswith("2026-01-05T")


def test_a_plan_is_found_by_its_name(painplan: Shell, walking_plan: object) -> None:
    guess = ["--activity", "Stairs", "--unit", "repetitions", "--good", "8", "--bad", "4"]
    painplan("plan", "add", "--goal", "Up again", *guess)
    painplan("plan", "try", "stairs", "5", day=FIRST + timedelta(days=1))
    (entry,) = painplan("history", "stairs", "--json").document["entries"]
    assert (entry["what"], entry["name"]) == ("plan", entry["versions"][0]["values"]["goal"] and "stairs")
    assert [len(version["values"].get("trials", [])) for version in entry["versions"]] == [0, 1]


def test_what_is_not_there_is_a_sentence(painplan: Shell, walking_plan: object) -> None:
    nothing, unknown = painplan("history", "2026-01-04"), painplan("history", "swimming")
    assert (nothing.code, unknown.code) == (2, 2)
    assert "There is no entry for 2026-01-04" in nothing.err
    assert "walking" in unknown.err


def test_an_amount_that_was_taken_out_stays_in_the_history_of_its_day(painplan: Shell, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4", "--set", "done.walking=8")
    painplan("checkin", "--set", "done.walking=9")
    painplan("checkin", "--set", "done.walking=")
    _, session = painplan("history", "2026-01-05", "--json").document["entries"]
    assert (session["what"], session["name"]) == ("session", "2026-01-05 walking")
    assert [version["values"].get("done") for version in session["versions"]] == [8, 9, None]
    assert "    done: taken out" in painplan("history", "2026-01-05").out.splitlines()
    painplan("checkin", "--set", "done.walking=7")
    _, session = sorted(painplan("history", "2026-01-05", "--json").document["entries"], key=lambda one: one["what"])
    assert [version["values"].get("done") for version in session["versions"]] == [8, 9, None, 7]


def test_a_day_of_which_all_was_taken_out_has_its_history(painplan: Shell, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4")
    painplan("checkin", "--set", "pain=")
    (entry,) = painplan("history", "2026-01-05", "--json").document["entries"]
    assert (entry["what"], [version["values"].get("pain") for version in entry["versions"]]) == ("check-in", [4, None])
