"""The commands that look after the diary as a whole: back up, restore, verify, seal, merge, erase."""
