"""Questionnaires, performance tests and scores from elsewhere: answers become a number, and what it may be called.

Instruments are data; this room gets them decoded, checks them and scores answers with a few named functions. It
knows no file and shows nothing (clinical.md parts B and H1).
"""
