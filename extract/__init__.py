"""Documents → profiles. Knows no RDF and imports nothing of `kg`."""
