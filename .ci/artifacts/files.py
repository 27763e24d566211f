"""The files of an installation, below any prefix."""

import gzip
import pathlib
import struct
import subprocess
import tempfile
from dataclasses import dataclass

from . import manual

# The machine in the header of an ELF file, with its names on Linux and Debian.
MACHINES = {62: ("x86_64", "amd64"), 183: ("aarch64", "arm64")}
# The modules that a spec uses: Portolan, which it imports, and Diagnostics, which Portolan re-exports.
MODULES = ["Diagnostics", "Portolan"]
# Sections that differ between two builds of the same sources: digests, and modules for debuggers with paths of the build.
# Nothing reads them at run time.
VARYING = [".swift_modhash", ".note.gnu.build-id", ".swift_ast"]
COMPLETIONS = {
    "bash": "share/bash-completion/completions/portolan",
    "zsh": "share/zsh/site-functions/_portolan",
    "fish": "share/fish/vendor_completions.d/portolan.fish",
}


@dataclass(frozen=True)
class File:
    """The content of a file, and whether it is a program."""

    data: bytes
    is_executable: bool = False


class Build:
    """A finished build for Linux: a folder with portolan, its library, and the modules."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder.resolve()
        self.portolan = self.folder / "portolan"
        missing = [
            name for name in ["portolan", "libPortolan.so", *(f"Modules/{m}.swiftmodule" for m in MODULES)]
            if not (self.folder / name).exists()
        ]
        if missing:
            raise SystemExit(f"{folder} is not a build of portolan: missing {', '.join(missing)}")
        header = self.portolan.read_bytes()[:20]
        code = struct.unpack("<H", header[18:20])[0] if header[:4] == b"\x7fELF" else None
        if code not in MACHINES:
            raise SystemExit(f"{self.portolan} is not a program for Linux on {' or '.join(m for m, _ in MACHINES.values())}")
        self.machine, self.debian_machine = MACHINES[code]
        self.version = self.output("--version").splitlines()[0]

    def output(self, *arguments: str) -> str:
        return subprocess.run([self.portolan, *arguments], check=True, capture_output=True, text=True).stdout

    def stripped(self, name: str) -> bytes:
        """A program or library without symbols that are not used at run time, and without `VARYING` sections."""
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / name
            removed = [f"--remove-section={section}" for section in VARYING]
            command = ["strip", "--strip-unneeded", *removed, "-o", copy, self.folder / name]
            subprocess.run(command, check=True)
            return copy.read_bytes()


def installation(build: Build, root: pathlib.Path, packages, date: int) -> dict[str, File]:
    """All files by their path below the prefix."""
    content = {
        "bin/portolan": File(build.stripped("portolan"), is_executable=True),
        "lib/portolan/libPortolan.so": File(build.stripped("libPortolan.so")),
        "share/doc/portolan/LICENSE": File((root / "LICENSE").read_bytes()),
        "share/doc/portolan/README.md": File((root / "README.md").read_bytes()),
        "share/doc/portolan/third-party-licenses.txt": File(packages.licenses()),
    }
    for module in MODULES:
        for ending in ["swiftmodule", "swiftdoc"]:
            source = build.folder / "Modules" / f"{module}.{ending}"
            if source.is_file():
                content[f"lib/portolan/Modules/{source.name}"] = File(source.read_bytes())
    for shell, path in COMPLETIONS.items():
        content[path] = File(build.output("--generate-completion-script", shell).encode())
    for name, page in manual.pages(build.output("--experimental-dump-help"), build.version, date).items():
        content[f"share/man/man1/{name}.1.gz"] = File(gzip.compress(page.encode(), mtime=0))
    return content
