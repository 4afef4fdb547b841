"""Queries: a desk and codes in, records out. One module a topic; values are always bound."""
