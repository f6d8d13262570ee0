"""The chat page's own files."""

from pathlib import Path
from typing import Final

from aiohttp import web

PAGE: Final = Path(__file__).resolve().parents[1] / "page"
_HEADERS: Final = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
}


async def show_page(_request: web.Request) -> web.StreamResponse:
    """``GET /``."""
    return web.FileResponse(PAGE / "index.html", headers=_HEADERS)


async def show_part(request: web.Request) -> web.StreamResponse:
    """``GET /page/{file}``: scripts, styles, fonts."""
    place = (PAGE / request.match_info["file"]).resolve()
    if not place.is_relative_to(PAGE) or not place.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(place, headers=_HEADERS)
