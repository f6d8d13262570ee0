"""Minutes in every form that secretariats send are read as the gold beside each says, and no date is invented."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.left_out import leave_out
from tests.unit.minutes_scoring import MINUTES, documents_in, gold_of, measures_of, total_of

OTHERS: Final = Path(__file__).parents[1] / "minutes_documents"
WANTED: Final = 0.97


@pytest.mark.parametrize(
    "document", [*documents_in(OTHERS), *documents_in(MINUTES / "dev")], ids=lambda document: document.stem
)
def test_a_document_is_read_as_a_clerk_reads_it(document: Path) -> None:
    if document.suffix == ".doc" and shutil.which("soffice") is None:
        leave_out("LibreOffice is not installed")
    measures = measures_of(document.read_bytes(), document.name, gold_of(document))
    assert total_of(measures) >= WANTED, measures
    assert measures["certainty"] == 1.0
