"""Faults of real processes: what is killed, stalled or corrupted loses nothing and doubles nothing."""
