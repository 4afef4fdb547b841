"""Site: the pages in Streamlit, the only package that imports it. Every widget key is here."""
