"""Server: what surrounds the pages — headers, compression, the document of each page, health, files."""
