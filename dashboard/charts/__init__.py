"""Charts: a tidy frame in, a Plotly figure out. No data access, no Streamlit. One family a module."""
