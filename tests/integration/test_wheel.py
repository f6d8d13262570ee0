"""The product as it is given away: a wheel that runs where no checkout is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built wheel's content, and nothing of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    source = folder / "source"
    subprocess.run(["git", "-C", str(HOUSE), "checkout-index", "--all", f"--prefix={source}/"], check=True)
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(source)], check=True)
    wheel = next(folder.glob("peygir-*.whl"))
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "installed"), str(wheel)], check=True)
    return folder / "installed"


def run(installed: Path, *words: str) -> str:
    """What the installed program prints, with everything but itself from this machine."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    is_there = "import bot, sys; assert bot.__file__.startswith(sys.argv.pop(1))"
    program = f"{is_there}; from bot.command_line import main; main()"
    command = [sys.executable, "-c", program, str(installed), *words]
    done = subprocess.run(command, env=environment, cwd=installed.parent, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_brings_its_migrations_catalog_and_page(installed: Path) -> None:
    assert "stands at" in run(installed, "db", "upgrade", "--data", str(installed.parent / "data"))
    for file in ("locales/fa/reminders.toml", "playground/page/index.html", "playground/page/fonts/Vazirmatn.woff2"):
        assert (installed / file).is_file()
    assert not (installed / "tests").exists()


def test_the_wheel_reads_minutes(installed: Path) -> None:
    minutes = installed.parent / "minutes.txt"
    rows = "ردیف\tمصوبه\tاقدام کننده\tمهلت\n۱\tمقرر گردید شهرداری معابر را آسفالت نماید.\tشهرداری\t۲ هفته\n"
    minutes.write_text(f"صورتجلسه قرارگاه اجتماعی استان\nتاریخ: ۱۴۰۵/۰۹/۰۲\n{rows}", "utf-8")
    assert len(json.loads(run(installed, "minutes", "read", str(minutes), "--json"))["resolutions"]) == 1
