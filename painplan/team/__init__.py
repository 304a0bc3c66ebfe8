"""The people around a plan, medicines as typed, decisions, and the page for a visit."""
