internal import Diagnostics

// Containers with their variables, probes, resources and security; volumes.

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
      "init container '\(container)' has a \(part), but it ends before the pod is up",
      at: location, fix: "use 'Sidecar' for a container that goes on running")
  }

  static func unknownContainer(_ name: String, nearest: String?, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-container", "no container of the pod is named '\(name)'", at: location,
      fix: didYouMean(nearest))
  }

  // MARK: Resources and security

  static func repeatedResources(
    _ container: String, at location: FileLocation, first: FileLocation
  ) -> Diagnostic {
    repeated(
      "resources", "the resources of container '\(container)' are said twice", at: location, first: first,
      fix: "say all of them in one 'Resources(…)'")
  }

  static func requestAboveLimit(
    _ kind: String, _ request: String, _ limit: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "request-above-limit", "the \(kind) request '\(request)' is above the limit '\(limit)'", at: location,
      fix: "raise the limit or lower the request")
  }

  static func plainResource(_ name: String, isBuiltIn: Bool, at location: FileLocation) -> Diagnostic {
    fault(
      "malformed-key",
      "'\(name)' is no extended resource, expected a name with a domain, such as 'nvidia.com/gpu'",
      at: location, fix: isBuiltIn ? "say it with the argument of its own" : nil)
  }

  static func unknownCapability(_ name: String, nearest: String?, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-capability", "'\(name)' is no capability, expected one such as 'NET_BIND_SERVICE'",
      at: location,
      fix: didYouMean(nearest))
  }

  static func rootWithoutRelaxation(_ container: String, at location: FileLocation) -> Diagnostic {
    fault(
      "root-without-relaxation",
      "container '\(container)' runs as user '0', which its security context forbids",
      at: location, fix: "use another user, or add 'Relax(.root, because: …)'")
  }

  static func volumeGroupOfExtraContainer(_ container: String, at location: FileLocation) -> Diagnostic {
    doubt(
      "unused-volume-group",
      "the volume group of container '\(container)' has no effect, the pod has one alone",
      at: location, fix: "say it in the service's own container")
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
      "'\(path)' is no field of the pod, expected one such as \(fields.joined(separator: ", "))",
      at: location, fix: didYouMean(nearest))
  }

  static func unknownResource(
    _ name: String, nearest: String?, names: [String], at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-resource",
      "'\(name)' is no resource of a container, expected \(names.joined(separator: ", "))",
      at: location, fix: didYouMean(nearest))
  }

  // MARK: Probes and hooks

  static func repeatedProbe(_ purpose: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated(
      "probe", "the container has two probes for \(purpose)", at: location, first: first,
      fix: "keep one of the two")
  }

  static func probeWithoutPort(_ container: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unknown-port", "container '\(container)' has no port, expected one to ask", at: location,
      fix: "add a 'Port(…)', with 'servedAt: .nowhere' if nothing else uses it")
  }

  static func unprobablePort(
    _ name: String, of container: String, notes: [Note], nearest: String?, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-port", "container '\(container)' has no port '\(name)'", at: location, notes: notes,
      fix: didYouMean(nearest))
  }

  static func probeOfDatagrams(
    _ port: String, _ transport: String, at location: FileLocation, port place: FileLocation
  ) -> Diagnostic {
    fault(
      "probe-transport", "port '\(port)' speaks \(transport), expected a TCP port to ask", at: location,
      notes: [Note("'\(port)' is declared here", at: place)])
  }

  static func graceOfReadiness(at location: FileLocation) -> Diagnostic {
    fault(
      "grace-of-readiness",
      "a readiness probe has a grace period, expected one for liveness and startup alone",
      at: location, fix: "leave 'grace:' out")
  }

  static func slowProbe(timeout: Int, period: Int, at location: FileLocation) -> Diagnostic {
    doubt(
      "slow-probe", "the probe's timeout of '\(timeout)s' is longer than its period of '\(period)s'",
      at: location,
      fix: "shorten 'timeout:' or lengthen 'every:'")
  }

  static func repeatedHook(_ moment: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated("hook", "the container has two hooks for '\(moment)'", at: location, first: first)
  }

  static func unfitHook(_ kind: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unfit-hook", "a hook can't be a \(kind) check, expected an HTTP request or a command", at: location)
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
      "unknown-volume", "no volume of '\(service)' is named '\(name)'", at: location,
      fix: didYouMean(nearest) ?? "add a 'Volume(\"\(name)\", …)' to the service")
  }

  static func repeatedMount(_ path: String, at location: FileLocation, first: FileLocation) -> Diagnostic {
    repeated("mount", "two volumes are mounted at '\(path)' of one container", at: location, first: first)
  }

  static func colonInPath(_ path: String, at location: FileLocation) -> Diagnostic {
    fault("malformed-path", "'\(path)' is no mount path, expected one without ':'", at: location)
  }

  static func climbingPath(_ path: String, at location: FileLocation) -> Diagnostic {
    fault("malformed-path", "'\(path)' is no path of the node, expected one without '..'", at: location)
  }

  static func unmountedVolume(_ name: String, at location: FileLocation) -> Diagnostic {
    doubt(
      "unmounted-volume", "no container mounts volume '\(name)'", at: location,
      fix: "say where with 'at:', or leave the volume out")
  }

  static func unmountedClaimTemplate(_ name: String, at location: FileLocation) -> Diagnostic {
    fault(
      "unmounted-claim-template", "no container mounts claim template '\(name)'", at: location,
      fix: "say where with 'at:', or leave the template out")
  }

  static func claimTemplateWithoutStatefulSet(
    _ name: String, _ workload: String, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "claim-template", "a \(workload) can't have claim template '\(name)', expected a StatefulSet",
      at: location,
      fix: "make the service a '.statefulSet', or use 'Volume' with a 'PersistentVolumeClaim'")
  }

  static func unknownHostPathType(
    _ type: String, types: [String], nearest: String?, at location: FileLocation
  ) -> Diagnostic {
    fault(
      "unknown-host-path-type",
      "'\(type)' is no type of a node's path, expected \(types.joined(separator: ", "))",
      at: location, fix: didYouMean(nearest))
  }
}
