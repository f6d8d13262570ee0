"""The parameters of one call, however they came: in the address, as a form, as JSON, as multipart with files."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from playground.bot_api.refusals import ApiRefusal, bad_request
from playground.shelf import Upload
from playground.wire import Json

UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass
class Parameters:
    """Values by name, and uploaded files by the name of their part."""

    values: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """A string, or None when it is absent."""
        value = self.values.get(name)
        return value if value is None or isinstance(value, str) else str(value)

    def integer(self, name: str) -> int | None:
        """A whole number, or None when it is absent; a 400 for anything else."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def decimal(self, name: str) -> float | None:
        """A number, or None when it is absent; a 400 for anything else."""
        value = self.values.get(name)
        try:
            return None if value is None else float(value)
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def truth(self, name: str) -> bool:
        """Whether a flag is set."""
        value = self.values.get(name)
        return value is True or str(value).lower() in {"true", "1"}

    def structure(self, name: str) -> Any:
        """An object or list, given as such or as a JSON string; None when it is absent or empty."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def for_the_log(self) -> Json:
        """The values, with each file's name and size in place of its bytes."""
        files = {name: {"file": upload.name, "size": len(upload.content)} for name, upload in self.uploads.items()}
        return {**self.values, **files}


async def read_parameters(request: web.Request) -> Parameters:
    """The parameters of a request; a 413 when a file is over the limit of uploads."""
    values: Json = dict(request.query)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _read_multipart(request, values)
    content = await request.read() if request.can_read_body else b""
    if kind == "application/json" and content:
        values |= _read_json(content)
    elif content:
        values |= dict(parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True))
    return Parameters(values)


def _read_json(content: bytes) -> Json:
    try:
        read = json.loads(content)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(read, dict):
        raise bad_request("expected a JSON object")
    return read


async def _read_multipart(request: web.Request, values: Json) -> Parameters:
    uploads: dict[str, Upload] = {}
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            uploads[name] = Upload(part.filename, part.file.read(), part.content_type)
            part.file.close()
        else:
            values[name] = part if isinstance(part, str) else part.decode("utf-8", "replace")
    if any(len(upload.content) > UPLOAD_LIMIT for upload in uploads.values()):
        raise ApiRefusal(413, "Request Entity Too Large")
    return Parameters(values, uploads)
