"""Validates what it is told on standard input, an object per line after the version; prints a line `ok` or the fault."""

import functools
import json
import sys

import kubernetes_validate
from kubernetes_validate import utils

utils.schema_contents = functools.lru_cache(maxsize=None)(utils.schema_contents)

for line in sys.stdin:
    version, manifest = line.split(" ", 1)
    try:
        kubernetes_validate.validate(json.loads(manifest), version, strict=True)
        print("ok")
    except kubernetes_validate.ValidationError as error:
        print(".".join(str(step) for step in error.path) + ": " + error.message.replace("\n", " ")[:200])
