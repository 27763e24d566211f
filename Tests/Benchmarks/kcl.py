"""Runs a KCL program and prints its output: `kcl.py FILE NAME=VALUE…`."""

import sys

from kcl_lib import api

arguments = [api.Argument(name=name, value=value) for name, value in (text.split("=") for text in sys.argv[2:])]
result = api.API().exec_program(api.ExecProgramArgs(k_filename_list=[sys.argv[1]], args=arguments))
if result.err_message:
    sys.exit(result.err_message)
sys.stdout.write(result.yaml_result)
