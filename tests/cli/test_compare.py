"""``painplan compare``: lists and files, both directions, against clinical.md I9."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell

A, B = "20,20,26,25,22,23", "28,25,24,27,30,30,29"


def compare(painplan: Shell, *arguments: str) -> Any:
    ran = painplan("compare", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.document) >= {"nap", "tau", "tau_u", "mean_difference"}
    return ran.document


def written(folder: Path, name: str, content: str | bytes) -> str:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(file)


def test_the_published_example(painplan: Shell) -> None:
    """Parker, Vannest & Davis 2011."""
    document = compare(painplan, "--a", A, "--b", B)
    assert document["nap"] == pytest.approx(0.916667, abs=1e-6)
    assert document["tau"] == pytest.approx(0.833333, abs=1e-6)
    assert document["tau_u"] == pytest.approx(0.738095, abs=1e-6)
    assert document["mean_difference"] == pytest.approx(193 / 7 - 136 / 6, abs=1e-6)
    assert document["band"] == "medium"
    second = compare(painplan, "--a=3,3,4,5", "--b=4,5,6,7,7")
    assert (second["tau"], second["tau_u"]) == (0.8, 0.55)


def test_positive_is_better_for_b_when_lower_is_better(painplan: Shell) -> None:
    document = compare(painplan, "--a", "5,6,5", "--b", "4,4,3", "--better", "lower")
    assert (document["nap"], document["tau"]) == (1, 1)
    assert document["mean_difference"] == pytest.approx(5 / 3, abs=1e-6)
    turned = compare(painplan, "--a", A, "--b", B, "--better", "lower")
    assert turned["nap"] == pytest.approx(1 - 0.916667, abs=1e-6)
    assert turned["tau_u"] == pytest.approx(-0.738095, abs=1e-6)
    assert turned["band"] is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("20\n20\n26\n25\n22\n23\n", "28\n25\n24\n27\n30\n30\n29"),
        ("20\n\n20\n26\n25\n22\n23\n\n", "\n28\n25\n24\n27\n30\n30\n29\n"),
        ("value\n20\n20\n26\n25\n22\n23\n", "Value\r\n28\r\n25\r\n24\r\n27\r\n30\r\n30\r\n29\r\n"),
        (
            "day,value,note\n1,20,\n2,20,a\n3,,ill\n4,26,\n5,25\n6,22,\n7,23,\n",
            "value;day\n28;1\n25,0;2\n24;3\n27;4\n30;5\n30;6\n29;7\n",
        ),
        (b"\xef\xbb\xbfvalue\n20\n20\n26\n25\n22\n23\n", '"28"\n"25"\n24.0\n27,0\n30\n30\n29\n'),
    ],
)
def test_files_of_every_kind(first: str | bytes, second: str | bytes, tmp_path: Path, painplan: Shell) -> None:
    document = compare(painplan, written(tmp_path, "a.csv", first), written(tmp_path, "b.csv", second))
    assert document["nap"] == pytest.approx(0.916667, abs=1e-6)
    assert document["tau_u"] == pytest.approx(0.738095, abs=1e-6)
    assert (document["a"], document["b"]) == (6, 7)


def test_an_empty_place_is_missing_and_never_zero(painplan: Shell) -> None:
    whole, holes = compare(painplan, "--a", "1,2", "--b", "3,4"), compare(painplan, "--a", "1,,2,-", "--b", "3;;4")
    assert {**holes, "missing": 0} == whole
    assert holes["missing"] == 3


def test_plain_words_claim_no_cause(painplan: Shell) -> None:
    said = painplan("compare", "--a", A, "--b", B).out
    assert "A: 6 values, 22.7 on average. B: 7 values, 27.6 on average." in said
    assert "On average B was better by 4.9 (higher is better)." in said
    assert "NAP 0.92, Tau 0.83, Tau-U 0.74" in said
    assert said.rstrip().endswith("It does not say what caused the difference.")
    assert "On average B and A were the same." in painplan("compare", "--a", "1,2", "--b", "2,1").out
    assert "less good by 1" in painplan("compare", "--a", "2", "--b", "1").out


def test_long_series_are_quick(tmp_path: Path, painplan: Shell) -> None:
    """Twenty years of days on either side; every value of B above every one of A."""
    a, b = (
        written(tmp_path, name, "\n".join(map(str, range(start, start + 7300))))
        for name, start in (("a.csv", 0), ("b.csv", 10_000))
    )
    document = compare(painplan, a, b)
    assert (document["nap"], document["tau"], document["mean_difference"]) == (1, 1, 10_000)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Give two files, or two lists"),
        (["--a", "1,2"], "Give two files, or two lists"),
        (["--a", "1,2", "--b", ""], "B has no value."),
        (["--a", ",", "--b", "1"], "A has no value."),
        (["--a", "1,x", "--b", "1"], "--a: “x” is not a number."),
        (["--a", "1", "--b", "nan"], "--b: “nan” is not a number."),
        (["--a", "1", "--b", "2", "--better", "bigger"], "'bigger' is not one of 'higher', 'lower'"),
        (["no.csv", "none.csv"], "There is no file"),
        (["no.csv"], "Give two files"),
        (["a", "b", "c"], "Give two files"),
        (["a", "b", "--a", "1", "--b", "2"], "Files and lists do not go together."),
        ([".", "."], "is a folder"),
    ],
)
def test_wrong_input_is_told(arguments: list[str], sentence: str, painplan: Shell, place: Path) -> None:
    for options in ((), ("--json",)):
        ran = painplan("compare", *options, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err
        assert ran.err.count("\n") == 1
        assert not place.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("1\nx\n3\n", "a.csv, line 2: “x” is not a number."),
        ("pain\n1\n2\n", "a.csv, line 1: “pain” is not a number. Write one number a line, or name a column “value”"),
        ("1,2,3\n", "a.csv, line 1: “1,2,3” is not a number."),
        ("day,value\n1,7\n2,sieben\n", "a.csv, line 3: “sieben” is not a number."),
        ("value,value\n1,2\n", "a.csv has 2 columns “value”."),
        ("inf\n", "“inf” is not a number."),
        ("9" * 400, "is too large."),
        ("", "A has no value."),
        ("value\n", "A has no value."),
        ('value,b\n"' + "7" * 200_000, "is not a table that can be read."),
    ],
)
def test_files_that_cannot_be_read_are_told(content: str, sentence: str, tmp_path: Path, painplan: Shell) -> None:
    ran = painplan("compare", written(tmp_path, "a.csv", content), written(tmp_path, "b.csv", "1\n2\n"))
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_pictures_are_no_tables(tmp_path: Path, painplan: Shell) -> None:
    ran = painplan("compare", written(tmp_path, "a.csv", b"\x89PNG\x01\x81"), written(tmp_path, "b.csv", "1"))
    assert ran.code == 1
    assert "is not a text file" in ran.err


@pytest.mark.parametrize(("a", "b"), [("1", "2"), ("1,2,3", "4,5,6,7,8"), ("1,1,2,2,3", "9")])
def test_nothing_is_claimed_of_fewer_than_four_values_a_side(painplan: Shell, a: str, b: str) -> None:
    """clinical.md G3; before, one value each was “better in 100 %” and a strong difference."""
    document = compare(painplan, "--a", a, "--b", b)
    assert (document["enough"], document["band"]) == (False, None)
    told = painplan("compare", "--a", a, "--b", b).out
    assert "%" not in told
    assert "strong" not in told
    assert "NAP" not in told
    assert "at least 4 values" in told
    assert "1 values" not in told
    enough = painplan("compare", "--a", "1,2,1,2", "--b", "3,4,3,4").out
    assert "100 %" in enough
    assert "NAP" in enough
