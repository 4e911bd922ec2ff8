"""Real web servers on this machine, with the configuration that the project gives to hosts."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from .sites import ROOT

HOSTING = ROOT / "hosting"
LONGEST_START = 30
"""Seconds."""

_CADDY = """{{
    admin off
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
    root * {site}
    import {site}/_headers.caddy
    import {hosting}/record.caddy
}}
"""
_NGINX = """{user}
daemon off;
pid {own}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    scgi_temp_path {own}/scgi;
    uwsgi_temp_path {own}/uwsgi;
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include {site}/_headers.nginx;
        include {hosting}/record.nginx;
    }}
}}
"""
"""What a host adds of its own: on this machine alone, and writing nowhere but in a folder of its own."""


def tool(name: str) -> str:
    """Where a server is; Debian keeps some where not everybody looks."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, f"{name} is needed and is not here; run tests/install-tools"
    return found


@contextmanager
def caddy(site: Path, own: Path) -> Iterator[str]:
    """A site served by Caddy, which keeps what it writes in a folder of its own; its address."""
    own.mkdir()
    port = _free_port()
    configuration = own / "Caddyfile"
    configuration.write_text(_CADDY.format(port=port, site=site, hosting=HOSTING), "utf-8")
    told = {"HOME": str(own), "XDG_CONFIG_HOME": str(own), "XDG_DATA_HOME": str(own)}
    with _running([tool("caddy"), "run", "--config", str(configuration)], port, own, told):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def nginx(site: Path, own: Path) -> Iterator[str]:
    """A site served by nginx, which keeps what it writes in a folder of its own; its address."""
    own.mkdir()
    port = _free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = own / "nginx.conf"
    configuration.write_text(_NGINX.format(user=user, own=own, port=port, site=site, hosting=HOSTING), "utf-8")
    with _running([tool("nginx"), "-e", "stderr", "-p", str(own), "-c", str(configuration)], port, own, {}):
        yield f"http://127.0.0.1:{port}/"


HOSTS = {"caddy": caddy, "nginx": nginx}


@contextmanager
def _running(command: list[str], port: int, own: Path, told: Mapping[str, str]) -> Iterator[None]:
    """A server that answers on a port, until the tests are done with it or fail."""
    said = own / "said.txt"
    with said.open("w") as file:
        process = subprocess.Popen(command, env=os.environ | told, stdout=file, stderr=file)
    try:
        _wait_for(process, port, said)
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"{process.args!r} ended:\n{said.read_text('utf-8')}", pytrace=False)
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"{process.args!r} does not answer within {LONGEST_START} seconds", pytrace=False)


def _free_port() -> int:
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return int(finder.getsockname()[1])
