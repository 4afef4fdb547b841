"""« Mettre à jour les données » in a browser, where the server was told who may: `OBSERVATOIRE_ADMIN`."""
