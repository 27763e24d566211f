"""The files for CI services: they parse, their scripts run, and portolan accepts every command line in them.

    PORTOLAN_BIN_PATH=$(swift build --show-bin-path) python3 Tests/Release/test_ci_files.py
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import tempfile
import unittest

import yaml

from test_release import ROOT, bin_path, run

ACTION = ROOT / ".github/actions/portolan/action.yml"
GITLAB = ROOT / ".gitlab/portolan.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
GH = """\
#!/bin/sh
# Records the calls and the comment; no earlier comment exists.
echo "$*" >>"$GH_CALLS"
for word; do case $word in body=@*) cp "${word#body=@}" "$GH_COMMENT";; esac; done
"""


def documents(path):
    return list(yaml.safe_load_all(path.read_text()))


def scripts(node):
    """All scripts of a workflow, an action, or a pipeline."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "run" and isinstance(value, str):
                yield value
            elif key == "script" and isinstance(value, list):
                yield from value
            else:
                yield from scripts(value)
    elif isinstance(node, list):
        for child in node:
            yield from scripts(child)


class CIFileTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bin = str(pathlib.Path(ROOT, bin_path()).resolve())
        cls.action = documents(ACTION)[0]
        cls.gitlab_inputs, cls.gitlab = documents(GITLAB)
        cls.hooks = documents(HOOKS)[0]

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory())).resolve()
        self.system = self.folder / "shop"
        (self.folder / "home").mkdir()
        (self.folder / "bin").mkdir()
        (self.folder / "bin/gh").write_text(GH)
        (self.folder / "bin/gh").chmod(0o755)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PORTOLAN_", "GITHUB_"))}
        self.environment = kept | {
            "PATH": f"{self.folder / 'bin'}:{self.bin}:{os.environ['PATH']}",
            "PORTOLAN_CACHE": str(self.folder / "cache"), "HOME": str(self.folder / "home"),
            "RUNNER_TEMP": str(self.folder), "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_PATH": str(self.folder / "path"), "GITHUB_REPOSITORY": "platform/shop",
            "GH_CALLS": str(self.folder / "calls"), "GH_COMMENT": str(self.folder / "comment.md"),
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
        }

    def shell(self, script, **variables):
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return run(*command, cwd=self.system, environment=self.environment | variables)

    def make_system(self):
        """A rendered system in a Git repository."""
        if not shutil.which("swiftc"):
            self.skipTest("needs swiftc to compile a spec")
        made = run("portolan", "init", "shop", "--ci", "github", cwd=self.folder, environment=self.environment)
        self.assertEqual(made.returncode, 0, made.stderr)
        script = "portolan render . --output manifests && git init -q && git add -A && git commit -qm Base"
        rendered = self.shell(script)
        self.assertEqual(rendered.returncode, 0, rendered.stderr)

    def steps(self):
        return {step["name"]: step for step in self.action["runs"]["steps"]}

    def step(self, name, **changes):
        """Runs a step of the action with the defaults of its inputs."""
        step = self.steps()[name]
        inputs = {name: value.get("default", "") for name, value in self.action["inputs"].items()} | changes

        def value(match):
            kind, _, key = match.group(1).partition(".")
            return str(inputs[key]) if kind == "inputs" else changes[match.group(1)]

        variables = {k: re.sub(r"\$\{\{ (\S+) \}\}", value, str(v)) for k, v in step.get("env", {}).items()}
        return self.shell(step["run"], **variables)

    def test_every_file_for_a_service_parses(self):
        self.assertEqual(self.action["runs"]["using"], "composite")
        self.assertEqual(set(self.gitlab_inputs), {"spec"})
        for workflow in (ROOT / ".github/workflows").glob("*.yml"):
            parsed = documents(workflow)[0]
            # YAML 1.1 reads the key 'on' as a boolean.
            self.assertIn(True, parsed, workflow)
            for job in parsed["jobs"].values():
                self.assertIn("timeout-minutes" if "publish" not in parsed["jobs"] else "steps", job)

    def test_every_foreign_action_is_pinned_to_a_commit_with_its_version(self):
        self.make_system()
        files = [ACTION, *(ROOT / ".github/workflows").glob("*.yml"), *self.system.glob(".github/workflows/*")]
        self.assertEqual(len(files), 4)
        for path in files:
            used = re.findall(r"^[ -]*uses: (.*)$", path.read_text(), re.M)
            self.assertGreater(len(used), 0, path)
            for action in used:
                self.assertRegex(action, r"^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", path)

    def test_images_without_a_digest_have_a_reason(self):
        for path in [ROOT / ".github/Containerfile", *(ROOT / ".github/workflows").glob("*.yml")]:
            lines = path.read_text().splitlines()
            for before, line in zip(lines, lines[1:]):
                if re.match(r" *container: |ARG BASE=", line) and "@sha256:" not in line:
                    self.assertIn("# By tag: ", before, path)

    def test_the_action_installs_the_version_of_this_checkout(self):
        version = run(pathlib.Path(self.bin, "portolan"), "--version").stdout.splitlines()[0]
        self.assertEqual(self.action["inputs"]["version"]["default"], version)

    def test_every_named_input_is_declared(self):
        declared = set(self.action["inputs"])
        used = set(re.findall(r"inputs\.([a-z]+)", ACTION.read_text()))
        self.assertEqual(used, declared)
        used = set(re.findall(r"\$\[\[ inputs\.([a-z_]+) \]\]", GITLAB.read_text()))
        self.assertEqual(used, set(self.gitlab_inputs["spec"]["inputs"]))

    def test_scripts_are_free_of_shellcheck_warnings(self):
        if not shutil.which("shellcheck"):
            self.skipTest("needs shellcheck")
        for path in [ACTION, *(ROOT / ".github/workflows").glob("*.yml")]:
            for script in scripts(documents(path)):
                script = re.sub(r"\$\{\{.*?\}\}", "value", script)
                checked = run("shellcheck", "--shell=bash", "-", input=script)
                self.assertEqual(checked.stdout, "", path)

    def test_the_artifacts_of_both_machines_are_published_once(self):
        self.system.mkdir()
        for machine, other in [("x86_64", "amd64"), ("aarch64", "arm64")]:
            (self.system / machine).mkdir()
            for name in ["1-linux-" + machine + ".tar.gz", "1-documentation.tar.gz", "1_" + other + ".deb"]:
                (self.system / machine / name).write_text(machine)
            self.shell(f"cd {machine} && sha256sum -- * > ../sums && mv ../sums SHA256SUMS")
        publish = documents(ROOT / ".github/workflows/release.yml")[0]["jobs"]["publish"]
        outcome = self.shell("\n".join(scripts(publish)), GITHUB_REF_NAME="v1")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        checked = self.shell("cd dist && sha256sum --check --strict SHA256SUMS")
        self.assertEqual((checked.returncode, len(checked.stdout.splitlines())), (0, 5), checked.stderr)
        self.assertEqual(len(list((self.system / "dist").iterdir())), 6)
        self.assertIn("release create v1", (self.folder / "calls").read_text())

    def test_no_script_of_the_action_has_an_expression(self):
        """The value of an expression is part of the script, so an untrusted value could be a command."""
        for script in scripts(self.action):
            self.assertNotIn("${{", script)

    def test_portolan_accepts_every_command_line_for_gitlab_and_pre_commit(self):
        self.make_system()
        defaults = {k: v.get("default", "") for k, v in self.gitlab_inputs["spec"]["inputs"].items()}
        lines = [re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda m: defaults[m.group(1)], s) for s in scripts(self.gitlab)]
        lines += [shlex.join([*shlex.split(hook["entry"]), *hook["args"]]) for hook in self.hooks]
        self.assertEqual(len(lines), 5)
        for line in lines:
            outcome = self.shell(line, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD")
            self.assertEqual(outcome.returncode, 0, f"{line}\n{outcome.stdout}{outcome.stderr}")
        report = json.loads((self.system / "gl-code-quality-report.json").read_text())
        self.assertEqual(report, [])

    def test_hooks_have_what_pre_commit_demands(self):
        for hook in self.hooks:
            self.assertLessEqual({"id", "name", "entry", "language"}, set(hook))
            # A spec reads files of any kind, so its rendered files are always checked.
            if not hook.get("always_run"):
                self.assertRegex("shop/App.swift", hook["files"])
                self.assertRegex("manifests/cart.yaml", hook["files"])

    def test_the_action_accepts_a_system_that_is_up_to_date(self):
        self.make_system()
        linted = self.step("Lint")
        self.assertEqual(linted.returncode, 0, linted.stderr)
        self.assertEqual((self.folder / "output").read_text(), "status=0\n")
        self.assertEqual(json.loads((self.folder / "portolan.sarif").read_text())["version"], "2.1.0")
        checked = self.step("Rendered files are up to date")
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        last = self.step("No findings", **{"steps.lint.outputs.status": "0"})
        self.assertEqual((last.returncode, last.stdout), (0, ""))

    def test_the_action_annotates_what_is_out_of_date_and_comments_on_the_change(self):
        self.make_system()
        spec = self.system / "App.swift"
        spec.write_text(re.sub(r'image: "([^":]+):[^"]+"', r'image: "\1:9.9.9"', spec.read_text(), count=1))
        checked = self.step("Rendered files are up to date")
        self.assertEqual(checked.returncode, 1)
        self.assertIn("::error file=manifests/", checked.stderr)
        self.shell("portolan render . --output manifests --prune")
        base = self.shell("git rev-parse HEAD").stdout.strip()
        given = {"github.event.pull_request.base.sha": base, "github.event.pull_request.number": "7"}
        commented = self.step("Comment", **given)
        self.assertEqual(commented.returncode, 0, commented.stderr)
        comment = (self.folder / "comment.md").read_text()
        self.assertTrue(comment.startswith("<!-- portolan-diff -->\n"))
        self.assertIn("9.9.9", comment)
        self.assertIn("repos/platform/shop/issues/7/comments --field body=@", (self.folder / "calls").read_text())
        new = self.step("Comment", **given | {"github.event.pull_request.base.sha": "0" * 40})
        self.assertEqual(new.returncode, 0, new.stderr)
        self.assertIn("::notice title=portolan::No comment", new.stdout)

    def test_the_action_fails_for_a_finding_after_its_report(self):
        self.make_system()
        (self.system / "manifests/broken.yaml").write_text("kind: Service\napiVersion: v1\nmetadata: {name: A_b}\n")
        linted = self.step("Lint", spec="manifests/broken.yaml")
        self.assertEqual(linted.returncode, 0, linted.stderr)
        self.assertEqual((self.folder / "output").read_text(), "status=1\n")
        last = self.step("No findings", spec="manifests/broken.yaml", **{"steps.lint.outputs.status": "1"})
        self.assertEqual(last.returncode, 1)
        self.assertIn("::error file=manifests/broken.yaml,line=", last.stdout)
        absent = self.step("Lint", spec="absent")
        self.assertEqual(absent.returncode, 66)

    def test_init_writes_the_commands_of_the_action_and_of_the_template(self):
        for service, path in [("github", ".github/workflows/portolan.yml"), ("gitlab", ".gitlab-ci.yml")]:
            name = f"of-{service}"
            made = run("portolan", "init", name, "--ci", service, cwd=self.folder, environment=self.environment)
            self.assertEqual(made.returncode, 0, made.stderr)
            written = [s for s in scripts(documents(self.folder / name / path)) if s.startswith("portolan ")]
            own = self.action if service == "github" else self.gitlab
            words = {"github": self.action["inputs"], "gitlab": self.gitlab_inputs["spec"]["inputs"]}[service]
            defaults = {key.upper(): value.get("default", "") for key, value in words.items()}
            expected = set()
            for line in "\n".join(scripts(own)).splitlines():
                if match := re.search(r"portolan (lint|render|diff) [^|]*", line):
                    line = re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda m: defaults[m.group(1).upper()], match.group())
                    line = line.replace('"$SPEC"', defaults["SPEC"]).replace(
                        '"${options[@]}"', defaults["LINT" if " lint " in f" {line}" else "RENDER"])
                    line = line.replace('>"$RUNNER_TEMP/', "> ").replace('portolan.sarif"', "portolan.sarif")
                    expected.add(" ".join(line.split()))
            for line in written:
                self.assertIn(" ".join(line.split()), expected)


if __name__ == "__main__":
    unittest.main()
