"""Files of other programs taken in: chosen, read as a person says, looked at row by row, taken in as one step."""
