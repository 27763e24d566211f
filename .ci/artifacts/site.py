"""The documentation as a static site: guides, the reference of the DSL, the commands, and the rules of lint.

DocC of the Swift toolchain creates the pages. A broken reference is an error.
"""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile

from . import manual
from .files import Build, File

# A link between pages that also works on GitHub: [Rules by topic](RulesByTopic.md).
LINK = re.compile(r"\]\((?:[\w-]+/)*([\w-]+)\.md\)")
# DocC's warnings about broken references.
BROKEN = re.compile(r"doesn't exist at|Extraneous content|isn't (available|valid)|couldn't be found|not found")


def pages(build: Build, root: pathlib.Path, base_path: str) -> dict[str, File]:
    """The files of the site, for a server that serves it below a path."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        guides = folder / "Portolan.docc"
        shutil.copytree(root / "Sources/Portolan/Portolan.docc", guides)
        _add_commands(guides, build.output("--experimental-dump-help"))
        rules = folder / "LintRules.docc"
        shutil.copytree(root / "Sources/LintRules/LintRules.docc", rules)
        _make_root(rules / "LintRules.md")
        for page in folder.rglob("*.md"):
            page.write_text(LINK.sub(r"](doc:\1)", page.read_text()))
        symbols = _symbols(build, folder)
        archives = [
            _convert(guides, "Portolan", base_path, folder, ["--additional-symbol-graph-dir", symbols]),
            _convert(rules, "Lint rules", base_path, folder, []),
        ]
        site = folder / "site"
        _run(["docc", "merge", *archives, "--synthesized-landing-page-name", "Portolan", "--output-path", site])
        # The database of the index is used only by editors and differs between runs.
        return {
            path.relative_to(site).as_posix(): File(_content(path))
            for path in sorted(site.rglob("*")) if path.is_file() and path.suffix != ".mdb"
        }


def _content(path: pathlib.Path) -> bytes:
    """The content of a file with sorted JSON keys, because DocC writes them in a different order in each run."""
    data = path.read_bytes()
    return json.dumps(json.loads(data), sort_keys=True).encode() if path.suffix == ".json" else data


def _run(command) -> str:
    try:
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    except FileNotFoundError as error:
        raise SystemExit(f"the documentation requires {error.filename}, which is part of a Swift toolchain") from error
    if result.returncode:
        raise SystemExit(f"{command[0]} failed:\n{result.stdout}{result.stderr}")
    return result.stdout + result.stderr


def _symbols(build: Build, folder: pathlib.Path) -> pathlib.Path:
    """The public declarations of the DSL."""
    symbols = folder / "symbols"
    symbols.mkdir()
    system = f"{build.machine}-unknown-linux-gnu"
    _run([
        "swift-symbolgraph-extract", "-module-name", "Portolan", "-I", build.folder / "Modules", "-target", system,
        "-output-dir", symbols, "-minimum-access-level", "public", "-skip-synthesized-members",
    ])
    # The source paths are those of the build machine.
    for file in symbols.iterdir():
        graph = json.loads(file.read_text())
        for symbol in graph["symbols"]:
            symbol.pop("location", None)
        file.write_text(json.dumps(graph))
    return symbols


def _convert(catalogue, title, base_path, folder, options) -> pathlib.Path:
    archive = folder / f"{catalogue.stem}.doccarchive"
    said = _run([
        "docc", "convert", catalogue, "--fallback-display-name", title, "--fallback-bundle-identifier",
        f"portolan.{catalogue.stem}", "--transform-for-static-hosting", "--hosting-base-path", base_path,
        "--output-path", archive, "--ide-console-output", *options,
    ])
    broken = [line for line in said.splitlines() if "warning:" in line and BROKEN.search(line)]
    if broken:
        raise SystemExit("\n".join([f"references of {catalogue.name} are broken:", *broken]).replace(f"{folder}/", ""))
    return archive


def _make_root(page: pathlib.Path):
    """Makes a page the root of a documentation catalog without symbols."""
    title, rest = page.read_text().split("\n", 1)
    page.write_text(f"# Lint rules\n{rest.split(chr(10) + chr(10), 1)[0]}\n\n@Metadata {{\n  @TechnologyRoot\n}}\n\n"
                    + rest.split("\n\n", 1)[1])


def _add_commands(guides: pathlib.Path, dump: str):
    """Adds a page for each command, and their list to the first page."""
    commands = manual.shown_commands(json.loads(dump)["command"])
    for command in commands:
        (guides / f"Command-{command['commandName']}.md").write_text(_command_page(command))
    listed = "\n".join(f"- <doc:Command-{command['commandName']}>" for command in commands)
    first = guides / "Portolan.md"
    first.write_text(f"{first.read_text()}\n### Commands\n\n{listed}\n")


def _command_page(command) -> str:
    parts = [f"# portolan {command['commandName']}", command.get("abstract", "")]
    paragraphs, sections = manual.discussion(command.get("discussion", ""))
    parts += paragraphs
    parts += [f"## {title.capitalize()}\n\n```\n{chr(10).join(body)}\n```" for title, body in sections]
    for child in manual.shown_commands(command) or [command]:
        options = [
            f"- term {title}: {text}"
            for title, text in ((f"`{title}`", text) for title, text in manual.described_arguments(child))
        ]
        title = "## Options" if child is command else f"## portolan {command['commandName']} {child['commandName']}"
        parts += [title, *([child.get("abstract", "")] if child is not command else []), "\n".join(options)]
    return "\n\n".join(filter(None, parts)) + "\n"
