internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension ExperimentScripts {
  /// Adds a fault to the routes of a service's VirtualService and removes it after the duration.
  /// - Parameters:
  ///   - virtualService: the name of the VirtualService, with the script's variable for the prefix.
  ///   - host: the name of the service's Service, with the script's variable for the prefix.
  static func fault(
    _ file: String, _ fault: MeshFault, virtualService: String, host: String, in app: AppHeader
  ) -> String {
    #"""
    #!/usr/bin/env bash
    # Injects faults into the requests to \#(fault.service): puts them into all HTTP routes of its VirtualService, and
    # removes them after the duration or on a signal. If the service has none, the script creates one and deletes it.
    #
    # usage: \#(file)
    # Exits with 0 at the end, with 1 if Istio refuses the faults, and with 2 if the VirtualService has no HTTP routes or
    # already injects faults.
    set -euo pipefail
    namespace=${NAMESPACE:-\#(app.namespace)}
    prefix=${NAME_PREFIX-\#(app.namePrefix)}
    duration=${DURATION_SECONDS:-\#(fault.duration.wholeSeconds ?? 0)}
    fault=${FAULT:-'\#(fault.json)'}
    name=\#(virtualService)
    host=\#(host)

    kube() { kubectl --namespace "$namespace" "$@"; }
    kind=virtualservices.\#(APIGroup.istioNetworking)
    # JSON patch operations on all routes: add or remove.
    operations() {
      local route separator="" value=""
      [ "$1" = remove ] || value=",\"value\":$fault"
      printf '['
      for ((route = 0; route < ${#routes}; route++)); do
        printf '%s{"op":"%s","path":"/spec/http/%s/fault"%s}' "$separator" "$1" "$route" "$value"
        separator=,
      done
      printf ']'
    }
    undo=""
    waiting=""
    # The trap calls this function.
    # shellcheck disable=SC2317
    clean_up() {
      trap - EXIT INT TERM
      [ -z "$waiting" ] || kill "$waiting" 2>/dev/null || true
      case $undo in
        patch) kube patch "$kind" "$name" --type json --patch "$(operations remove)" || true ;;
        delete) kube delete "$kind" "$name" || true ;;
      esac
    }
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    if [ -n "$(kube get "$kind" "$name" --ignore-not-found --output name)" ]; then
      routes=$(kube get "$kind" "$name" --output 'jsonpath={range .spec.http[*]}x{end}')
      if [ -z "$routes" ]; then
        echo "VirtualService $name has no HTTP routes." >&2
        exit 2
      fi
      if [ -n "$(kube get "$kind" "$name" --output 'jsonpath={.spec.http[*].fault}')" ]; then
        echo "VirtualService $name already injects faults. Remove them, or wait until their experiment ends." >&2
        exit 2
      fi
      kube patch "$kind" "$name" --type json --patch "$(operations add)"
      undo="patch"
    else
      kube create --filename - <<END
    apiVersion: \#(Istio.VirtualService.apiVersion)
    kind: \#(Istio.VirtualService.kind)
    metadata:
      name: $name
    spec:
      hosts: [$host]
      http:
        - fault: $fault
          route: [{destination: {host: $host}}]
    END
      undo="delete"
    fi
    echo "== $name: faults for $duration seconds"
    # In the background, so that a signal ends the wait at once.
    sleep "$duration" &
    waiting=$!
    wait "$waiting"

    """#
  }
}

extension MeshFault {
  /// The value of `fault` in an Istio route.
  var json: String {
    var parts: [String] = []
    if let delay {
      parts.append(
        #""delay":{"percentage":{"value":\#(delayed.percent)},"fixedDelay":"\#(delay.rawValue)"}"#)
    }
    if let status {
      parts.append(#""abort":{"percentage":{"value":\#(aborted.percent)},"httpStatus":\#(status)}"#)
    }
    return "{" + parts.joined(separator: ",") + "}"
  }
}
