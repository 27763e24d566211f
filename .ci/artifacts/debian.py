"""The Debian package."""

import hashlib
import os
import pathlib
import re
import subprocess
import tempfile

from .archive import LEVEL

# The paths of Debian that differ from those of the tarball.
PLACES = {"share/zsh/site-functions/_portolan": "share/zsh/vendor-completions/_portolan"}
# The packages of the libraries that portolan may need.
LIBRARIES = {
    "libc.so.6": "libc6", "libm.so.6": "libc6", "libdl.so.2": "libc6", "libpthread.so.0": "libc6", "librt.so.1": "libc6",
    "libutil.so.1": "libc6", "ld-linux-x86-64.so.2": "libc6", "ld-linux-aarch64.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1", "libstdc++.so.6": "libstdc++6",
}


def package(content, build, maintainer: str, date: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "root"
        files = {f"usr/{PLACES.get(path, path)}": file for path, file in content.items()}
        license_file = files.pop("usr/share/doc/portolan/LICENSE")
        files["usr/share/doc/portolan/copyright"] = license_file
        for path, file in files.items():
            _write(root / path, file.data, 0o755 if file.is_executable else 0o644)
        size = sum((len(file.data) + 1023) // 1024 for file in files.values())
        sums = [f"{hashlib.md5(files[path].data, usedforsecurity=False).hexdigest()}  {path}\n" for path in sorted(files)]
        _write(root / "DEBIAN/control", _control(build, maintainer, size).encode(), 0o644)
        _write(root / "DEBIAN/md5sums", "".join(sums).encode(), 0o644)
        for path in [root, *root.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
            os.utime(path, (date, date))
        target = pathlib.Path(folder) / "portolan.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zgzip", f"-z{LEVEL}", "--build", root, target]
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(date)}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        return target.read_bytes()


def _write(path: pathlib.Path, data: bytes, mode: int):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)


def _control(build, maintainer, size):
    return f"""\
Package: portolan
Version: {build.version}
Architecture: {build.debian_machine}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {', '.join(_dependencies(build))}
Suggests: git, helm, kubectl
Section: devel
Priority: optional
Description: microservice systems in typed Swift, for Kubernetes and Istio
 Declares a microservice system once and renders everything that Kubernetes
 and Istio need from it, compares it with the live cluster, and checks it.
 .
 Manifests and compiled specs need nothing else. Specs in Swift need a Swift
 toolchain.
"""


def _dependencies(build):
    """The packages of the required libraries; the C library with the version of the newest symbol that is used."""
    needed, versions = set(), [(2, 17)]
    for name in ["portolan", "libPortolan.so"]:
        command = ["readelf", "--wide", "--dynamic", "--version-info", build.folder / name]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        needed |= set(re.findall(r"\(NEEDED\).*\[(.*)\]", output))
        versions += [tuple(map(int, found)) for found in re.findall(r"Name: GLIBC_(\d+)\.(\d+)", output)]
    # Other libraries, such as a dynamic Swift runtime, are found by the run path that the build set.
    packages = {LIBRARIES[library] for library in needed if library in LIBRARIES}
    major, minor = max(versions)
    return sorted(f"libc6 (>= {major}.{minor})" if name == "libc6" else name for name in packages)
