"""ETL: the text files under `data/` in, checked Parquet tables out. Imports nothing from the dashboard."""
