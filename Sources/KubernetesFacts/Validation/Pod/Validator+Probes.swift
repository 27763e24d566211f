internal import ManifestTree

/// Probes and lifecycle handlers.
extension Validator {
  /// Checks the probes and handlers of a main container or sidecar.
  mutating func lifecycle(_ container: Field, in pod: PodContext) {
    for key in ProbeKey.all where container[key].exists {
      probe(container[key], key, pod)
    }
    for key in ["postStart", "preStop"] where container["lifecycle"][key].exists {
      handler(container["lifecycle"][key], ["exec", "httpGet", "tcpSocket", "sleep"], pod)
    }
  }

  private mutating func probe(_ probe: Field, _ kind: String, _ pod: PodContext) {
    handler(probe, ["exec", "httpGet", "tcpSocket", "grpc"], pod)
    for key in [
      "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold",
    ] {
      nonNegative(probe[key])
    }
    let grace = probe["terminationGracePeriodSeconds"]
    if kind == "readinessProbe" {
      if grace.exists {
        report(.conflict, at: grace, "terminationGracePeriodSeconds is not allowed for a readiness probe")
      }
      return
    }
    range(grace, 1...(.max))
    if let threshold = probe["successThreshold"].int, threshold > 1 {
      report(
        .range, at: probe["successThreshold"],
        "successThreshold must be 1 for a \(kind == "livenessProbe" ? "liveness" : "startup") probe, not \(threshold)"
      )
    }
  }

  private mutating func handler(_ handler: Field, _ kinds: [String], _ pod: PodContext) {
    let present = kinds.filter { handler[$0].exists }
    if present.isEmpty {
      report(.required, at: handler, "\(handler.name) requires a handler: \(Self.list(kinds))")
    }
    if let first = present.first {
      for other in present.dropFirst() {
        report(.conflict, at: handler[other], "\(first) and \(other) are mutually exclusive")
      }
    }
    guard let kind = present.first else { return }
    let action = handler[kind]
    switch kind {
    case "exec": require(action["command"], "the exec command")
    case "httpGet":
      port(action["port"], isRequired: true)
      choice(action["scheme"], ["HTTP", "HTTPS"], hasDefault: true)
      for header in action["httpHeaders"].items {
        let name = header["name"].string
        if name.isEmpty || !name.utf8.allSatisfy({ $0.isAlphanumeric || $0 == .dash }) {
          report(
            .form, at: header["name"], "invalid HTTP header name '\(name)': use letters, digits, and '-'")
        }
      }
    case "tcpSocket": port(action["port"], isRequired: true)
    case "grpc": portNumber(action["port"])
    case "sleep": sleep(action, pod)
    default: break
    }
  }

  private mutating func sleep(_ action: Field, _ pod: PodContext) {
    let seconds = action["seconds"]
    guard let value = seconds.int else { return }
    let declared = pod.spec["terminationGracePeriodSeconds"].int
    let grace = declared ?? Int64(PodDefaults.gracePeriod)
    let lowest: Int64 = version.minor >= 33 ? 0 : 1
    if value < lowest || value > grace {
      report(
        .range, at: seconds,
        "sleep must be between \(lowest) and terminationGracePeriodSeconds (\(grace)\(declared == nil ? ", the default" : "")), not \(value)"
      )
    }
  }
}
