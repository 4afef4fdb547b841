"""Sources: the base told to its readers: figures, studies, what differs, what is missing, passports."""
