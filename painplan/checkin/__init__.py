"""The day's record, its questions and answers, and its history."""
