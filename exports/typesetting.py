"""Pages and pictures set by typst from a template of this room and values; no value is ever read as markup."""

import json
from importlib import resources
from typing import Any, Final

import typst

SHARPNESS: Final = 216
"""Pixels per inch of pictures: three for each point, as phones show them."""


def page_of(template: str, values: dict[str, Any]) -> bytes:
    """A PDF of ``templates/TEMPLATE.typ``, which finds ``values`` as JSON."""
    return _set(template, values, format="pdf")


def picture_of(template: str, values: dict[str, Any]) -> bytes:
    """A PNG of a template whose page has the size of what stands on it."""
    return _set(template, values, format="png", ppi=SHARPNESS)


def _set(template: str, values: dict[str, Any], **how: Any) -> bytes:
    with resources.as_file(resources.files("exports")) as room:
        made: bytes = typst.compile(
            room / "templates" / f"{template}.typ",
            root=room / "templates",
            font_paths=[room / "fonts"],
            ignore_system_fonts=True,
            sys_inputs={"values": json.dumps(values)},
            **how,
        )
    return made
