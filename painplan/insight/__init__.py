"""What the diary shows over time: smoothed courses, slopes and comparisons, and what it takes to trust them.

Pure functions over values by day; the caller says which days and, where needed, which day is today. Missing
days stay missing, and with too few entries a function says so instead of giving a number (clinical.md H2 to
H5).
"""
