"""What phones, watches and other programs' tables hold, as entries of a day."""
