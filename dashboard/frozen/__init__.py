"""Frozen: the whole site as a folder of files, for any web host, a stick or an archive: `make site`."""
