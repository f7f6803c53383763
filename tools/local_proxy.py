"""deploy/nginx.conf in an nginx of this machine: with addresses and folders of its own."""

import os
import shutil
from pathlib import Path

from tools.processes import ROOT

CONF = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def command(upstream: str, port: int, folder: Path) -> list[str]:
    """What starts nginx at `port` before `upstream`, an http:// address; all files in `folder`.

    Call it only where NGINX was found.
    """
    conf = folder / "nginx.conf"
    conf.write_text(_adapted(upstream, port, folder))
    (folder / "feeds").mkdir(exist_ok=True)
    return [str(NGINX), "-e", "stderr", "-c", str(conf), "-g", "daemon off;"]


def _adapted(upstream: str, port: int, folder: Path) -> str:
    """The shipped configuration with these addresses and folders, and nothing else changed."""
    text = CONF.read_text()
    for ours, here in {
        "http://web:8000": upstream.replace("localhost", "127.0.0.1"),
        "listen 8080": f"listen 127.0.0.1:{port}",
        "listen [::]:8080;": "",
        "/srv/kreiskalender": str(folder),
        "/var/cache/nginx": str(folder),
        "/tmp/nginx.pid": str(folder / "nginx.pid"),  # noqa: S108
        "http {": f"http {{ client_body_temp_path {folder}; proxy_temp_path {folder}/proxy;",
    }.items():
        if ours not in text:
            raise ValueError(f"{CONF} does not say {ours!r} any more.")
        text = text.replace(ours, here)
    return text + ("\nuser root;" if os.geteuid() == 0 else "")
