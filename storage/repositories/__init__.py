"""Queries, each under the name of the question that it answers."""
