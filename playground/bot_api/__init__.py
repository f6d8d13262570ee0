"""The Bot API as python-telegram-bot and the bot use it, one module a topic."""
