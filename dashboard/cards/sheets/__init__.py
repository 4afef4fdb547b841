"""Sheets: everything held on one profile, region or domain, in a fixed order, on one page."""
