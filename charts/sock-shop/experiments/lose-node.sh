#!/usr/bin/env bash
# Rendered by portolan from the spec of sock-shop; change the spec, not this file.
# Simulates the loss of nodes without notice: deletes all their pods at once, except those of DaemonSets, ignores
# disruption budgets, and keeps the nodes unschedulable for the duration. The grace period of the pods is 1 second.
#
# usage: lose-node.sh
# Exits with 0 at the end, and with 1 if no node was found or not all pods were deleted.
set -euo pipefail
namespace=${NAMESPACE:-sock-shop}
duration=${DURATION_SECONDS:-300}
# Nodes that run pods of the system, in the order of their names.
count=${COUNT:-1}
nodes=$(kubectl --namespace "$namespace" get pods --field-selector status.phase=Running --output 'jsonpath={range .items[*]}{.spec.nodeName}{"\n"}{end}' | sort -u | awk -v count="$count" 'NR <= count')
if [ -z "$nodes" ]; then
  echo "Found no nodes that run pods of namespace '$namespace'." >&2
  exit 1
fi

cordoned=()
waiting=""
# The trap calls this function.
# shellcheck disable=SC2317
clean_up() {
  trap - EXIT INT TERM
  [ -z "$waiting" ] || kill "$waiting" 2>/dev/null || true
  for node in ${cordoned[@]+"${cordoned[@]}"}; do kubectl uncordon "$node" || true; done
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# All nodes are cordoned first, so that no pod moves from one lost node to the next.
for node in $nodes; do
  if [ "$(kubectl get node "$node" --output 'jsonpath={.spec.unschedulable}')" = true ]; then continue; fi
  cordoned+=("$node")
  kubectl cordon "$node"
done
pids=()
for node in $nodes; do
  kubectl drain "$node" --disable-eviction --force --grace-period 1 --ignore-daemonsets --delete-emptydir-data \
    --timeout 60s &
  pids+=("$!")
done
result=0
for pid in "${pids[@]}"; do wait "$pid" || result=1; done
for node in $nodes; do echo "== $node: lost for $duration seconds"; done
# In the background, so that a signal ends the wait at once.
sleep "$duration" &
waiting=$!
wait "$waiting"
exit "$result"
