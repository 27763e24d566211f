internal import Portolan

extension ExperimentScripts {
  /// Interrupts spot nodes with the provider's own simulation; nil for providers whose nodes AWS FIS
  /// interrupts, and for custom labels.
  static func reclaim(
    _ file: String, on provider: SpotProvider, count: Int, every interval: Int, for duration: Int
  ) -> String? {
    let (key, value) = provider.label
    let (tool, interrupt): (String, String)
    switch provider {
    case .gke:
      tool = "gcloud compute instances simulate-maintenance-event"
      interrupt = #"""
        # gce://PROJECT/ZONE/INSTANCE
        interrupt() {
          local project zone instance
          IFS=/ read -r _ _ project zone instance <<<"$1"
          gcloud compute instances simulate-maintenance-event "$instance" --project "$project" --zone "$zone" --quiet
        }
        """#
    case .aks:
      tool = "az vmss simulate-eviction"
      interrupt = #"""
        # azure:///subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.Compute/virtualMachineScaleSets/SET/...
        interrupt() {
          local subscription group set instance
          IFS=/ read -r _ _ _ _ subscription _ group _ _ _ set _ instance <<<"$1"
          az vmss simulate-eviction --subscription "$subscription" --resource-group "$group" --name "$set" \
            --instance-id "$instance"
        }
        """#
    case .eks, .karpenter, .label: return nil
    }
    return #"""
      #!/usr/bin/env bash
      # Interrupts spot nodes in rounds, with `\#(tool)`.
      #
      # usage: [NODE_SELECTOR=...] \#(file)
      # Exits with 0 if every round interrupted its nodes, and with 1 if a round found too few or the provider refused.
      set -euo pipefail
      selector=${NODE_SELECTOR-\#(key)=\#(value)}
      count=${COUNT:-\#(count)}
      interval=${INTERVAL_SECONDS:-\#(interval)}
      duration=${DURATION_SECONDS:-\#(duration)}

      \#(interrupt)

      start=$SECONDS
      rounds=$(((duration + interval - 1) / interval))
      interrupted=" "
      result=0
      for ((round = 0; round < rounds; round++)); do
        wait=$((start + round * interval - SECONDS))
        if [ "$wait" -gt 0 ]; then sleep "$wait"; fi
        left=$count
        nodes=$(kubectl get nodes --selector "$selector" --field-selector spec.unschedulable=false \
          --output 'jsonpath={range .items[*]}{.spec.providerID}{"\n"}{end}')
        for node in $nodes; do
          # A node that is being reclaimed stays for a while.
          case $interrupted in *" $node "*) continue ;; esac
          [ "$left" -gt 0 ] || break
          left=$((left - 1))
          interrupted+="$node "
          echo "== $node: interrupted"
          interrupt "$node" || result=1
        done
        if [ "$left" -gt 0 ]; then
          echo "Round $((round + 1)): too few nodes match '$selector' (missing: $left)." >&2
          result=1
        fi
      done
      exit "$result"

      """#
  }
}
