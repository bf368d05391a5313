"""How files of older versions reach the present schema: one linear row of revisions, from the first."""
