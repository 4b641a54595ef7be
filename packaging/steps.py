"""Named steps: each says what it does and how it went, and all are summed up."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class StepError(Exception):
    """A step did not do its work; the text says why and what to do."""

    def __init__(self, sentence: str, *, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step went; ``remark`` is short enough for the summary."""

    name: str
    verdict: str
    seconds: float
    remark: str
    exit_code: int


class Steps:
    """Runs steps in order; the first that fails decides the exit code."""

    def __init__(self) -> None:
        self._outcomes: list[Outcome] = []

    def run(self, name: str, action: Callable[[], str]) -> bool:
        """Do one step, print its outcome, and tell whether it went well.

        Args:
            name: What stands in the output and in the summary.
            action: Does the work; returns a remark, raises StepError if it fails.
        """
        say(f"\n-- {name}")
        started = time.monotonic()
        verdict, exit_code = "ok", 0
        try:
            remark = action()
        except StepError as error:
            verdict, exit_code, remark = "FAILED", error.exit_code, str(error)
        seconds = time.monotonic() - started
        self._outcomes.append(Outcome(name, verdict, seconds, remark, exit_code))
        say(f"   {name}: {verdict} ({seconds:.1f} s) {remark}".rstrip())
        return exit_code == 0

    def leave_out(self, name: str, reason: str) -> None:
        """Note a step that cannot be tried because an earlier one failed."""
        self._outcomes.append(Outcome(name, "not run", 0.0, reason, 0))
        say(f"\n-- {name}: not run, {reason}")

    def sum_up(self) -> int:
        """Print one line for each step; return the exit code of them all."""
        say("\n-- Summary")
        width = max((len(outcome.name) for outcome in self._outcomes), default=0)
        for outcome in self._outcomes:
            line = f"   {outcome.verdict:<8} {outcome.name:<{width}}"
            say(f"{line} {outcome.seconds:7.1f} s  {outcome.remark}".rstrip())
        return self.exit_code

    @property
    def exit_code(self) -> int:
        """That of the first step that failed, else 0."""
        return next((o.exit_code for o in self._outcomes if o.exit_code), 0)


def say(line: str) -> None:
    """Print at once, so that lines keep their place among a command's own."""
    print(line, flush=True)


def command(
    arguments: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
    umask: int = -1,
    quiet: bool = False,
) -> None:
    """Run a program with its output shown and nothing to read from.

    Args:
        arguments: The program and its arguments.
        environment: Instead of this process's own variables.
        folder: Where it runs.
        umask: Rights that its files do not get; -1 leaves the user's choice.
        quiet: Show the output only if the program fails.

    Raises:
        StepError: The program is missing or ended with another code than 0.
    """
    words = [str(argument) for argument in arguments]
    program = words[2] if words[1:2] == ["-m"] else Path(words[0]).name
    try:
        ended = subprocess.run(
            words,
            env=environment,
            cwd=folder,
            umask=umask,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if quiet else None,
            stderr=subprocess.STDOUT if quiet else None,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        sentence = f"{program} could not be started: {error.strerror}."
        raise StepError(sentence) from error
    if ended.returncode:
        if ended.stdout:
            say(ended.stdout)
        code = ended.returncode
        how = f"exit code {code}" if code > 0 else f"signal {-code}"
        shell_code = code if code > 0 else 128 - code
        raise StepError(f"{program} ended with {how}.", exit_code=shell_code)
