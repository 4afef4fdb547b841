"""Renderings: a chart specification becomes what one medium shows of it, one module a medium.

Each dispatches by the type of the chart, and `tests/renderings` runs one suite of specifications through all.
"""
