#!/usr/bin/env bash
# Rendered by portolan from the spec of sock-shop; change the spec, not this file.
# Drains the nodes one after the other, as an upgrade of the cluster does, and makes each schedulable again.
#
# usage: [NODE_SELECTOR=...] drain-nodes.sh
# Exits with 0 if all drains completed, and with 1 if no schedulable node matches, or if a drain failed or took longer
# than its timeout. Nodes that are cordoned at the start are skipped.
set -euo pipefail
selector=${NODE_SELECTOR-!node-role.kubernetes.io/control-plane}
# Seconds between the starts of two drains; with 0, one follows the other.
interval=${INTERVAL_SECONDS:-0}
# Seconds after which no further drain starts; with 0, all nodes are drained.
duration=${DURATION_SECONDS:-0}
timeout=${DRAIN_TIMEOUT_SECONDS:-600}

cordoned=""
# The trap calls this function.
# shellcheck disable=SC2317
clean_up() {
  trap - EXIT INT TERM
  if [ -n "$cordoned" ]; then kubectl uncordon "$cordoned" || true; fi
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

nodes=$(kubectl get nodes --selector "$selector" --field-selector spec.unschedulable=false \
  --output 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}')
if [ -z "$nodes" ]; then
  echo "No schedulable node matches '$selector'." >&2
  exit 1
fi
start=$SECONDS
round=0
result=0
for node in $nodes; do
  wait=$((start + round * interval - SECONDS))
  if [ "$wait" -gt 0 ]; then sleep "$wait"; fi
  if [ "$duration" -gt 0 ] && [ "$((SECONDS - start))" -ge "$duration" ]; then break; fi
  round=$((round + 1))
  cordoned=$node
  if kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout "${timeout}s"; then
    echo "== $node: drained"
  else
    echo "== $node: not drained" >&2
    result=1
  fi
  kubectl uncordon "$node"
  cordoned=""
done
exit "$result"
