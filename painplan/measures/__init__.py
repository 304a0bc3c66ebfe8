"""Questionnaires, performance tests and scores from elsewhere: answers become a number, and what it may be called.

Instruments are data; this room gets them decoded, checks them and scores answers with a few named functions. It
knows no file and shows nothing (clinical.md parts B and H1).
"""

from painplan.measures.alike import as_known, called_so
from painplan.measures.banners import Banner, Watched, banner, week_began
from painplan.measures.battery import Asked, Due, battery, due
from painplan.measures.change import Change, Rule, Size, change, rules
from painplan.measures.course import Course, course, left_out, shared_scores
from painplan.measures.fhir import instrument_of
from painplan.measures.gas import gas_t
from painplan.measures.home_tests import AskedBefore, against, asked_before
from painplan.measures.instrument import Band, Call, Flag, Instrument, Item, Scale
from painplan.measures.own import completed, name_problem
from painplan.measures.result import Person, Result, band_of, scored
from painplan.measures.shelf import Broken, Shelf, shelf
from painplan.measures.support import answer_calls, calls_for_support, speaks_on

__all__ = [
    "Asked",
    "AskedBefore",
    "Band",
    "Banner",
    "Broken",
    "Call",
    "Change",
    "Course",
    "Due",
    "Flag",
    "Instrument",
    "Item",
    "Person",
    "Result",
    "Rule",
    "Scale",
    "Shelf",
    "Size",
    "Watched",
    "against",
    "answer_calls",
    "as_known",
    "asked_before",
    "band_of",
    "banner",
    "battery",
    "called_so",
    "calls_for_support",
    "change",
    "completed",
    "course",
    "due",
    "gas_t",
    "instrument_of",
    "left_out",
    "name_problem",
    "rules",
    "scored",
    "shared_scores",
    "shelf",
    "speaks_on",
    "week_began",
]
