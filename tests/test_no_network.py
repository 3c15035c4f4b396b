# SPDX-License-Identifier: GPL-3.0-or-later
"""The program asks no network: nothing that could is imported, and no address stands in it.

What was only imported by a library is left out of the frozen program (installer/contents.py), and
whole days in the window are listened to (tests/journeys/conftest.py).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for folder in ("desa_app", "ui")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
IMPORTED = re.compile(
    r"^\s*(?:import|from)\s+(aiohttp|asyncio|ftplib|http|httpx|imaplib|poplib|requests|smtplib"
    r"|socketserver|ssl|telnetlib|urllib3|urllib\.request|webbrowser|xmlrpc)\b"
    r"|^\s*from\s+urllib\s+import|^\s*from\s+socket\s+import"
    # Windows of one computer may talk through QLocalServer and QLocalSocket; these reach further.
    r"|\bQ(?:Tcp|Udp|Sctp|Ssl|Dtls|Dns|Host|Http|Network|WebSocket)\w*\b",
    re.MULTILINE,
)
ADDRESS = re.compile(r"""["'](?:https?|ftp)://""")
IMPORTS_SOCKET = re.compile(r"^\s*import socket\b", re.MULTILINE)
SOCKET = re.compile(r"\bsocket\.(\w+)")


@pytest.mark.parametrize(
    "line",
    ["import ssl\n", "    from urllib import request\n", "from http.client import x\n",
     "reply = QNetworkAccessManager(self)\n"],
)  # fmt: skip
def test_what_reaches_a_network_is_recognised(line: str) -> None:
    assert IMPORTED.search(line)


def test_nothing_is_used_that_reaches_a_network() -> None:
    assert [name for name, text in SOURCES.items() if IMPORTED.search(text)] == []


def test_a_socket_is_asked_for_the_name_of_this_computer_only() -> None:
    texts = [text for text in SOURCES.values() if IMPORTS_SOCKET.search(text)]
    assert {used for text in texts for used in SOCKET.findall(text)} == {"gethostname"}


def test_no_web_address_stands_in_the_program() -> None:
    assert [name for name, text in SOURCES.items() if ADDRESS.search(text)] == []
