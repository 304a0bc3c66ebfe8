"""Small pieces of the screens: they draw what they are given and report what the person did. No rules here."""
