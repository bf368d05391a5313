"""The page อาชีพ: what each work of a home leaves."""
