"""What a day shows and what is waiting; only front ends know it."""
