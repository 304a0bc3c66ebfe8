"""PainPlan: a private coach for living with chronic musculoskeletal pain, in the terminal."""

from painplan.kit.later import begin

__version__ = "0.1.0"

begin()
