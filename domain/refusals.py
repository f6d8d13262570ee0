"""The one kind of error that becomes a sentence for the person who acted; everything else is a breakage."""


class Refusal(Exception):
    """What was asked cannot be done. ``code`` is the catalog's ``refusal.<code>``, ``holes`` fill that sentence."""

    def __init__(self, code: str, /, **holes: object) -> None:
        super().__init__(code)
        self.code = code
        self.holes = holes
