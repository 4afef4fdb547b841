"""Main: the script that Streamlit runs at each visit and each choice, which draws the page of the address."""

from dashboard.site import shell

shell.run()
