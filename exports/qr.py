"""The picture of an invite's link."""

import io

import segno


def qr_picture(link: str) -> bytes:
    """A PNG of the link's QR code, about 330 pixels wide, with the quiet zone that cameras want."""
    code = segno.make(link, error="m", micro=False)
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()


def qr_drawing(link: str) -> str:
    """The same as an SVG for printing."""
    drawing = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawing, kind="svg", border=2, xmldecl=False)
    return drawing.getvalue().decode("ascii")
