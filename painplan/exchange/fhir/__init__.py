"""The diary as FHIR R4, and PainPlan's own export back."""
