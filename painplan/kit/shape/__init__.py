"""Whether what was read has the shape of a record, whether what it speaks of is there, and what is said where not."""
