internal import Diagnostics
internal import KubernetesFacts
internal import Portolan

// Messages about containers with their variables, probes, resources, and security, and about volumes.

extension Diagnostic {
  static func repeatedContainer(_ name: String, at location: FileLocation, first: FileLocation) -> Diagnostic
  {
    repeated(
      "container", "two containers of the pod are named '\(name)'", at: location, first: first,
      fix: "rename one of the two")
  }

  static func partOfInitContainer(_ part: String, _ container: String, at location: FileLocation)
    -> Diagnostic
  {
    fault(
      "part-of-init-container",
      "init container '\(container)' does not support a \(part), because init containers complete before the main containers start",
      at: location, fix: "remove the \(part), or use 'Sidecar' for a container that keeps running")
  }

  static func hardenedContext(_ part: String, at location: FileLocation) -> Diagnostic {
    fault(
      "hardened-context", "\(part) requires '.withoutDefaults(.hardening, because: …)'", at: location,
      fix: "use 'Relax' and 'RunAs' to change the hardened security context")
  }

  static func dnsWithoutServers(at location: FileLocation) -> Diagnostic {
    fault(
      "dns-without-servers", "DNS policy '.none' requires name servers", at: location,
      fix: "add name servers, such as '.dnsConfig(nameservers: [\"10.0.0.1\"])'")
  }

  static func unknownContainer(
    _ name: String, declared: [String], at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-container", "unknown container '\(name)'", at: location,
      fix: didYouMean(nearestName(to: name, among: declared)) ?? useOneOf(declared))
  }

  // MARK: Resources and security

  static func tokenOfHardenedPod(isMounted: Bool, at location: FileLocation) -> Diagnostic {
    isMounted
      ? fault(
        "token-of-hardened-pod",
        "'.automountServiceAccountToken' requires a reason on a hardened service",
        at: location,
        fix: "use 'Relax(.serviceAccountToken, because: …)' instead")
      : fault(
        "token-of-hardened-pod",
        "'.automountServiceAccountToken(false)' and 'Relax(.serviceAccountToken, …)' are mutually exclusive",
        at: location, fix: "keep one of the two")
  }

  static func repeatedResources(
    _ container: String, at location: FileLocation, first: FileLocation
  ) -> Diagnostic {
    repeated(
      "resources", "resources for container '\(container)' are set twice", at: location, first: first,
      fix: "set all of them in one 'Resources(…)'")
  }

  static func requestAboveLimit(
    _ kind: String, _ request: String, _ limit: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "request-above-limit", "\(kind) request must be at most the limit '\(limit)', not '\(request)'",
      at: location,
      fix: "raise the limit or lower the request")
  }

  static func plainResource(_ name: String, isBuiltIn: Bool, at location: FileLocation) -> Diagnostic {
    fault(
      "malformed-key",
      "invalid extended resource '\(name)': use a name with a domain other than 'kubernetes.io', such as 'nvidia.com/gpu'",
      at: location,
      fix: isBuiltIn ? "use the 'cpu:', 'memory:', or 'ephemeralStorage:' argument of 'Resources'" : nil)
  }

  static func unknownCapability(_ name: String, nearest: String?, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-capability", "unknown capability '\(name)'",
      at: location,
      fix: didYouMean(nearest) ?? "use a Linux capability without 'CAP_', such as 'NET_BIND_SERVICE'")
  }

  static func rootWithoutRelaxation(_ container: String, at location: FileLocation) -> Diagnostic {
    fault(
      "root-without-relaxation",
      "container '\(container)' cannot start: it runs as user 0, but runAsNonRoot is true",
      at: location, fix: "use another user, or, if the program needs root, add 'Relax(.root, because: …)'")
  }

  /// - Parameter isMain: whether the container is the service's main container, whose user is the user of the pod.
  static func rootImage(_ container: Portolan.Container, _ image: RootImage, isMain: Bool) -> Diagnostic {
    doubt(
      "root-image",
      "container '\(container.name)' cannot start: image '\(container.image)' runs as root, but runAsNonRoot is true",
      at: container.location,
      fix: isMain
        ? "add 'RunAs(user: \(image.user), group: \(image.group), volumeGroup: \(image.group))' to the service"
        : "add 'RunAs(user: \(image.user), group: \(image.group))' to the container")
  }

  static func volumeGroupOfExtraContainer(_ container: String, at location: FileLocation) -> Diagnostic {
    doubt(
      "unused-volume-group",
      "volume group of container '\(container)' has no effect: a pod has only one volume group",
      at: location, fix: "set the volume group in the service's main container")
  }

  // MARK: Variables

  static func repeatedVariable(_ name: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "variable", "variable '\(name)' is set twice in one container", at: location, first: first,
      fix: "keep one of the two")
  }

  static func unknownField(
    _ path: String, fields: [String], nearest: String?, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-field",
      "unknown pod field '\(path)': expected \((fields + ["a label or annotation such as metadata.labels['app']"]).oneOf)",
      at: location, fix: didYouMean(nearest))
  }

  static func unknownResource(
    _ name: String, nearest: String?, names: [String], at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-resource",
      "unknown container resource '\(name)': use \((names + ["hugepages such as limits.hugepages-2Mi"]).oneOf)",
      at: location, fix: didYouMean(nearest))
  }

  // MARK: Probes and hooks

  static func repeatedProbe(_ purpose: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "probe", "\(purpose) probe is set twice on one container", at: location, first: first,
      fix: "keep one of the two")
  }

  static func probeWithoutPort(_ container: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-port", "a probe or hook requires a port on container '\(container)'", at: location,
      fix: "add a 'Port(…)', with 'servedAt: .nowhere' if only probes and hooks use the port")
  }

  static func probeOfUndeclaredProtocol(
    _ check: String, _ container: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "probe-port",
      "\(check) check requires 'port:': none of the ports of container '\(container)' is declared as \(check)",
      at: location, fix: "set 'port:' to one of the container's ports")
  }

  static func unprobablePort(
    _ name: String, of container: String, notes: [Note], nearest: String?, declared: [String],
    at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-port", "unknown port '\(name)' on container '\(container)'", at: location, notes: notes,
      fix: didYouMean(nearest) ?? useOneOf(declared)
        ?? "add a 'Port(…)', with 'servedAt: .nowhere' if only probes and hooks use the port")
  }

  static func probeOfDatagrams(
    _ port: String, _ transport: String, at location: FileLocation, port place: FileLocation
  ) -> Diagnostic {
    fault(
      "probe-transport", "a probe or hook requires a TCP port, not \(transport) port '\(port)'", at: location,
      notes: [Note("'\(port)' is declared here", at: place)])
  }

  static func graceOfReadiness(at location: FileLocation) -> Diagnostic {
    fault(
      "grace-of-readiness",
      "readiness probe does not support a grace period: only liveness and startup probes do",
      at: location, fix: "remove 'grace:'")
  }

  static func slowProbe(timeout: Int, period: Int, at location: FileLocation) -> Diagnostic {
    doubt(
      "slow-probe",
      "probe timeout of \(timeout) s is longer than the period of \(period) s: a slow check delays the next one",
      at: location,
      fix: "lower 'timeout:' or raise 'every:'")
  }

  static func repeatedHook(_ moment: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "hook", "hook for '\(moment)' is set twice on one container", at: location, first: first,
      fix: "keep one of the two")
  }

  static func unfitHook(_ kind: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unfit-hook", "a hook must be an HTTP request or a command, not a \(kind) check", at: location)
  }

  // MARK: Volumes

  static func repeatedVolume(_ name: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "volume", "two volumes are named '\(name)'", at: location, first: first, fix: "rename one of the two")
  }

  static func unknownVolume(
    _ name: String, of service: String, nearest: String?, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-volume", "unknown volume '\(name)' in service '\(service)'", at: location,
      fix: didYouMean(nearest) ?? "add a 'Volume(\"\(name)\", …)' to the service")
  }

  static func deviceOfFileSystem(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "volume-mode", "volume '\(name)' has a file system and cannot be used as a block device", at: location,
      fix: "use a claim with 'mode: .block', or use 'Mount'")
  }

  static func mountOfDevice(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "volume-mode", "volume '\(name)' is a block device and cannot be mounted", at: location,
      fix: "use 'Device(\"\(name)\", at: …)', or remove 'mode: .block' from the volume or its claim")
  }

  static func modeOfUnknownItem(_ key: String, nearest: String?, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-item", "'itemModes' sets a mode for '\(key)', which is not one of the volume's listed files",
      at: location,
      fix: didYouMean(nearest)
        ?? "list the file, for example in 'items', or set the mode of all files with 'mode'")
  }

  static func groupChangeWithoutGroup(at location: FileLocation) -> Diagnostic {
    fault("volume-group", "'volumeGroupChange' requires 'volumeGroup'", at: location)
  }

  static func repeatedMount(_ path: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "mount", "path '\(path)' is used twice in one container", at: location, first: first,
      fix: "use another path for one of the two")
  }

  static func colonInPath(_ path: String, at location: FileLocation) -> Diagnostic {
    fault("malformed-path", "invalid mount path '\(path)': ':' is not allowed", at: location)
  }

  static func twoSubPaths(at location: FileLocation) -> Diagnostic {
    fault(
      "two-sub-paths", "'subPath' and 'subPathExpression' are mutually exclusive", at: location,
      fix: "keep one of the two")
  }

  static func unprivilegedPropagation(
    _ container: String, isHardened: Bool, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unprivileged-propagation",
      "bidirectional mount propagation requires a privileged container, but '\(container)' is not privileged",
      at: location,
      fix:
        "use '.hostToContainer', or, if the node must see the container's mounts, add '\(isHardened ? "Relax(.privileged, because: …)" : "SecurityContext(privileged: true)")'"
    )
  }

  static func climbingPath(_ path: String, at location: FileLocation) -> Diagnostic {
    fault("malformed-path", "invalid host path '\(path)': '..' is not allowed", at: location)
  }

  static func unmountedVolume(_ name: String, at location: FileLocation) -> Diagnostic {
    doubt(
      "unmounted-volume", "no container uses volume '\(name)'", at: location,
      fix:
        "set the path in the main container with 'at:', add a 'Mount' or a 'Device' to a container, or remove the volume"
    )
  }

  static func unmountedClaimTemplate(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unmounted-claim-template", "no container uses the volume of claim template '\(name)'", at: location,
      fix:
        "set the path in the main container with 'at:', add a 'Mount' or a 'Device' to a container, or remove the template"
    )
  }

  static func claimTemplateWithoutStatefulSet(
    _ name: String, _ workload: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "claim-template", "claim template '\(name)' requires a StatefulSet, not a \(workload)",
      at: location,
      fix: "make the service a '.statefulSet', or use 'Volume' with a 'PersistentVolumeClaim'")
  }

  static func unknownHostPathType(
    _ type: String, types: [String], nearest: String?, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-host-path-type",
      "unknown host path type '\(type)': use \(types.quoted.oneOf)",
      at: location, fix: didYouMean(nearest))
  }
}
