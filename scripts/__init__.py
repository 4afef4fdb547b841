"""Tools of the developers: the virtual environment, the pinned packages, the browser, screenshots."""
