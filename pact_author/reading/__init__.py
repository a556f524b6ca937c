"""Files and YAML to documents, and documents to scenarios; nothing here raises for a contributor's mistake."""
