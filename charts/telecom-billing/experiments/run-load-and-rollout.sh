#!/usr/bin/env bash
# Rendered by portolan from the spec of telecom-billing; change the spec, not this file.
# Starts the experiments' Jobs together, waits until they end, and prints their results.
# Exits with 0 if all succeeded, and with 1 otherwise. On a signal, what still runs is suspended again.
set -euo pipefail
namespace=${NAMESPACE:-telecom-billing}
poll=${POLL_SECONDS:-5}
limit=${LIMIT_SECONDS:-660}
jobs=(siege-rollout order-restart)
if [ $# -gt 0 ]; then jobs=("$@"); fi

job() { kubectl --namespace "$namespace" "$@"; }
# The state of a Job: Complete, Failed, or nothing while it runs.
state() {
  job get job "$1" \
    --output 'jsonpath={.status.conditions[?(@.status=="True")].type}' | tr ' ' '\n' \
    | grep -E -m 1 '^(Complete|Failed)$' || true
}
started=()
# The trap calls it.
# shellcheck disable=SC2317
clean_up() {
  trap - EXIT INT TERM
  for name in ${started[@]+"${started[@]}"}; do
    if [ -z "$(state "$name")" ]; then
      job patch job "$name" --type merge --patch '{"spec":{"suspend":true}}' >/dev/null || true
    fi
  done
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for name in "${jobs[@]}"; do
  suspended=$(job get job "$name" --output 'jsonpath={.spec.suspend}')
  if [ "$suspended" != true ] || [ -n "$(state "$name")" ]; then
    echo "Job $name runs or has ended: delete it and apply the manifests again." >&2
    exit 2
  fi
done
for name in "${jobs[@]}"; do
  started+=("$name")
  job patch job "$name" --type merge --patch '{"spec":{"suspend":false}}'
done

end=$((SECONDS + limit))
result=0
for name in "${jobs[@]}"; do
  until outcome=$(state "$name"); [ -n "$outcome" ]; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "Job $name has not ended after $limit seconds." >&2
      exit 1
    fi
    sleep "$poll"
  done
  echo "== $name: $outcome"
  job logs "job/$name" --tail 60 || true
  [ "$outcome" = Complete ] || result=1
done
exit "$result"
