"""Writes docs/export.schema.json, the JSON Schema of the JSON export, from the records."""

from pathlib import Path

from painplan.exchange.taking_out import schema

if __name__ == "__main__":
    (Path(__file__).parent / "export.schema.json").write_bytes(schema())
