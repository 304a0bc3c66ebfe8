"""PainPlan: a private coach for living with chronic musculoskeletal pain, in the terminal."""

__version__ = "0.1.0"
