"""The messenger on this machine."""
