"""Queries: a cursor and codes in, a tidy frame out. One module a topic; values are always bound."""
