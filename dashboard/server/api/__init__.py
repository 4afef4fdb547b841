"""API: the figures for programs, read-only, under `/api/`; what each address is: `/api/openapi.json`."""
