"""Personal settings: who is working, how it looks, which keys were changed.

They are kept in one TOML file in the platform's configuration folder, or in the
folder that the environment variable ``REVIEWER_HOME`` names (a portable
installation, a test). Settings of a study live in its project, not here.
"""

import os
import tomllib
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal, get_args

import msgspec
import tomli_w
from platformdirs import user_config_dir

from reviewer.errors import InputError

Theme = Literal["system", "light", "dark", "high-contrast"]
THEMES: tuple[Theme, ...] = get_args(Theme)
HOME_VARIABLE = "REVIEWER_HOME"
NAME_VARIABLE = "REVIEWER_NAME"
MOST_RECENT = 10
"""How many projects are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLook:
    """How a person wants the list of cables.

    ``order`` is a name of ``searching.Order``; ``details`` are what a row says below
    the subject, None as designed. Names that a version does not know it ignores.
    """

    order: str = "relevance"
    descending: bool = False
    details: tuple[str, ...] | None = None
    filters: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggesting:
    """Whether suggestions are shown, in a first and in a second reading apart."""

    first: bool = False
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One person's settings; ``reviewer`` is empty until a name was given.

    ``keys`` maps the id of an action to the keys that were chosen for it.
    ``problem`` is a sentence for the user where the settings file was damaged
    and the defaults stand in; it is never written.
    """

    reviewer: str = ""
    theme: Theme = "system"
    recent: tuple[Path, ...] = ()
    single_keys: bool = True
    keys: dict[str, str] = field(default_factory=dict)
    cables: ListLook = field(default_factory=ListLook)
    suggestions: Suggesting = field(default_factory=Suggesting)
    problem: str | None = None

    def remembering(self, project: Path) -> "Settings":
        """The settings with a project put first among the recent ones.

        It is kept from the root on, so that it is found from any folder.
        """
        whole = project.absolute()
        others = (path for path in self.recent if path.absolute() != whole)
        return replace(self, recent=(whole, *others)[:MOST_RECENT])


class SettingsNotSavedError(InputError):
    """The settings file cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Your settings could not be saved in {path}: {reason}. "
            "They hold until you quit; your projects are not concerned."
        )


def path() -> Path:
    """Where the settings are kept."""
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) if home else Path(user_config_dir("reviewer", appauthor=False))
    return folder / "settings.toml"


def load() -> Settings:
    """Read the settings; a missing file gives the defaults.

    A damaged file is put aside as ``settings.damaged.toml`` and told in
    ``Settings.problem``, because personal taste must never keep anybody from
    their work.
    """
    file = path()
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        found = msgspec.convert(raw, Settings, dec_hook=_read_as)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(problem=_unreadable(file, error.strerror or "no reason given"))
    except (ValueError, TypeError, RecursionError) as error:
        return Settings(problem=_put_aside(file, str(error)))
    return replace(found, problem=None)


def save(settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        SettingsNotSavedError: The folder or file cannot be written.
    """
    file = path()
    written = tomli_w.dumps(_as_toml(settings)).encode("utf-8", "replace")
    temporary: Path | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as handle:
            temporary = Path(handle.name)
            handle.write(written)
            handle.flush()
            os.fsync(handle.fileno())
        temporary.replace(file)
    except OSError as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise SettingsNotSavedError(
            file, error.strerror or "no reason given"
        ) from error


def identity() -> str:
    """The name to work under: ``REVIEWER_NAME``, else the configured one, else ''."""
    return os.environ.get(NAME_VARIABLE, "").strip() or load().reviewer


def _read_as(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise TypeError(f"{value!r} is not a {kind.__name__.lower()}")


def _as_toml(settings: Settings) -> dict[str, Any]:
    return {
        "reviewer": settings.reviewer,
        "theme": settings.theme,
        "recent": [str(project) for project in settings.recent if _is_text(project)],
        "single_keys": settings.single_keys,
        "keys": settings.keys,
        "cables": {
            name: value
            for name, value in asdict(settings.cables).items()
            if value is not None  # which TOML cannot say
        },
        "suggestions": asdict(settings.suggestions),
    }


def _is_text(project: Path) -> bool:
    """Whether TOML can hold a path; a name of other bytes is not remembered."""
    try:
        str(project).encode()
    except UnicodeEncodeError:
        return False
    return True


def _unreadable(file: Path, reason: str) -> str:
    return (
        f"Your settings in {file} cannot be read: {reason}. "
        "The defaults are used; your projects are not concerned."
    )


def _put_aside(file: Path, reason: str) -> str:
    aside = file.with_name("settings.damaged.toml")
    try:
        file.replace(aside)
    except OSError:
        return _unreadable(file, reason)
    return (
        f"Your settings in {file} were damaged ({reason}). They were put aside as "
        f"{aside.name} and the defaults are used; your projects are not concerned."
    )
