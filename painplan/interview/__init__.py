"""Conversations as scripts of steps: the answers so far in, the next question out. Pure; both front ends run them.

The words lie in assets, where a clinic may change them; what is asked when, and what an answer changes, are small named
functions here.
"""
