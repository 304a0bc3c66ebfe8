"""What every topic uses: how a record is declared, and where each kind of record is found. It knows nobody."""
