"""Peers: what somebody else would pick to show the same figures, measured beside the dashboard."""
