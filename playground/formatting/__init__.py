"""How the messengers read the marks in a bot's text, and what they find in a person's."""
