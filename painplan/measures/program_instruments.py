"""The instruments and the table of meaningful change that come with the program, read from their files."""

from functools import cache

from painplan.kit.assets import asset, assets_in
from painplan.measures.banners import Banner
from painplan.measures.battery import WorthAsking, battery
from painplan.measures.change import Rule, ScoreChange, rules
from painplan.measures.home_tests import AskedBefore, asked_before
from painplan.measures.shelf import Shelf, shelf


@cache
def instruments() -> Shelf:
    """All instruments; one whose file does not fit is named in it and left out."""
    return shelf(assets_in("instruments"))


@cache
def asked_again() -> tuple[WorthAsking, ...]:
    """What is worth asking again, and when (clinical.md B3)."""
    return battery(asset("measures")["battery"])


@cache
def asked_before_tests() -> tuple[AskedBefore, ...]:
    """What is asked before every home test (clinical.md B4)."""
    return asked_before(asset("home_tests")["questions"])


@cache
def change_rules() -> dict[str, Rule]:
    """The table of meaningful change, by measure (clinical.md H1)."""
    return rules(asset("meaningful_change")["rules"])


def change_words(changed: ScoreChange) -> str:
    """What may be said about a change; one that measuring twice could bring is called that (clinical.md H5)."""
    return str(asset("meaningful_change")["words"][changed.basis][changed.code])


def banner_end(banner: Banner) -> str:
    """How the banner of the week ends."""
    return str(asset("meaningful_change")["words"][banner.changed.basis][f"banner_{banner.direction}"])
