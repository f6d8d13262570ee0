"""One file that holds everything: a copy of the database, the files that people sent, and figures to check them by."""

import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from storage.contents import Content, Contents
from storage.copying import CopyTrouble, copy_database, engine_of, is_empty, put_back
from storage.files import FileStore

FORMAT: Final = 1
DATABASE: Final = "database"
MANIFEST: Final = "manifest.json"
FILES: Final = "files/"
_CHUNK: Final = 2**20


class NoBackup(Exception):
    """A backup cannot be made, or cannot be restored; the message is one sentence for the operator."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. ``missing`` are files that the database speaks of and that were not in the folder."""

    engine: str
    made_at: str
    database: str
    contents: Contents
    files: Mapping[str, str]
    missing: tuple[str, ...]

    @property
    def rows(self) -> int:
        return sum(content.rows for content in self.contents.tables.values())

    def __str__(self) -> str:
        return f"{self.rows} rows in {len(self.contents.tables)} tables and {len(self.files)} files, of {self.made_at}"


def make_backup(url: str, files: FileStore, target: Path, now: datetime) -> Manifest:
    """Write the backup to ``target``, where nothing is yet, and read it through once more. Raises NoBackup."""
    if target.exists():
        raise NoBackup(f"{target} is there already: name another file.")
    with _told_in_words(), tempfile.TemporaryDirectory(dir=target.parent, prefix=".peygir-") as folder:
        copy, unfinished = Path(folder, DATABASE), Path(folder, "backup")
        contents = copy_database(url, copy)
        with unfinished.open("xb") as written:
            unfinished.chmod(0o600)
            with tarfile.open(fileobj=written, mode="w") as archive:
                manifest = _write(archive, engine_of(url), contents, copy, files, now)
            written.flush()
            os.fsync(written.fileno())
        with tarfile.open(unfinished) as archive:
            _check(archive, manifest)
        os.link(unfinished, target)
        return manifest


def restore_backup(url: str, files: FileStore, source: Path) -> Manifest:
    """Make database and files of a backup where there are none. Raises NoBackup, with nothing put in place."""
    with _told_in_words(), _opened(source) as archive:
        manifest = _manifest_of(archive)
        if manifest.engine != engine_of(url):
            raise NoBackup(f"The backup is of {manifest.engine}, the database given is {engine_of(url)}.")
        if not is_empty(url) or next(files.stored_names(), None) is not None:
            raise NoBackup("There is a database or there are files already: a backup is restored into an empty place.")
        _check(archive, manifest)
        files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in manifest.files:
            files.put_back(name, _member(archive, FILES + name))
        # The database last: without it nothing that was put in place counts.
        with tempfile.TemporaryDirectory(dir=files.folder.parent, prefix=".peygir-") as folder:
            copy = Path(folder, DATABASE)
            _extract(archive, DATABASE, copy)
            put_back(url, copy, manifest.contents)
        return manifest


def _write(
    archive: tarfile.TarFile, engine: str, contents: Contents, copy: Path, files: FileStore, now: datetime
) -> Manifest:
    archive.add(copy, DATABASE)
    kept = {}
    for name in files.stored_names():
        try:
            archive.add(files.path_of(name), FILES + name)
        except FileNotFoundError:
            # It was erased in this moment; whether the database misses it is seen below.
            continue
        kept[name] = _digest_of(files.path_of(name))
    missing = tuple(sorted(name for name, digest in contents.files.items() if kept.get(name) != digest))
    manifest = Manifest(engine, now.isoformat(timespec="seconds"), _digest_of(copy), contents, kept, missing)
    with tempfile.TemporaryFile() as text:
        text.write(json.dumps({"format": FORMAT} | asdict(manifest), ensure_ascii=False, indent=1).encode())
        member = tarfile.TarInfo(MANIFEST)
        member.size = text.tell()
        text.seek(0)
        archive.addfile(member, text)
    return manifest


def _check(archive: tarfile.TarFile, manifest: Manifest) -> None:
    """Everything that the manifest names is there as it was, and nothing else is."""
    expected = {DATABASE: manifest.database} | {FILES + name: digest for name, digest in manifest.files.items()}
    if {*archive.getnames()} != {MANIFEST, *expected}:
        raise NoBackup("The backup does not hold what its manifest names.")
    for name, digest in expected.items():
        if _digest(_member(archive, name)) != digest:
            raise NoBackup(f"{name} in the backup is not as it was written.")


def _manifest_of(archive: tarfile.TarFile) -> Manifest:
    try:
        told: dict[str, Any] = json.loads(_member(archive, MANIFEST).read())
        if told.pop("format") != FORMAT:
            raise NoBackup("The backup was made by another release of Peygir: restore it with that one.")
        kept = told.pop("contents")
        tables = {name: Content(**content) for name, content in kept["tables"].items()}
        told["missing"] = tuple(told["missing"])
        return Manifest(contents=Contents(kept["revision"], tables, kept["files"]), **told)
    except (ValueError, KeyError, TypeError):
        raise NoBackup("The manifest of the backup cannot be read.") from None


def _member(archive: tarfile.TarFile, name: str) -> Any:
    try:
        member = archive.extractfile(name)
    except KeyError:
        member = None
    if member is None:
        raise NoBackup("The file is no whole backup of Peygir.")
    return member


def _extract(archive: tarfile.TarFile, name: str, target: Path) -> None:
    source: BinaryIO = _member(archive, name)
    with target.open("xb") as written:
        target.chmod(0o600)
        while chunk := source.read(_CHUNK):
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())


def _digest_of(file: Path) -> str:
    with file.open("rb") as opened:
        return _digest(opened)


def _digest(opened: Any) -> str:
    return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source, mode="r:") as archive:
            yield archive
    except tarfile.TarError:
        raise NoBackup(f"{source} is no whole backup of Peygir.") from None


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except CopyTrouble as trouble:
        raise NoBackup(str(trouble)) from None
    except OSError as error:
        raise NoBackup(f"{error.filename or 'The backup'}: {error.strerror}.") from None
