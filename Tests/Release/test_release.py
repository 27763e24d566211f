"""The artifacts of .ci/release: two runs write the same bytes, and an installation works below any prefix.

    PORTOLAN_BIN_PATH=$(swift build --show-bin-path) python3 Tests/Release/test_release.py
"""

import gzip
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tarfile
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATE = 1767225600
SPEC = """\
import Portolan

@main
struct Shop: App {
  let name = "shop"

  func services(in profile: Profile) -> [Service] {
    Service("cart", image: "example.com/cart:1.0.0") { Port(.http, 8080) }
  }
}
"""


def run(*command, environment=None, **options):
    options = {"capture_output": True, "text": True} | options
    return subprocess.run([str(word) for word in command], env=environment, **options)


def bin_path():
    if given := os.environ.get("PORTOLAN_BIN_PATH"):
        return given
    return run("swift", "build", "--show-bin-path", cwd=ROOT, check=True).stdout.strip()


class ReleaseTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name).resolve()
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(DATE)}
        for name in ["first", "second"]:
            command = [ROOT / ".ci/release", "--output", cls.folder / name, "--bin-path", bin_path()]
            packed = run(*command, environment=environment, umask=0o077 if name == "second" else 0o022)
            assert packed.returncode == 0, packed.stderr
        cls.tarball = next((cls.folder / "first").glob("*-linux-*.tar.gz"))
        cls.name = cls.tarball.name.removesuffix(".tar.gz")
        # The prefix has a space and a character that is not in ASCII.
        cls.prefix = cls.folder / "an other préfix" / cls.name
        with tarfile.open(cls.tarball) as archive:
            # Python before 3.11.4 has no filters.
            filtered = {"filter": "tar"} if hasattr(tarfile, "tar_filter") else {}
            archive.extractall(cls.prefix.parent, **filtered)
        cls.portolan = cls.prefix / "bin/portolan"

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def environment(self, **changes):
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PORTOLAN_")}
        return kept | {"PORTOLAN_CACHE": str(self.folder / "cache")} | changes

    def without_swift(self):
        return self.environment(PATH="/usr/bin:/bin", SWIFT_EXEC="/none")

    def spec(self):
        shop = self.folder / "shop"
        shop.mkdir(exist_ok=True)
        (shop / "App.swift").write_text(SPEC)
        return shop

    def test_packing_twice_gives_the_same_bytes(self):
        first = sorted(path.name for path in (self.folder / "first").iterdir())
        self.assertEqual(len(first), 5)
        for name in first:
            data = [(self.folder / which / name).read_bytes() for which in ["first", "second"]]
            self.assertEqual(data[0], data[1], name)

    def test_programs_have_no_sections_that_differ_between_builds(self):
        for path in [self.portolan, self.prefix / "lib/portolan/libPortolan.so"]:
            sections = run("readelf", "--section-headers", "--wide", path, check=True).stdout
            self.assertIn(" .text ", sections)
            self.assertNotIn("modhash", sections)
            self.assertNotIn("build-id", sections)

    def test_programs_do_not_contain_the_path_of_their_build(self):
        for path in [self.portolan, self.prefix / "lib/portolan/libPortolan.so"]:
            self.assertNotIn(os.fsencode(ROOT), path.read_bytes(), path)

    def test_the_library_is_linked_by_its_name(self):
        library = self.prefix / "lib/portolan/libPortolan.so"
        dynamic = run("readelf", "--dynamic", "--wide", library, check=True).stdout
        self.assertRegex(dynamic, r"\(SONAME\) .*\[libPortolan\.so\]")

    def test_the_sums_are_those_of_the_artifacts(self):
        checked = run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=self.folder / "first")
        self.assertEqual(checked.returncode, 0, checked.stderr)
        self.assertEqual(checked.stdout.count(": OK"), 4)

    def test_the_site_has_a_page_for_each_guide_command_and_rule(self):
        with tarfile.open(next((self.folder / "first").glob("*-documentation.tar.gz"))) as archive:
            names = {"/".join(entry.name.split("/")[1:]) for entry in archive.getmembers()}
        self.assertIn("index.html", names)
        for guide in (ROOT / "Sources/Portolan/Portolan.docc").glob("*.md"):
            if guide.stem != "Portolan":
                self.assertIn(f"documentation/portolan/{guide.stem.lower()}/index.html", names)
        for rule in (ROOT / "Sources/LintRules/LintRules.docc/Rules").glob("*.md"):
            self.assertIn(f"documentation/lint-rules/{rule.stem}/index.html", names)
        dump = json.loads(run(pathlib.Path(bin_path()) / "portolan", "--experimental-dump-help").stdout)
        for command in dump["command"]["subcommands"]:
            if command["commandName"] != "help" and command.get("shouldDisplay", True):
                self.assertIn(f"documentation/portolan/command-{command['commandName']}/index.html", names)
        for part in ["service", "app", "probe"]:
            self.assertIn(f"documentation/portolan/{part}/index.html", names)

    def test_entries_of_the_tarball_are_sorted_and_belong_to_the_superuser(self):
        with tarfile.open(self.tarball) as archive:
            entries = archive.getmembers()
        names = [entry.name for entry in entries]
        self.assertEqual(names, sorted(names))
        self.assertEqual({(e.uid, e.gid, e.uname, e.gname, e.mtime) for e in entries}, {(0, 0, "", "", DATE)})
        for path in ["bin/portolan", "lib/portolan/libPortolan.so", "lib/portolan/Modules/Portolan.swiftmodule",
                     "share/doc/portolan/LICENSE", "share/doc/portolan/README.md"]:
            self.assertIn(f"{self.name}/{path}", names)
        executables = {e.name for e in entries if e.isfile() and e.mode & 0o111}
        self.assertEqual(executables, {f"{self.name}/bin/portolan"})

    def test_no_text_has_a_path_of_the_machine(self):
        for path in self.prefix.glob("share/**/*"):
            if path.is_file():
                data = path.read_bytes()
                text = gzip.decompress(data) if path.suffix == ".gz" else data
                self.assertNotIn(str(ROOT).encode(), text, path)

    def test_a_machine_without_swift_can_lint_and_render_a_compiled_spec(self):
        self.assertEqual(run(self.portolan, "--version").stdout.splitlines()[0], self.name.split("-")[1])
        manifest = self.folder / "service.yaml"
        manifest.write_text("apiVersion: v1\nkind: Service\nmetadata: {name: cart}\nspec: {ports: [{port: 80}]}\n")
        linted = run(self.portolan, "lint", manifest, "--format", "json", environment=self.without_swift())
        self.assertIn(linted.returncode, (0, 1), linted.stderr)
        self.assertEqual(json.loads(linted.stdout)["format"], 1)
        same = run(self.portolan, "diff", manifest, "--base", manifest, environment=self.without_swift())
        self.assertEqual(same.returncode, 0, same.stderr)
        if not shutil.which("swiftc"):
            self.skipTest("needs swiftc to compile a spec")
        compiled = self.folder / "shop.portolan"
        built = run(self.portolan, "build", self.spec(), "-o", compiled, environment=self.environment())
        self.assertEqual(built.returncode, 0, built.stderr)
        rendered = run(self.portolan, "render", compiled, environment=self.without_swift())
        self.assertEqual(rendered.returncode, 0, rendered.stderr)
        self.assertIn("kind: Deployment", rendered.stdout)

    def test_a_spec_is_compiled_with_the_installed_library(self):
        if not shutil.which("swiftc"):
            self.skipTest("needs swiftc to compile a spec")
        rendered = run(self.portolan, "render", self.spec(), "--no-cache", environment=self.environment())
        self.assertEqual(rendered.returncode, 0, rendered.stderr)
        doctor = run(self.portolan, "doctor", "--format", "json", environment=self.environment())
        checks = {check["name"]: check for check in json.loads(doctor.stdout)["checks"]}
        self.assertTrue(checks["library"]["found"].startswith(str(self.prefix / "lib/portolan")), doctor.stdout)

    def test_the_bill_of_materials_lists_the_resolved_packages(self):
        bill = json.loads((self.folder / "first" / f"{self.name}.spdx.json").read_text())
        self.assertEqual(faults_of_spdx(bill), [])
        pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
        versions = {p["name"].lower(): p["versionInfo"] for p in bill["packages"]}
        for pin in pins:
            if pin["identity"] in versions:
                self.assertEqual(versions[pin["identity"]], pin["state"]["version"])
        for direct in ["swift-argument-parser", "swift-system", "swift-subprocess"]:
            self.assertIn(direct, versions)
        self.assertNotIn("yams", versions, "only tests depend on it")
        self.assertNotIn("NOASSERTION", {p["licenseDeclared"] for p in bill["packages"]})
        licenses = (self.prefix / "share/doc/portolan/third-party-licenses.txt").read_text()
        for package in bill["packages"][1:]:
            self.assertIn(f"{package['name']} {package['versionInfo']}\n", licenses)

    def test_every_command_has_a_man_page_that_groff_sets_without_a_warning(self):
        pages = {path.name.removesuffix(".1.gz"): gzip.decompress(path.read_bytes()).decode()
                 for path in self.prefix.glob("share/man/man1/*")}
        help_text = run(self.portolan, "--help").stdout
        commands = re.findall(r"^  ([a-z]+) ", help_text[help_text.index("SUBCOMMANDS:"):], re.MULTILINE)
        self.assertEqual(sorted(pages), sorted(["portolan", *(f"portolan-{command}" for command in commands)]))
        for command in commands:
            shown = re.findall(r"--([a-z][a-z-]+)", run(self.portolan, command, "--help").stdout)
            for option in set(shown) - {"help", "version"}:
                self.assertIn(option.replace("-", "\\-"), pages[f"portolan-{command}"], command)
        if not shutil.which("groff"):
            self.skipTest("needs groff")
        for name, page in pages.items():
            # -rLL sets a line length, so that long examples fit into a line.
            text = run("groff", "-man", "-Tutf8", "-ww", "-rLL=200n", "-Kutf8", input=page)
            self.assertEqual(text.stderr, "", name)
            # Bold letters are set twice.
            self.assertIn("SYNOPSIS", re.sub(".\b", "", text.stdout), name)

    def test_completions_are_scripts_of_their_shells(self):
        scripts = {"bash": "bash-completion/completions/portolan", "zsh": "zsh/site-functions/_portolan",
                   "fish": "fish/vendor_completions.d/portolan.fish"}
        for shell, path in scripts.items():
            script = self.prefix / "share" / path
            self.assertIn("doctor", script.read_text(), shell)
            if shutil.which(shell):
                self.assertEqual(run(shell, "-n", script).stderr, "")

    def test_the_debian_package_has_the_same_program(self):
        if not shutil.which("dpkg-deb"):
            self.skipTest("needs dpkg-deb")
        package = next((self.folder / "first").glob("*.deb"))
        fields = run("dpkg-deb", "--field", package, check=True).stdout
        self.assertRegex(fields, r"(?m)^Depends: .*libc6 \(>= 2\.\d+\)")
        self.assertRegex(fields, r"(?m)^Architecture: (amd64|arm64)$")
        listing = run("dpkg-deb", "--contents", package, check=True).stdout
        self.assertEqual(set(re.findall(r"^\S+ (\S+)", listing, re.MULTILINE)), {"root/root"})
        root = self.folder / "debian"
        run("dpkg-deb", "--extract", package, root, check=True)
        digest = [hashlib.sha256(path.read_bytes()).digest() for path in [self.portolan, root / "usr/bin/portolan"]]
        self.assertEqual(digest[0], digest[1])
        self.assertTrue((root / "usr/share/doc/portolan/copyright").is_file())
        self.assertEqual(run(root / "usr/bin/portolan", "--version").returncode, 0)

    def test_a_folder_without_a_build_is_refused(self):
        refused = run(ROOT / ".ci/release", "--output", self.folder / "none", "--bin-path", self.folder)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("is not a build of portolan: missing portolan, libPortolan.so", refused.stderr)
        self.assertFalse((self.folder / "none").exists())


def faults_of_spdx(bill):
    """The requirements of SPDX 2.3's JSON schema for the parts of the document."""
    faults = []

    def demand(holds, what):
        if not holds:
            faults.append(what)

    demand(bill.get("spdxVersion") == "SPDX-2.3", "spdxVersion")
    demand(bill.get("dataLicense") == "CC0-1.0", "dataLicense")
    demand(bill.get("SPDXID") == "SPDXRef-DOCUMENT", "SPDXID")
    demand(re.fullmatch(r"[a-z]+:[^#\s]+", bill.get("documentNamespace", "")), "documentNamespace")
    created = bill.get("creationInfo", {})
    demand(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created.get("created", "")), "created")
    demand(all(re.match(r"(Tool|Person|Organization): ", c) for c in created.get("creators", [""])), "creators")
    known = {"SPDXRef-DOCUMENT"}
    for package in bill["packages"]:
        name = package.get("SPDXID", "")
        demand(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", name) and name not in known, f"SPDXID {name}")
        known.add(name)
        demand(package.get("name"), f"{name} name")
        location = r"NOASSERTION|NONE|(git\+)?https://[^\s@]+(@[0-9a-f]{40}|@swift-[0-9.]+-RELEASE)?"
        demand(re.fullmatch(location, package.get("downloadLocation", "")), f"{name} downloadLocation")
        demand(package.get("filesAnalyzed") is False, f"{name} filesAnalyzed")
        for reference in package.get("externalRefs", []):
            demand(reference.get("referenceCategory") == "PACKAGE-MANAGER", f"{name} referenceCategory")
            demand(reference.get("referenceType") == "purl", f"{name} referenceType")
            demand(re.fullmatch(r"pkg:(swift|github)/[^@\s]+@[^@\s]+", reference.get("referenceLocator", "")), f"{name} purl")
    for relationship in bill["relationships"]:
        ends = {relationship["spdxElementId"], relationship["relatedSpdxElement"]}
        demand(ends <= known, f"relationship of {ends}")
        demand(relationship["relationshipType"] in ("DESCRIBES", "DEPENDS_ON"), relationship["relationshipType"])
    described = [r for r in bill["relationships"] if r["relationshipType"] == "DESCRIBES"]
    demand(len(described) == 1, "DESCRIBES")
    return faults


if __name__ == "__main__":
    unittest.main()
