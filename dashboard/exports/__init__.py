"""Exports: a card in, a file name and its content out. No Streamlit."""
