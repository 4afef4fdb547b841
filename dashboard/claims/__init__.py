"""Claims: a sentence with a number, as it circulates, against the figures that are published; rules only."""
