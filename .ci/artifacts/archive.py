"""Archives with the same bytes on every run."""

import gzip
import hashlib
import io
import pathlib
import tarfile

# The next level makes the archive 1% smaller, but takes twice the time.
LEVEL = 6


def tarball(content, name: str, date: int) -> bytes:
    """A compressed tar archive of the files below a folder `name`: sorted, owned by user and group 0, all with the same time."""
    paths = {name}
    for path in content:
        for parent in pathlib.PurePosixPath(name, path).parents:
            paths.add(str(parent))
    paths = paths - {"."} | {f"{name}/{path}" for path in content}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(paths):
            entry = tarfile.TarInfo(path)
            entry.mtime = date
            file = content.get(path.removeprefix(f"{name}/"))
            if file is None:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                archive.addfile(entry)
            else:
                entry.size, entry.mode = len(file.data), 0o755 if file.is_executable else 0o644
                archive.addfile(entry, io.BytesIO(file.data))
    # Like 'gzip -n': without a name or a time.
    return gzip.compress(buffer.getvalue(), compresslevel=LEVEL, mtime=0)


def sums(artifacts: dict[str, bytes]) -> bytes:
    """A file that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(artifacts[name]).hexdigest()}  {name}\n" for name in sorted(artifacts)).encode()
