"""Parts of XML, parsed so that nothing outside of them is ever asked for."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from minutes.errors import MinutesRefused, Refusal

DEEPEST: Final = 200


def parse_part(content: bytes) -> etree._Element:
    """The root of an XML part; refuses what is no XML, or nests deeper than any office writes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        is_beyond_memory = "memory" in str(broken).lower()
        raise MinutesRefused(Refusal.TOO_LARGE if is_beyond_memory else Refusal.NOT_TEXT) from broken


def local_name(element: etree._Element) -> str:
    """The tag without its namespace, whatever letters a damaged page has in it; nothing for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace; None when there is no element."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local_name(one) == name), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of a local name."""
    return (one for one in element if local_name(one) == name)
