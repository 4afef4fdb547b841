"""Respondents' files: what an institute delivers after a wave becomes figures that anyone with the file can
compute again. No row, no open answer and no identifier ever leaves this package."""
