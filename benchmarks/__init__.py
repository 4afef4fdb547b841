"""Benchmarks: how fast queries, pages and the browser are on this machine. `make bench` prints them."""

import logging

logging.disable(logging.WARNING)  # pages run without a server here: Streamlit would warn at each run
