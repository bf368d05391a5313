"""What every way of writing types with: cells, what is offered under them, what a row is made of, how it is kept."""
