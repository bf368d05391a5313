"""All that turns figures into words and words into figures: language, amounts, dates, line breaks, order."""
