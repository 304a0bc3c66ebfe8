"""Plans that one person hands to another as a file."""
