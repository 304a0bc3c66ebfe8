"""No option is left out without a word: every way through every command looks at all of them, or says which it does.

The ways are read from the source of the commands: at each return the parameters that no statement on the way to it has
looked at must have been refused (`painplan.cli.modes.only`, `needs`).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from painplan.kit.assets import asset
from tests.conftest import Shell, on

COMMANDS = Path(__file__).parents[2] / "painplan" / "cli"
HARMLESS = {
    ("lesson", "command", "sources"): "where no lesson fits there are no sources to show",
    ("report", "command", "force"): "the person said at the terminal that nothing shall be written",
    ("restore", "command", "yes"): "without it the person is asked, and said no",
    ("decide", "add", "option"): "one of the three always holds, and each of them takes it",
    ("review", "command", "amount_only"): "without a terminal, and with a decision, amounts are all there is",
    ("demo", "command", "folder"): "the list of samples comes before, and refuses it",
    ("demo", "command", "name"): "the list of samples comes before, and refuses it",
}
"""What is left out on purpose, with the reason."""


class Ways:
    """The ways through one command."""

    def __init__(self, function: ast.FunctionDef, options: set[str]) -> None:
        self._options, self.dropped = options, set[str]()
        used, ends, refused = self._walk(function.body, set(), refused=False)
        if not ends:
            self._end(used, refused=refused)

    def _walk(self, body: list[ast.stmt], used: set[str], *, refused: bool) -> tuple[set[str], bool, bool]:
        """What was looked at, whether the way ends here, whether what is left was refused."""
        for statement in body:
            if isinstance(statement, ast.If):
                used = used | _looked_at(statement.test)
                first, ends_first, refused_first = self._walk(statement.body, set(used), refused=refused)
                second, ends_second, refused_second = self._walk(statement.orelse, set(used), refused=refused)
                if ends_first and ends_second:
                    return used, True, refused
                used = second if ends_first else first if ends_second else first & second
                refused = refused_second if ends_first else refused_first if ends_second else refused
            elif isinstance(statement, ast.Return):
                self._end(used | _looked_at(statement), refused=refused)
                return used, True, refused
            elif isinstance(statement, ast.Raise):
                return used, True, refused
            else:
                used, refused = used | _looked_at(statement), refused or _refuses(statement)
        return used, False, refused

    def _end(self, used: set[str], *, refused: bool) -> None:
        if not refused:
            self.dropped |= self._options - used


def _looked_at(node: ast.AST) -> set[str]:
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "needs":
            names |= {keyword.arg for keyword in call.keywords if keyword.arg}
    return names


def _refuses(node: ast.AST) -> bool:
    calls = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return any(isinstance(function, ast.Name) and function.id.startswith("only") for function in calls)


def _options(function: ast.FunctionDef) -> set[str]:
    """The parameters that its decorators give it and that it takes by name; those in ``**`` are taken together."""
    taken = {each.arg for each in (*function.args.args, *function.args.kwonlyargs, *function.args.posonlyargs)}
    found = set[str]()
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "attr", "") in ("option", "argument"):
            texts = [each.value for each in decorator.args if isinstance(each, ast.Constant)]
            named = [str(text) for text in texts if not str(text).startswith("-")]
            long = max(map(str, texts), key=len).split("/")[0].lstrip("-").replace("-", "_")
            found.add((named[0] if named else long).lower())
    return found & taken


def _commands() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted(COMMANDS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and _options(node):
                yield file.stem, node


ALL = list(_commands())


@pytest.mark.parametrize(("file", "function"), ALL, ids=[f"{file}-{function.name}" for file, function in ALL])
def test_every_way_through_a_command_looks_at_all_its_options(file: str, function: ast.FunctionDef) -> None:
    dropped = {
        name for name in Ways(function, _options(function)).dropped if (file, function.name, name) not in HARMLESS
    }
    assert not dropped, f"painplan {file}: {sorted(dropped)} can be left out without a word; see painplan/cli/modes.py"


def test_the_reader_of_ways_sees_what_is_left_out() -> None:
    source = """
def command(context, one, two, three):
    if one:
        return show(one)
    if two:
        only(context, "two")
        return show(two)
    show(two, three)
"""
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert Ways(function, {"one", "two", "three"}).dropped == {"two", "three"}, "at the first return"


def test_what_is_harmless_still_exists() -> None:
    there = {(file, function.name, name) for file, function in ALL for name in _options(function)}
    assert HARMLESS.keys() <= there


def test_enough_commands_are_read() -> None:
    assert len(ALL) >= 60, "the reader finds what the decorators give"


@pytest.mark.usefixtures("walking")
def test_a_review_is_accepted_and_answered_in_one_call(painplan: Shell, a_week: object) -> None:
    a_week()  # type: ignore[operator]
    ran = painplan("review", "--accept", "--set", "sure=8", "--set", "barrier=weather", "--json", day=on(7))
    assert ran.code == 0, ran.err
    (review,) = ran.document["reviews"]
    assert (review["accepted"], review["choice"]) == (True, "take")
    assert painplan("today", "--json", day=on(7)).document["plans"][0]["quota"] == review["next_quota"]
    parts = {part["name"]: part["given"] for part in _parts(painplan, 7)}
    assert parts["sure"] == "8"
    assert painplan("undo", day=on(7)).code == 0


def _parts(painplan: Shell, day: int) -> list[dict[str, str]]:
    parts: list[dict[str, str]] = painplan("review", "--set", "sure=8", "--json", day=on(day)).document["parts"]
    return parts


@pytest.mark.usefixtures("walking")
def test_an_answer_that_does_not_fit_leaves_the_review_open(painplan: Shell, a_week: object) -> None:
    a_week()  # type: ignore[operator]
    for wrong in ("sure=11", "nothing=1", "wins=1"):
        ran = painplan("review", "--accept", "--set", wrong, day=on(7))
        assert ran.code == 2
        assert painplan("review", "--json", day=on(7)).document["due"] is True, wrong


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["review", "--accept", "--monthly"], "--accept and --monthly do not go together. Nothing was done"),
        (["review", "--accept", "--hold"], "--accept, --hold cannot both be done. Nothing was done: choose one."),
        (["restart", "--keep", "--take"], "--keep, --take cannot both be done."),
        (["review", "--monthly", "--goal", "-"], "--monthly and --goal do not go together."),
        (["measure", "--due", "--results"], "--results and --due do not go together."),
        (["measure", "peg", "1", "2", "3", "--from", "2"], "--from belongs to --elsewhere, which was not given."),
        (["score", "peg", "--items", "7", "8"], "ANSWER and --items"),
        (["score", "--list", "--age", "67"], "--age and --list do not go together."),
        (["simulate", "--numbers", "--weeks", "3"], "--weeks and --numbers do not go together."),
        (["interview", "--names", "--answers", "x.toml"], "--answers and --names do not go together."),
        (["safety", "--by", "GP"], "--by belongs to --looked-at, which was not given."),
        (["night", "--awake", "40"], "--awake belongs to --to-bed, which was not given."),
        (["lesson", "--list", "--try"], "--try and --list do not go together."),
        (["checklist", "--tick", "chair"], "--tick belongs to NAME, which was not given."),
    ],
)
def test_what_does_not_go_together_is_refused_in_one_sentence(
    arguments: list[str], sentence: str, painplan: Shell
) -> None:
    ran = painplan(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_a_partial_checkin_is_the_same_in_text_and_document(painplan: Shell, walking_plan: object) -> None:
    """`today` as text and as JSON and the nudge say the same of a check-in that was begun."""
    assert "Check-in: not yet." in painplan("today").out
    document = painplan("today", "--json").document
    assert (document["checked_in"], document["begun"]) == (False, False)
    painplan("checkin", "--set", "pain=5")
    document = painplan("today", "--json").document
    assert (document["checked_in"], document["begun"]) == (True, True)
    assert "Check-in: begun." in painplan("today").out
    assert "not yet" not in painplan("today").out
    assert painplan("nudge").out != ""
    painplan("checkin", "--set", "interference=3", "--set", "mattered=yes", "--set", "flare=no")
    document = painplan("today", "--json").document
    assert (document["checked_in"], document["begun"]) == (True, False)
    assert "Check-in: done for today." in painplan("today").out
    assert painplan("nudge").out == ""


@pytest.mark.parametrize(
    ("said", "so_far"),
    [
        ((("flare", "start"),), "open"),
        ((("flare", "start"), ("flare", "end")), "open"),
        ((("checkin", "--set", "done.walking=4"),), "open"),
        ((("checkin", "--set", "interference=2"),), "begun"),
        ((("flare", "start"), ("checkin", "--set", "mattered=yes")), "begun"),
        ((("flare", "start"), ("checkin", "--set", "mattered=yes", "--set", "interference=2")), "made"),
        ((("checkin", "--set", "mattered=yes", "--set", "worry=no"),), "made"),
    ],
)
def test_how_far_a_checkin_is_has_one_meaning(
    said: tuple[tuple[str, ...], ...], so_far: str, painplan: Shell, walking_plan: object
) -> None:
    """The text, both fields of the document and the nudge go by one answer."""
    for words in said:
        assert painplan(*words).code == 0
    document, text = painplan("today", "--json").document, painplan("today").out
    assert (document["checked_in"], document["begun"]) == (so_far != "open", so_far == "begun")
    assert asset("commands")["checkin"][so_far] in text
    assert so_far != "made" or painplan("nudge", "--json").document["waiting"] is None


def test_what_was_gone_through_to_its_end_is_done_whatever_was_passed_over(
    painplan: Shell, walking_plan: object
) -> None:
    # mattered, done, settled or pain in the way, ..., the last with Enter
    assert painplan("checkin", typed=["3", "8", "", "", "", ""]).code == 0
    document = painplan("today", "--json").document
    assert (document["checked_in"], document["begun"]) == (True, False)
    assert painplan("checkin", typed=[""] * 7, day=on(1)).code == 0
    assert painplan("today", "--json", day=on(1)).document["checked_in"] is False, "nothing at all was said"
