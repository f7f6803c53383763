"""The secret key: given by the environment, or made once for a local installation."""

import os
import secrets
from pathlib import Path


def kept_in(folder: Path) -> str:
    """The random key in `folder`/secret_key, made (readable by the owner only) when there is none.

    Several processes may start at once: the first whole file wins and all of them read it.
    """
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_once(path)
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
