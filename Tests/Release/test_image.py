"""The container image, built and run by buildah without a daemon, on a base image of this machine's own files.

    PORTOLAN_BIN_PATH=$(swift build --show-bin-path) python3 Tests/Release/test_image.py
"""

import os
import pathlib
import re
import shutil
import tempfile
import unittest

from test_release import ROOT, bin_path, run

# The programs that the Containerfile runs, and `id`, which prints the user of portolan.
PROGRAMS = ["sh", "tar", "gzip", "mkdir", "id", "cat"]
BUILDAH = ["buildah", "--storage-driver", "vfs"]


def libraries(program):
    listed = run("ldd", program).stdout
    return {pathlib.Path(path) for path in re.findall(r"(/\S+) \(0x", listed)}


class ImageTests(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        if not shutil.which("buildah"):
            self.skipTest("needs buildah")
        self.storage = ["--root", self.folder / "storage", "--runroot", self.folder / "run"]
        self.addCleanup(self.buildah, "rm", "--all")
        probe = self.buildah("from", "--name", "probe", "scratch")
        if probe.returncode != 0:
            self.skipTest(f"buildah makes no container here: {probe.stderr.strip().splitlines()[-1:]}")

    def buildah(self, *words, **options):
        return run(*BUILDAH, *self.storage, *words, **options)

    def make_base(self, portolan):
        """An image with a shell, the programs above, and the libraries that they and portolan need."""
        root = self.folder / "base"
        programs = [pathlib.Path(shutil.which(name)) for name in PROGRAMS]
        for path in {*programs, *(library for program in [*programs, portolan] for library in libraries(program))}:
            target = root / ("usr/bin/" + path.name if path in programs else str(path).lstrip("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path.resolve(), target)
        (root / "tmp").mkdir()
        (root / "tmp").chmod(0o1777)
        if not (root / "bin").exists():
            (root / "bin").symlink_to("usr/bin")
        (root / "etc").mkdir(exist_ok=True)
        (root / "etc/passwd").write_text("root:x:0:0::/:/bin/sh\n")
        added = self.buildah("add", "probe", root, "/")
        if added.returncode == 0:
            run_in_it = self.buildah("run", "--isolation", "chroot", "probe", "sh", "-c", "id -u")
            if run_in_it.returncode != 0:
                self.skipTest(f"buildah runs no program here: {run_in_it.stderr.strip().splitlines()[-1:]}")
        committed = self.buildah("commit", "probe", "base")
        self.assertEqual(committed.returncode, 0, committed.stderr)

    def test_the_small_image_lints_without_privileges(self):
        portolan = pathlib.Path(ROOT, bin_path(), "portolan").resolve()
        self.make_base(portolan)
        context = self.folder / "context"
        packed = run(ROOT / ".ci/release", "--output", context, "--bin-path", portolan.parent,
                     environment=os.environ | {"SOURCE_DATE_EPOCH": "1767225600"})
        self.assertEqual(packed.returncode, 0, packed.stderr)
        built = self.buildah("build", "--isolation", "chroot", "--pull=never", "--file", ROOT / ".github/Containerfile",
                             "--build-arg", "BASE=localhost/base", "--target", "small", "--tag", "small", context)
        self.assertEqual(built.returncode, 0, built.stderr)
        self.assertEqual(self.buildah("from", "--pull=never", "--name", "small", "localhost/small").returncode, 0)

        def inside(*words):
            return self.buildah("run", "--isolation", "chroot", "small", *words)

        self.assertEqual(inside("id", "-u").stdout.strip(), "65532")
        self.assertRegex(inside("portolan", "--version").stdout, r"^\d+\.\d+\.\d+\n")
        manifest = "apiVersion: v1\\nkind: Service\\nmetadata: {name: A_b}\\n"
        linted = inside("sh", "-c", f"printf '{manifest}' | portolan lint -")
        self.assertEqual(linted.returncode, 1, linted.stderr)
        self.assertIn("A_b", linted.stdout)


if __name__ == "__main__":
    unittest.main()
