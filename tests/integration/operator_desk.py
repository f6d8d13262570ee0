"""What the tests of the operator's commands share: a desk of one's own and a messenger that knows its bot's name."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.command_line import app
from bot.settings import setting_names

TOKEN = "123456789:AAFsentinelsentinelsentinelsentinels"
BALE_TOKEN = "987654321:BBFsentinelsentinelsentinelsentinels"


@dataclass
class Desk:
    """A folder in which the commands run, with no setting but those of ``set``."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def set(self, **settings: object) -> None:
        """Set variables: ``telegram_token="…"``."""
        for name, value in settings.items():
            self.monkeypatch.setenv(f"PEYGIR_{name.upper()}", str(value))

    def run(self, *words: str, feed: str = "") -> Result:
        """Run a command within this process, with ``feed`` on its standard input."""
        return CliRunner().invoke(app, words, input=feed)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command as a process of its own."""
        command = [sys.executable, "-c", "from bot.command_line import main; main()", *words]
        return subprocess.Popen(
            command, cwd=self.folder, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def finish(self, *words: str) -> tuple[int, str]:
        """Run a command as a process of its own; answers its exit code and all that it said."""
        process = self.start(*words)
        said, complained = process.communicate(timeout=60)
        return process.returncode, said + complained


@dataclass
class Messenger:
    """Answers getMe, and nothing else, as it is told."""

    status: int = 200
    body: bytes = b""
    drift: float = 0
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def knows(self, username: str) -> None:
        me = {"id": 123456789, "is_bot": True, "first_name": "x", "username": username}
        self.body = json.dumps({"ok": True, "result": me}).encode()

    def refuses(self, code: int, status: int | None = None) -> None:
        self.status = code if status is None else status
        self.body = json.dumps({"ok": False, "error_code": code, "description": "Unauthorized"}).encode()


@contextmanager
def answering() -> Iterator[Messenger]:
    """A messenger on a free port of this machine."""
    messenger = Messenger()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            messenger.asked.append(self.path)
            self.send_response_only(messenger.status)
            self.send_header("Date", formatdate(time.time() + messenger.drift, usegmt=True))
            self.send_header("Content-Length", str(len(messenger.body)))
            self.end_headers()
            self.wfile.write(messenger.body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    messenger.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield messenger
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def open_desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk in an empty folder."""
    for name in (*setting_names(), "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    return Desk(folder, monkeypatch)
