"""What is done with a diary as a whole: back up, restore, verify, merge, erase."""
