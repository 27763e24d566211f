internal import KubernetesFacts

extension ExperimentScripts {
  /// Drains nodes one after the other: those that `NODE_SELECTOR` selects, by default all except control plane nodes.
  static func drain(_ file: String, every interval: Int?, for duration: Int?) -> String {
    #"""
    #!/usr/bin/env bash
    # Drains the nodes one after the other, as an upgrade of the cluster does, and makes each schedulable again.
    #
    # usage: [NODE_SELECTOR=...] \#(file)
    # Exits with 0 if all drains completed, and with 1 if no schedulable node matches, or if a drain failed or took longer
    # than its timeout. Nodes that are cordoned at the start are skipped.
    set -euo pipefail
    selector=${NODE_SELECTOR-!\#(NodeKey.controlPlane)}
    # Seconds between the starts of two drains; with 0, one follows the other.
    interval=${INTERVAL_SECONDS:-\#(interval ?? 0)}
    # Seconds after which no further drain starts; with 0, all nodes are drained.
    duration=${DURATION_SECONDS:-\#(duration ?? 0)}
    timeout=${DRAIN_TIMEOUT_SECONDS:-\#(ExperimentSettings.drainTimeout)}

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

    """#
  }

  /// Simulates the loss of nodes without notice with kubectl: deletes their pods and keeps the nodes unschedulable.
  /// - Parameters:
  ///   - zone: the zone of the nodes; nil for one of the zones that run the system.
  ///   - count: the number of nodes; nil for all of the zone.
  static func lose(_ file: String, zone: String?, count: Int?, for duration: Int, in namespace: String)
    -> String
  {
    let pods =
      #"kubectl --namespace "$namespace" get pods --field-selector status.phase=Running "#
      + #"--output 'jsonpath={range .items[*]}{.spec.nodeName}{"\n"}{end}'"#
    let zoneLabel = NodeKey.zone.replacing(".", with: #"\."#)
    let choice =
      if let count {
        #"""
        # Nodes that run pods of the system, in the order of their names.
        count=${COUNT:-\#(count)}
        nodes=$(\#(pods) | sort -u | awk -v count="$count" 'NR <= count')
        """#
      } else {
        #"""
        # All nodes of the zone. If no zone is set, this is the zone of the first node that runs pods of the system.
        zone=${ZONE_NAME:-\#(zone ?? "")}
        if [ -z "$zone" ]; then
          node=$(\#(pods) | sort -u | awk 'NR == 1')
          zone=$(kubectl get node "$node" --output 'jsonpath={.metadata.labels.\#(zoneLabel)}')
        fi
        nodes=$(kubectl get nodes --selector "\#(NodeKey.zone)=$zone" \
          --output 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}')
        """#
      }
    let none =
      count == nil
      ? "Found no nodes in zone '$zone'." : "Found no nodes that run pods of namespace '$namespace'."
    return #"""
      #!/usr/bin/env bash
      # Simulates the loss of nodes without notice: deletes all their pods at once, except those of DaemonSets, ignores
      # disruption budgets, and keeps the nodes unschedulable for the duration. The grace period of the pods is 1 second.
      #
      # usage: \#(file)
      # Exits with 0 at the end, and with 1 if no node was found or not all pods were deleted.
      set -euo pipefail
      namespace=${NAMESPACE:-\#(namespace)}
      duration=${DURATION_SECONDS:-\#(duration)}
      \#(choice)
      if [ -z "$nodes" ]; then
        echo "\#(none)" >&2
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

      """#
  }
}
