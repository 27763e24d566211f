"""The rendered loads and the restart loop, run by Locust, siege, and kubectl against small servers.

The tests are in Python because each server runs as long as its test, and the Swift tests start no long-running programs.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request

import yaml

HERE = pathlib.Path(__file__).parent
CHARTS = HERE.parent.parent / "charts"


def objects(system, profile="spot"):
    for file in sorted((CHARTS / system / "manifests" / profile).glob("*.yaml")):
        yield from filter(None, yaml.safe_load_all(file.read_text()))


def found(system, kind, name):
    # The name of a Job ends with a hash of its content.
    names = re.compile(re.escape(name) + ("-[a-z0-9]{10}" if kind == "Job" else ""))
    return next(o for o in objects(system) if o["kind"] == kind and names.fullmatch(o["metadata"]["name"]))


class Run(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def serve(self, *arguments):
        server = subprocess.Popen([sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        return f"http://127.0.0.1:{int(server.stdout.readline())}"

    def write(self, system, config_map):
        for name, text in found(system, "ConfigMap", config_map)["data"].items():
            (self.folder / name).write_text(text)

    def run_program(self, *words, **variables):
        environment = {**os.environ, "HOME": str(self.folder), **variables}
        return subprocess.run(words, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=300)

    def counts(self, address):
        return json.load(urllib.request.urlopen(address + "/counts"))

    def test_locust_browses_fills_the_cart_and_pays_and_counts_exactly_what_failed(self):
        self.write("online-boutique", "load-script")
        for every, target, code, verdict in [
            (0, "99.9", 0, ", target 99.9 %: met"),
            (10, "99.9", 1, ", target 99.9 %: missed"),
            (10, "85", 0, ", target 85 %: met"),
            (7, "", 1, ""),
        ]:
            with self.subTest(every=every, target=target):
                address = self.serve(HERE / "shop.py", every)
                ran = self.run_program(
                    sys.executable, "-m", "locust", "--headless", "--locustfile",
                    f"locustfile.py,judge.py,{HERE / 'hurry.py'}", "--host", address, "--users", "10",
                    "--spawn-rate", "10", "--run-time", "120s", "--stop-timeout", "10", "--only-summary",
                    REQUESTS="300", availability=target)
                counts = self.counts(address)
                self.assertEqual(ran.returncode, code, ran.stderr[-2000:])
                self.assertGreaterEqual(counts["requests"], 300)
                self.assertEqual(counts["failures"], counts["requests"] // every if every else 0)
                self.assertEqual(counts["bad"], 0)
                for kind in ["home", "product", "cart", "filled", "paid"]:
                    self.assertGreater(counts[kind], 0, kind)
                line = [line for line in ran.stdout.splitlines() if line.startswith("availability: ")][-1]
                self.assertTrue(
                    line.endswith(f"% of {counts['requests']} requests, {counts['failures']} failed{verdict}"), line)

    def test_siege_is_judged_by_its_counts(self):
        self.assertTrue(shutil.which("siege"), "needs siege on the path")
        self.write("appliance-call", "siege-load-script")
        for every, target, code in [(0, "100", 0), (10, "99", 1), (10, "80", 0)]:
            with self.subTest(every=every, target=target):
                address = self.serve(HERE / "shop.py", every)
                ran = self.run_program(
                    "sh", "siege.sh", "-v", TARGET=address + "/", clients="2", duration="1", availability=target)
                self.assertEqual(ran.returncode, code, ran.stdout[-2000:])
                self.assertGreater(self.counts(address)["requests"], 0)

    def test_the_restart_loop_makes_exactly_the_requests_that_its_role_allows(self):
        if not shutil.which("kubectl"):
            self.skipTest("needs kubectl")
        self.write("online-boutique", "rollout-restart-script")
        address = self.serve(HERE / "api.py", self.folder / "requests")
        (self.folder / "config").write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "test",
            "clusters": [{"name": "test", "cluster": {"server": address}}],
            "users": [{"name": "test", "user": {"token": "test"}}],
            "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test", "namespace": "shop"}}],
        }))
        job = found("online-boutique", "Job", "rollout-restart")
        variables = {e["name"]: e["value"] for e in job["spec"]["template"]["spec"]["containers"][0]["env"]}
        ran = self.run_program(
            "sh", "restart.sh", **{**variables, "HOME": str(self.folder)}, interval="1", duration="1",
            KUBECONFIG=str(self.folder / "config"))
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        verbs = {"GET": "get", "PATCH": "patch", "PUT": "update", "POST": "create", "DELETE": "delete"}
        requests = set()
        for line in (self.folder / "requests").read_text().splitlines():
            method, path = line.split(" ")
            _, _, group, _, _, _, resource, *name = path.split("?")[0].split("/")
            verb = "watch" if "watch=" in path else verbs[method] if name else "list"
            requests.add((verb, group, resource, "/".join(name)))
        allowed = {
            (verb, group, resource, name)
            for rule in found("online-boutique", "Role", "rollout-restart")["rules"]
            for verb in rule["verbs"] for group in rule["apiGroups"] for resource in rule["resources"]
            for name in rule["resourceNames"]
        }
        self.assertEqual(requests, allowed)


if __name__ == "__main__":
    unittest.main()
