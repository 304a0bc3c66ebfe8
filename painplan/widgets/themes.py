"""The two looks: calm, one accent, enough contrast; colour never carries a meaning alone."""

from textual.theme import Theme

DARK = Theme(
    name="painplan-dark",
    primary="#7fb7be",
    secondary="#7fb7be",
    accent="#7fb7be",
    foreground="#d9dce1",
    background="#15181c",
    surface="#1c2026",
    panel="#232830",
    warning="#d8b26a",
    error="#d8a06a",
    success="#7fb7be",
    dark=True,
    variables={"footer-background": "#1c2026", "footer-key-foreground": "#7fb7be", "footer-item-background": "#1c2026"},
)
LIGHT = Theme(
    name="painplan-light",
    primary="#1f6f78",
    secondary="#1f6f78",
    accent="#1f6f78",
    foreground="#23272d",
    background="#fbfaf7",
    surface="#f1efea",
    panel="#e7e4dc",
    warning="#8a5a00",
    error="#8a4b12",
    success="#1f6f78",
    dark=False,
    variables={"footer-background": "#f1efea", "footer-key-foreground": "#1f6f78", "footer-item-background": "#f1efea"},
)
THEMES = (DARK, LIGHT)
