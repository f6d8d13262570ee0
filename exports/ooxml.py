"""Elements of a Word document that python-docx has no words for, put where the schema wants them."""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# What may follow an element among its siblings (ISO/IEC 29500-1, the sequences of CT_PPr, CT_RPr, CT_TblPr, CT_TcPr,
# CT_SectPr); Word calls a document damaged when they stand in another order.
_FOLLOWERS: Final[dict[str, str]] = {
    "w:pPr/w:bidi": (
        "w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc "
        "w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange"
    ),
    "w:rPr/w:szCs": (
        "w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout "
        "w:specVanish w:oMath"
    ),
    "w:rPr/w:lang": "w:eastAsianLayout w:specVanish w:oMath",
    "w:tblPr/w:bidiVisual": (
        "w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd "
        "w:tblLayout w:tblCellMar w:tblLook"
    ),
    "w:tblPr/w:tblBorders": "w:shd w:tblLayout w:tblCellMar w:tblLook",
    "w:tcPr/w:shd": "w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark",
    "w:sectPr/w:bidi": "w:rtlGutter w:docGrid w:printerSettings",
}
_FOLLOWING: Final = {place: tuple(names.split()) for place, names in _FOLLOWERS.items()}


def put(parent: Any, tag: str, **attributes: str) -> Any:
    """The child ``tag`` of ``parent``, made in its right place when it is missing, with ``w:`` attributes set."""
    child = parent.find(qn(tag))
    if child is None:
        child = OxmlElement(tag)
        parent.insert_element_before(child, *_FOLLOWING[f"{parent.prefix}:{_local(parent)}/{tag}"])
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    return child


def append(parent: Any, tag: str, **attributes: str) -> Any:
    """A new last child ``tag`` of ``parent`` with ``w:`` attributes."""
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
