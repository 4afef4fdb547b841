"""Machine: the figures in the formats of statistical programs: JSON-stat, SDMX-CSV, Data Package."""
