"""Validates objects from standard input: the version, then one object per line. Prints `ok` or the error for each."""

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
