"""Warning signs: which are open, what that changes, and when they are asked. Pure; signposting, never a diagnosis.

Tiers and questions are clinical.md C1 and C2; the words lie in assets. What is allowed on a day is said by one function
of `painplan.safety.rules`, for every screen and command.
"""

from painplan.safety.signs import TIERS, OpenSign, Sign, Tier, check_answer, highest, open_signs, signs_from

__all__ = ["TIERS", "OpenSign", "Sign", "Tier", "check_answer", "highest", "open_signs", "signs_from"]
