"""What to learn and practise: which short lesson fits a day, and the times of the practice tools. Pure."""

from painplan.learning.breath import Breath, Moment, moment_at
from painplan.learning.lessons import Lesson, Offer, lessons_from, offer
from painplan.learning.nights import NightFigures, night_figures
from painplan.learning.occasions import Circumstances, occasions

__all__ = [
    "Breath",
    "Circumstances",
    "Lesson",
    "Moment",
    "NightFigures",
    "Offer",
    "lessons_from",
    "moment_at",
    "night_figures",
    "occasions",
    "offer",
]
