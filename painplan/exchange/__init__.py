"""Other programs' files in, the diary out."""
