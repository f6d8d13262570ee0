"""What speed and memory are claimed, and how to measure them: ``python -m bench``."""
