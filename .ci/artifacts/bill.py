"""The bill of materials: the packages that are linked into portolan, as an SPDX 2.3 document."""

import datetime
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import uuid

# Licenses by words of their text; the first match is used.
LICENSES = [
    (r"Apache License.*Runtime Library Exception", "Apache-2.0 WITH Swift-exception"),
    (r"Apache License", "Apache-2.0"),
    (r"Permission is hereby granted, free of charge", "MIT"),
]


class SwiftRuntime:
    """The standard library and Foundation of the toolchain, which are linked into portolan."""

    identity = "swift-runtime"
    name = "Swift standard library and Foundation"

    def __init__(self):
        output = subprocess.run(["swift", "--version"], check=True, capture_output=True, text=True).stdout
        self.version = re.search(r"Swift version (\S+)", output)[1]
        self.tag = f"swift-{self.version}-RELEASE"
        program = pathlib.Path(shutil.which("swift")).resolve()
        text = program.parent.parent / "share" / "swift" / "LICENSE.txt"
        self.license_text = text.read_text() if text.exists() else "Apache License 2.0 with Runtime Library Exception"


class Packages:
    """The resolved packages, from `swift package show-dependencies` and Package.resolved."""

    def __init__(self, root: pathlib.Path):
        self.tree = _described(root, "show-dependencies", "--format", "json")
        pins = json.loads((root / "Package.resolved").read_text())["pins"]
        self.revisions = {pin["identity"]: pin["state"]["revision"] for pin in pins}
        # The identity is the name of the folder, which differs between checkouts.
        self.tree["identity"] = self.tree["name"]
        linked = _linked(root)
        self.tree["dependencies"] = [child for child in self.tree["dependencies"] if child["identity"] in linked]
        self.all: dict[str, dict] = {}
        self.edges: set[tuple[str, str]] = set()
        self._collect(self.tree)
        self.runtime = SwiftRuntime()
        self.edges.add((self.tree["identity"], self.runtime.identity))

    def _collect(self, node):
        for child in node["dependencies"]:
            self.edges.add((node["identity"], child["identity"]))
            if child["identity"] not in self.all:
                self.all[child["identity"]] = child
                self._collect(child)

    def license_text(self, identity: str) -> str:
        folder = pathlib.Path(self.all[identity]["path"])
        return "\n".join(file.read_text() for file in sorted(folder.glob("LICENSE*")))

    def licenses(self) -> bytes:
        """The license texts of the linked code, which must be distributed with the program."""
        parts = [f"{self.runtime.name} {self.runtime.version}\n\n{self.runtime.license_text}"]
        parts += [f"{self.all[i]['name']} {self.all[i]['version']}\n\n{self.license_text(i)}" for i in sorted(self.all)]
        return f"\n{'=' * 80}\n".join(parts).encode()


def _described(root: pathlib.Path, *words: str) -> dict:
    """The JSON that `swift package` prints."""
    output = subprocess.run(["swift", "package", *words], cwd=root, check=True, capture_output=True, text=True).stdout
    # SwiftPM may print progress before the document.
    return json.loads(output[output.index("{"):])


def _linked(root: pathlib.Path) -> set[str]:
    """The identities of the packages that targets other than tests depend on."""
    targets = _described(root, "dump-package")["targets"]
    dependencies = [use for target in targets if target["type"] != "test" for use in target["dependencies"]]
    return {use["product"][1].lower() for use in dependencies if "product" in use}


def license_id(text: str) -> str:
    return next((name for words, name in LICENSES if re.search(words, text, re.DOTALL)), "NOASSERTION")


def document(packages: Packages, build, content, date: int) -> bytes:
    """The SPDX document for the given files of an installation."""
    digest = hashlib.sha256()
    for path in sorted(content):
        digest.update(f"{path}\0".encode() + hashlib.sha256(content[path].data).digest())
    root = packages.tree["identity"]
    entries = [_package(root, "portolan", build.version, "NOASSERTION", "Apache-2.0", None)]
    for identity in sorted(packages.all):
        package = packages.all[identity]
        url = package["url"].removesuffix(".git")
        entries.append(
            _package(
                identity, package["name"], package["version"], f"git+{url}@{packages.revisions[identity]}",
                license_id(packages.license_text(identity)),
                f"pkg:swift/{url.removeprefix('https://')}@{package['version']}"))
    runtime = packages.runtime
    entries.append(
        _package(
            runtime.identity, runtime.name, runtime.version, f"git+https://github.com/swiftlang/swift@{runtime.tag}",
            "Apache-2.0 WITH Swift-exception", f"pkg:github/swiftlang/swift@{runtime.tag}"))
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"portolan-{build.version}-linux-{build.machine}",
        "documentNamespace": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest())}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(date, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": [f"Tool: portolan-release-{build.version}"],
        },
        "packages": entries,
        "relationships": [_relationship("SPDXRef-DOCUMENT", "DESCRIBES", _reference(root))]
        + [_relationship(_reference(a), "DEPENDS_ON", _reference(b)) for a, b in sorted(packages.edges)],
    }
    return (json.dumps(document, indent=2) + "\n").encode()


def _reference(identity: str) -> str:
    return "SPDXRef-Package-" + re.sub(r"[^A-Za-z0-9.-]", "-", identity)


def _package(identity, name, version, location, license_name, purl):
    entry = {
        "SPDXID": _reference(identity),
        "name": name,
        "versionInfo": version,
        "downloadLocation": location,
        "filesAnalyzed": False,
        "licenseConcluded": license_name,
        "licenseDeclared": license_name,
        "copyrightText": "NOASSERTION",
    }
    if purl:
        reference = {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": purl}
        entry["externalRefs"] = [reference]
    return entry


def _relationship(element, kind, related):
    return {"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": related}
