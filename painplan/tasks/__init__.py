"""Big jobs in pieces, and tasks with rests by the clock."""
