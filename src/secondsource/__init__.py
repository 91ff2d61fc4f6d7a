"""Several news reports in, an honest dossier out."""
