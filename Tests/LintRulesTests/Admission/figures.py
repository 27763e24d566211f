#!/usr/bin/env python3
"""Compares `portolan lint` with the recorded verdicts of a real API server and prints figures by topic.

Usage: figures.py PORTOLAN

located  an error at the field that the server names (or a parent or child of it)
found    an error elsewhere in the object
missed   no error
cluster  the verdict depends on the cluster (see EXCEPTIONS), and there is no error
false    an error on an accepted object
"""

import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# Rejections that do not follow from the manifest alone.
EXCEPTIONS = {
    "priority-class-missing": "the PriorityClass is not in the cluster",
    "runtime-class-missing": "the RuntimeClass is not in the cluster",
    "service-account-missing-object": "the ServiceAccount is not in the cluster",
    "svc-require-dual-stack": "the recorded cluster has one IP family",
    "svc-ip-family-v6-without": "the recorded cluster has no IPv6",
}

# Rules about other objects or about practice, which no API server enforces.
OTHER = re.compile(
    r"-missing$|^root-despite-non-root$|-selects-nothing$|no-namespace|^statefulset-service$|^service-target-port$|^privileged-container$|^unsafe-"
    r"|^host-|^sensitive-host-path$|^dangerous-capabilities$|^secret-in-|^budget-blocks-drain$|^cluster-admin-binding$|^probe-port$"
    r"|^ingress-snippet$|^container-socket-mounted$|^unmounted-claim-template$|^pod-security-|^no-"
)


def steps(path):
    """The steps of a path, with any kind of brackets."""
    path = re.sub(r'\["([^"]*)"\]', lambda m: "\0" + m.group(1).replace(".", "\1") + "\0", path)
    path = re.sub(r"\[([^\]]*)\]", lambda m: "\0" + m.group(1).replace(".", "\1") + "\0", path)
    return [step for step in re.split(r"[.\0]+", path) if step]


def agree(one, other, decoding=False):
    """Whether one path leads to the other, to a parent, or to a child."""
    one, other = steps(one), steps(other)
    if decoding:  # Go's decoder names fields without indexes.
        one = [step for step in one if not step.isdigit() and step[0].islower()]
        other = [step for step in other if not step.isdigit() and step[0].islower()]
    count = min(len(one), len(other))
    return count > 0 and (one[:count] == other[:count] or one[-count:] == other[-count:])


def errors(portolan, folder, case):
    file = os.path.join(folder, case["slug"] + ".yaml")
    with open(file, "w", encoding="utf-8") as out:
        out.write(case["manifest"])
    run = subprocess.run(
        [portolan, "lint", "--all", "--format", "json", file], cwd=folder, capture_output=True, text=True
    )
    try:
        found = json.loads(run.stdout)["findings"]
    except ValueError:
        return [{"rule": "unreadable", "path": ""}]
    return [f for f in found if f["severity"] == "error" and not OTHER.search(f["rule"])]


def verdict(portolan, folder, case):
    found = errors(portolan, folder, case)
    if not case["refused"]:
        return "false" if found else "clean"
    if not found:
        return "cluster" if case["slug"] in EXCEPTIONS else "missed"
    decoding = case["reason"] == "BadRequest"
    near = any(agree(f.get("path") or "", w, decoding) for f in found for w in case["fields"])
    return "located" if near else "found"


def main():
    portolan = os.path.abspath(sys.argv[1])
    with open(os.path.join(HERE, "validation.jsonl"), encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(4) as pool:
        verdicts = list(pool.map(lambda case: verdict(portolan, folder, case), cases))
    columns = ["located", "found", "missed", "cluster", "clean", "false"]
    topics = collections.defaultdict(collections.Counter)
    for case, word in zip(cases, verdicts):
        topics[case["topic"]][word] += 1
    topics["TOTAL"] = sum(topics.values(), collections.Counter())
    print("%-26s" % "topic", *("%8s" % column for column in columns))
    for topic in sorted(topics, key=lambda topic: (topic == "TOTAL", topic)):
        print("%-26s" % topic, *("%8d" % topics[topic][column] for column in columns))
    total = topics["TOTAL"]
    refused = sum(total[word] for word in ("located", "found", "missed", "cluster"))
    print(f"errors: {100 * (total['located'] + total['found']) / refused:.1f} % of refused objects")
    print(f"at the server's field: {100 * total['located'] / refused:.1f} %")
    for case, word in zip(cases, verdicts):
        if word in ("missed", "false"):
            print(word, case["slug"])
        elif word == "cluster":
            print("exception", case["slug"], "-", EXCEPTIONS[case["slug"]])
    return 1 if total["false"] or total["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
