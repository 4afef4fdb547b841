"""Benchmarks: how fast queries, pages and the browser are on this machine. `make bench` prints them."""
