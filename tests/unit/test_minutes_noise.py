"""Whatever is handed in, the reader answers with a draft or with what is the matter: never with a breakage."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes.draft import Draft
from minutes.errors import MinutesRefused
from minutes.read import read_minutes, read_pasted
from tests.unit.minutes_guises import GUISES

DOCUMENTS: Final = Path(__file__).parents[1] / "minutes_documents"
ROOT: Final = DOCUMENTS.parents[1]
WORDS: Final = (
    *("ردیف", "مصوبات", "اقدام کننده", "مهلت", "صورتجلسه", "بیستمین", "جلسه", "مورخ", "۱۴۰۱/۰۶/۱۷", "۰۵/۰۶/۰۴", "ساعت"),
    *(
        "۷/۳۰",
        "مقرر گردید",
        "الف-",
        "ب)",
        "شهرداری",
        "۲ هفته",
        "مستمر",
        "تا پایان سال",
        "پیرو بند ۲",
        "اقدام:",
        "مهلت:",
    ),
    *(
        "\t",
        "\n",
        "|",
        "-",
        ":",
        "۱",
        "۲-",
        "۹۹۹۹۹۹۹۹",
        "۳۱/۱۳/۱۴۰۰",
        "شنبه",
        "<table>",
        "<td>",
        "&#0;",
        "+---+",
        "،",
        " و ",
    ),
)
FORMS: Final = {
    form: (DOCUMENTS / name).read_bytes()
    for form, name in {
        "docx": "02_docx_reversed_split.docx",
        "xlsx": "odd_workbook.xlsx",
        "pdf": "odd_unruled.pdf",
        "html": "odd_portal.html",
        "txt": "09_list_cp1256.txt",
        "md": "07_markdown.md",
    }.items()
}
ANY: Final = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
FEW: Final = settings(ANY, max_examples=12)


def answered(content: bytes, name: str) -> None:
    """Read it; only a draft or a refusal passes."""
    try:
        draft = read_minutes(content, name)
    except MinutesRefused:
        return
    assert isinstance(draft, Draft)
    assert draft.to_json()["resolutions"]


@ANY
@given(st.text(max_size=400))
def test_any_text_is_a_draft_or_a_refusal(text: str) -> None:
    try:
        read_pasted(text)
    except MinutesRefused:
        return


@ANY
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=120))
def test_any_order_of_the_words_of_minutes_is_a_draft_or_a_refusal(words: list[str]) -> None:
    try:
        read_pasted(" ".join(words)).to_json()
    except MinutesRefused:
        return


@ANY
@given(
    st.binary(max_size=600), st.sampled_from(["", "%PDF-1.7\n", "PK\x03\x04", "{\\x", "\x89PNG", "<html>", "\ufeff"])
)
def test_any_bytes_are_a_draft_or_a_refusal(content: bytes, opening: str) -> None:
    answered(opening.encode("latin-1", "replace") + content, "a.bin")


@FEW
@given(st.sampled_from(["html", "txt", "md", "pdf"]), st.data())
def test_a_document_with_bytes_changed_is_a_draft_or_a_refusal(form: str, data: st.DataObject) -> None:
    answered(mutated(FORMS[form], data), f"a.{form}")


@ANY
@given(st.sampled_from(["docx", "xlsx"]), st.data())
def test_an_archive_with_a_part_changed_is_a_draft_or_a_refusal(form: str, data: st.DataObject) -> None:
    content = FORMS[form]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    victim = data.draw(st.sampled_from(sorted(parts)))
    way = data.draw(st.sampled_from(["bytes", "gone", "empty", "doubled"]))
    parts[victim] = {"bytes": lambda: mutated(parts[victim], data), "empty": bytes}.get(way, lambda: parts[victim])()
    answered(
        packed(parts, without=victim if way == "gone" else "", twice=victim if way == "doubled" else ""), f"a.{form}"
    )


@FEW
@given(st.sampled_from(["docx", "xlsx"]), st.data())
def test_an_archive_with_its_own_bytes_changed_is_a_draft_or_a_refusal(form: str, data: st.DataObject) -> None:
    answered(mutated(FORMS[form], data), f"a.{form}")


@pytest.mark.parametrize("guise", ["word", "workbook"])
def test_a_document_cut_off_anywhere_is_a_draft_or_a_refusal(guise: str) -> None:
    name, write = GUISES[guise]
    content = write()
    for end in range(1, len(content), max(1, len(content) // 12)):
        answered(content[:end], name)


@pytest.mark.parametrize("content", [b"\x00\x01" * 300, FORMS["docx"][:5000], FORMS["pdf"][:3000] + bytes(999)])
def test_the_command_says_in_a_word_why_it_refuses(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "given"
    file.write_bytes(content)
    command = [sys.executable, "-m", "minutes", "read", str(file), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("refused: ")
    assert "Traceback" not in done.stderr


def mutated(content: bytes, data: st.DataObject) -> bytes:
    """Some bytes of ``content`` changed, taken away or said twice."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(0, len(changed) - 1)))
        length = data.draw(st.integers(1, 40))
        other = data.draw(st.one_of(st.just(b""), st.binary(max_size=20), st.just(bytes(changed[place : place + 90]))))
        changed[place : place + length] = other
    return bytes(changed)


def packed(parts: dict[str, bytes], *, without: str, twice: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name != without:
                archive.writestr(name, content)
            if name == twice:
                archive.writestr(f"{name}.twice", content)
    return written.getvalue()
