"""The clock: the only place that knows how often things happen."""
