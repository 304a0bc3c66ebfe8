"""Looking back: the week, the month, a goal's date, and what is decided then."""
