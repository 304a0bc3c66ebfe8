"""Conversations as scripts of steps: the answers so far in, the next question out. Pure; both front ends run them.

The words lie in assets, where a clinic may change them; what is asked when, and what an answer changes, are small named
functions here.
"""

from painplan.interview.domains import DOMAINS, gap, priority, suggested
from painplan.interview.script import Facts, Progress, Rules, Script, Way, script_of
from painplan.interview.step import NOTHING, Answers, Option, Step, accepted, in_words

__all__ = [
    "DOMAINS",
    "NOTHING",
    "Answers",
    "Facts",
    "Option",
    "Progress",
    "Rules",
    "Script",
    "Step",
    "Way",
    "accepted",
    "gap",
    "in_words",
    "priority",
    "script_of",
    "suggested",
]
