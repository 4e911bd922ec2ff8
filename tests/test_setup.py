"""What sets up the tests does so once, and says in words what it cannot do."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAIN_TOOLS = ("sh", "cat", "cmp", "cp", "dirname", "env", "flock", "id", "sha256sum")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A project on a machine with next to no programs, whose package manager has nothing to give."""
    for name in ("requirements/install", "tests/install-tools"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("package.json", "package-lock.json", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "requirements/site.txt").write_text("", "utf-8")
    (tmp_path / "bin").mkdir()
    for tool in PLAIN_TOOLS:
        found = shutil.which(tool)
        assert found, f"{tool} is needed and is not here"
        (tmp_path / "bin" / tool).symlink_to(found)
    program(tmp_path, "apt-get", "exit 100")
    program(tmp_path, "sudo", 'exec "$@"')
    return tmp_path


def program(machine: Path, name: str, does: str) -> None:
    """Put a program on the machine."""
    path = machine / "bin" / name
    path.write_text(f"#!{shutil.which('sh')}\n{does}\n", "utf-8")
    path.chmod(0o755)


def run(machine: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of the project's scripts on the machine."""
    environment = {"PATH": str(machine / "bin")}
    return subprocess.run(
        [str(machine / script), *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_a_tool_that_cannot_be_had_ends_the_run_and_is_named(machine: Path) -> None:
    for name in ("node", "npm", "nginx"):
        program(machine, name, "")
    result = run(machine, "tests/install-tools")
    assert result.returncode == 1
    assert result.stdout == "Installing from Debian: chromium default-jre-headless caddy ...\n"
    assert result.stderr == (
        "The tests need what cannot be installed here: chromium default-jre-headless caddy. "
        "Install it by hand, then run them again.\n"
    )


def test_a_server_is_installed_without_being_started_now_or_later(machine: Path) -> None:
    for name in ("chromium", "java", "node", "nginx"):
        program(machine, name, "")
    program(machine, "npm", f"{shutil.which('mkdir')} -p node_modules")
    program(machine, "apt-get", 'echo "$SYSTEMD_OFFLINE $*"')
    program(machine, "systemctl", 'echo "$*"')
    result = run(machine, "tests/install-tools")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[1:4] == [
        "1 -o DPkg::Lock::Timeout=300 -qq update",
        "1 -o DPkg::Lock::Timeout=300 -qq install --yes --no-install-recommends caddy",
        "--quiet disable caddy",
    ]


def test_npm_packages_that_cannot_be_had_end_the_run_and_are_named(machine: Path) -> None:
    for name in ("chromium", "java", "node", "caddy", "nginx"):
        program(machine, name, "")
    program(machine, "npm", "exit 1")
    result = run(machine, "tests/install-tools")
    assert result.returncode == 1
    assert result.stderr == (
        "The tests need the npm packages axe-core, lighthouse and vnu-jar, and npm could not install them.\n"
    )


def test_what_is_there_already_is_not_installed_again(machine: Path) -> None:
    for name in ("chromium", "java", "node", "caddy", "nginx"):
        program(machine, name, "")
    program(machine, "npm", f"{shutil.which('mkdir')} -p node_modules")
    first, second = run(machine, "tests/install-tools"), run(machine, "tests/install-tools")
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == "Installing the packages of package-lock.json into node_modules/ ...\n"
    assert second.stdout == ""


def test_a_python_that_is_too_old_is_refused_with_a_way_out(machine: Path) -> None:
    program(machine, "python3", "exit 1")
    result = run(machine, "requirements/install", "site")
    assert result.returncode == 1
    assert result.stderr == (
        "Python 3.11 or newer is needed, and 'python3' is not that. Name another: make PYTHON=python3.12\n"
    )


def test_a_python_without_venv_is_refused_with_a_way_out(machine: Path) -> None:
    program(machine, "python3", 'case "$*" in *venv*) exit 1;; esac')
    result = run(machine, "requirements/install", "site")
    assert result.returncode == 1
    assert result.stderr == "'python3' cannot make an environment. On Debian: apt install python3-venv\n"


def test_the_lock_files_name_no_index_and_hash_every_package() -> None:
    for name in ("site", "test"):
        lines = (ROOT / f"requirements/{name}.txt").read_text("utf-8").splitlines()
        packages = [line for line in lines if "==" in line]
        assert packages
        assert [line for line in packages if not line.endswith(" \\")] == []
        assert [line for line in lines if "://" in line or line.startswith("--")] == []
    fetched = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(fetched) > 1
    assert [name for name, package in fetched.items() if name and "integrity" not in package] == []
    assert [name for name, package in fetched.items() if "resolved" in package] == []
