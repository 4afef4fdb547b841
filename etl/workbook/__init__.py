"""Workbook: figures typed by people who do not program, as XLSX files out and in."""
