"""Arranges: reads facts, asks the pure rooms, saves what the person decided. Front ends talk to nobody else."""
