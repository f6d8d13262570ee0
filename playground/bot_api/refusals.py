"""What the Bot API answers instead of a result."""

from playground.wire import Json


class ApiRefusal(Exception):
    """An answer with ``ok`` false; ``status`` is both the HTTP status and the error_code."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after

    def body(self) -> Json:
        """The JSON of the answer."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad_request(reason: str) -> ApiRefusal:
    """A 400 with its reason."""
    return ApiRefusal(400, f"Bad Request: {reason}")


def too_many(seconds: int | None) -> ApiRefusal:
    """A 429; ``seconds`` None is Bale's answer without a time."""
    wait = f": retry after {seconds}" if seconds is not None else ""
    return ApiRefusal(429, f"Too Many Requests{wait}", seconds)
