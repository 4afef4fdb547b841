"""The dashboard's core: built tables in, cards out. Only store.py and components.py import Streamlit."""
