"""Creates a large dump in the formats of `kubectl get -o yaml` and `-o json`, and the applied manifests.

    dump.py FIXTURES TARGET OBJECTS DECLARED

It consists of copies of the real dumps among the tests' fixtures; each copy has its own namespace, so that all objects are
different. The images of three live Deployments are changed, which a diff must find.
"""

import copy
import gzip
import json
import pathlib
import re
import sys

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
CHANGES = 3


def identity(each):
    return each["kind"], each["apiVersion"].split("/")[0], each["metadata"]["name"]


def manifests(folder):
    for path in sorted(folder.iterdir()):
        for document in filter(None, yaml.load_all(path.read_text(), Loader)):
            yield from document["items"] if document["kind"] == "List" else [document]


def in_namespace(each, name):
    each = copy.deepcopy(each)
    each["metadata"]["namespace"] = name
    return each


class Live:
    """A live object in both formats of a dump."""

    def __init__(self, text):
        self.text, self.object = text, yaml.load(text, Loader)[0]

    def copied(self, name, image=None):
        text, each = re.sub("^    namespace: .*$", f"    namespace: {name}", self.text, flags=re.M), in_namespace(self.object, name)
        if image:
            container = each["spec"]["template"]["spec"]["containers"][0]
            text = text.replace(f"image: {container['image']}\n", f"image: {image}\n", 1)
            container["image"] = image
        return text, json.dumps(each, indent=4).replace("\n", "\n        ")


def main():
    fixtures, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    size, declared_size = int(sys.argv[3]), int(sys.argv[4])
    target.mkdir(parents=True, exist_ok=True)
    parts = re.split("^(?=- )", gzip.open(fixtures / "clean-csa.yaml.gz", "rt").read(), flags=re.M)
    head, last = parts[0], parts[-1]
    end = last.index("kind: List\n")
    foot = last[end:]
    live = [Live(text) for text in parts[1:-1] + [last[:end]]]
    known = {identity(each.object) for each in live}
    declared = [each for each in manifests(fixtures / "manifests") if identity(each) in known]

    with open(target / "declared.yaml", "w") as file:
        copies = (in_namespace(declared[n % len(declared)], f"namespace-{n // len(declared)}") for n in range(declared_size))
        yaml.dump_all(copies, file, Dumper)
    (target / "one.yaml").write_text(yaml.dump(in_namespace(declared[0], "namespace-0"), Dumper=Dumper))
    changes = 0
    with open(target / "live.yaml", "w") as as_yaml, open(target / "live.json", "w") as as_json:
        as_yaml.write(head)
        as_json.write('{\n    "apiVersion": "v1",\n    "items": [\n')
        for n in range(size):
            each, image = live[n % len(live)], None
            if changes < CHANGES and each.object["kind"] == "Deployment" and identity(each.object) in map(identity, declared):
                image, changes = f"example.com/changed:{changes}", changes + 1
            text, node = each.copied(f"namespace-{n // len(live)}", image)
            as_yaml.write(text)
            as_json.write("        " + node + (",\n" if n + 1 < size else "\n"))
        as_yaml.write(foot)
        as_json.write('    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n')


if __name__ == "__main__":
    main()
