"""Facts of the Bot API, and what holds answers and calls against them."""
