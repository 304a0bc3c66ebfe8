"""Plans, flare-ups, holds, beginning again: the facts, and what follows from them for the amounts of a day."""
