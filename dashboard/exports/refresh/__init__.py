"""Refresh: a deck or a workbook of ours, edited since, gets the figures of today in place, and a report."""
