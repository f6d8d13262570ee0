"""What the libraries that read PDF and Excel raise when a file is not what it says it is."""

import struct
import zipfile
import zlib
from typing import Final
from xml.etree.ElementTree import ParseError

from lxml import etree

# They were written for sound files: bytes that are not may end in any of these. MemoryError is left to the caller.
BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    RecursionError,
    TypeError,
    ValueError,
    etree.XMLSyntaxError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
