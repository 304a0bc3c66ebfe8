"""Warning signs: which are open, what that changes, and when they are asked. Pure; signposting, never a diagnosis.

Tiers and questions are clinical.md C1 and C2; the words lie in assets. What is allowed on a day is said by one function
of `painplan.safety.rules`, for every screen and command.
"""
