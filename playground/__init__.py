"""A messenger on this machine: the Bot API's subset that the bot uses, for trying, training and testing."""
