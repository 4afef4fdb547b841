"""Cards: a desk and codes in, findings with their chart and all that travels with it out. No drawing."""
