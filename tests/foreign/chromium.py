"""Chromium without a screen, driven over its debugging pipe; it reaches no network."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-default-apps", "--disable-extensions"),
    *("--disable-dev-shm-usage", "--force-color-profile=srgb"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
_PATIENCE = 60.0
"""Seconds until a browser that says nothing is given up."""

Message = dict[str, Any]


@dataclass
class Seen:
    """What happened while a page was shown."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


class Page:
    """A page of a running browser."""

    def __init__(self, sent: int, told: int) -> None:
        self._sent, self._told = sent, told
        self._rest = b""
        self._number = 0
        self._session = ""
        self.seen = Seen()

    def begin(self) -> None:
        """Open an empty page and listen to all that it does."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.ask(f"{domain}.enable")

    def open(self, file: Path) -> None:
        """Show a file and wait until it has loaded."""
        self.seen = Seen()
        self.ask("Page.navigate", url=file.as_uri())
        while self._read().get("method") != "Page.loadEventFired":
            pass

    def size(self, width: int, height: int, *, scheme: str = "light") -> None:
        """Set the size of the window and whether colours are dark."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1}
        self.ask("Emulation.setDeviceMetricsOverride", mobile=False, **size)
        wish = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", features=wish)

    def value(self, script: str) -> Any:
        """What a script of the test's own finds in the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return found["result"].get("value")

    def picture(self) -> bytes:
        """The whole page as PNG."""
        made = self.ask("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(made["data"])

    def paper(self) -> bytes:
        """The page as it would be printed, as PDF."""
        wish = {"preferCSSPageSize": True, "printBackground": False}
        return base64.b64decode(self.ask("Page.printToPDF", **wish)["data"])

    def ask(self, method: str, **parameters: object) -> Message:
        """Send a command and wait for its answer; events on the way are noted."""
        self._number += 1
        message: Message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._sent, json.dumps(message).encode() + b"\0")
        while True:
            told = self._read()
            if told.get("id") == self._number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                found: Message = told["result"]
                return found

    def _read(self) -> Message:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._told], [], [], _PATIENCE)
            data = os.read(self._told, 1 << 20) if ready else b""
            if not data:
                raise RuntimeError("the browser has gone silent")
            self._rest += data
        line, self._rest = self._rest.split(b"\0", 1)
        message: Message = json.loads(line)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, told: Message) -> None:
        if method == "Network.requestWillBeSent":
            self.seen.requests.append(told["request"]["url"])
        elif method == "Log.entryAdded":
            self.seen.complaints.append(told["entry"]["text"])
        elif method in {"Runtime.consoleAPICalled", "Runtime.exceptionThrown"}:
            self.seen.complaints.append(json.dumps(told))
        elif method == "Page.javascriptDialogOpening":
            self.seen.dialogs.append(told["message"])


@contextmanager
def page() -> Iterator[Page]:
    """A browser with an empty profile and one page, ended in any case."""
    with tempfile.TemporaryDirectory(prefix="reviewer-chromium-") as profile:
        ours_in, theirs_out = _pipe()
        theirs_in, ours_out = _pipe()
        # The browser reads commands from 3 and writes to 4.
        redirected = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        flags = (*_FLAGS, f"--user-data-dir={profile}")
        browser = subprocess.Popen(
            ["bash", "-c", redirected, "browser", str(PROGRAM), *flags],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            shown = Page(ours_out, ours_in)
            shown.begin()
            yield shown
            shown.ask("Page.close")
        finally:
            os.close(ours_out)
            os.close(ours_in)
            browser.terminate()
            browser.wait(_PATIENCE)


def _pipe() -> tuple[int, int]:
    """A pipe on numbers that the redirection does not use itself."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in ends]
    for end in ends:
        os.close(end)
    return high[0], high[1]
