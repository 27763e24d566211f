internal import Diagnostics
internal import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  mutating func checkProbes(of container: Portolan.Container) {
    container.probes.forEachRepeat(of: \.purpose) { repeated, first in
      faults.report(.repeatedProbe(repeated.purpose.rawValue, at: repeated.location, first: first.location))
    }
    for probe in container.probes {
      check(probe.check, of: container, at: probe.location)
      checkTimings(of: probe)
    }
  }

  private mutating func checkTimings(of probe: Portolan.Probe) {
    let location = probe.location
    let defaults = PortolanDefaults.probe(probe.purpose)
    faults.seconds(probe.after, of: "initial delay", at: location)
    let period = faults.seconds(probe.every, from: 1, of: "probe period", at: location)
    let timeout = faults.seconds(probe.timeout, from: 1, of: "probe timeout", at: location)
    faults.checkCount(probe.failures, from: 1, of: "number of failures", at: location)
    if probe.purpose == .readiness {
      faults.checkCount(probe.successes, from: 1, of: "number of successes", at: location)
      if probe.grace != nil { faults.report(.graceOfReadiness(at: location)) }
    } else {
      faults.checkNumber(
        probe.successes, in: 1...1, of: "number of successes in a \(probe.purpose.rawValue) probe",
        at: location)
      faults.seconds(probe.grace, from: 1, of: "grace period", at: location)
    }
    // A default timeout is not the user's error, and a timeout is not compared with an invalid period.
    guard service.has(.probeTimings), let timeout,
      let period = period ?? (probe.every == nil ? defaults.period : nil), timeout > period
    else {
      return
    }
    faults.report(.slowProbe(timeout: timeout, period: period, at: location))
  }

  /// Checks the lifecycle hooks of a container: one hook for each moment, and each with an HTTP request or a command.
  mutating func checkHooks(of container: Portolan.Container) {
    container.hooks.forEachRepeat(of: \.moment) { repeated, first in
      faults.report(.repeatedHook(repeated.moment.rawValue, at: repeated.location, first: first.location))
    }
    for hook in container.hooks {
      switch hook.action {
      case .http, .command: check(hook.action, of: container, at: hook.location)
      case .grpc: faults.report(.unfitHook("gRPC", at: hook.location))
      case .tcp: faults.report(.unfitHook("TCP", at: hook.location))
      }
    }
  }

  private mutating func check(
    _ check: Portolan.Probe.Check, of container: Portolan.Container, at location: FileLocation
  ) {
    switch check {
    case .http(let path, let port, let headers, let host, _):
      faults.checkAbsolutePath(path, of: "HTTP path", at: location)
      checkPort(port, for: check, of: container, at: location)
      for header in headers.entries { faults.checkToken(header.key, of: "header name", at: location) }
      faults.checkRepeatedKeys(headers, of: "header", at: location)
      if let host { faults.checkHost(host, wildcard: false, at: location) }
    case .grpc(let port, _), .tcp(let port): checkPort(port, for: check, of: container, at: location)
    case .command(let words):
      if words.isEmpty || words.first?.isEmpty == true {
        faults.report(.empty("command", "command", expected: "the name of a program", at: location))
      }
    }
  }

  /// Reports a port that the container does not have, or that does not accept TCP connections.
  ///
  /// Without a port, reports a container without ports, or with several TCP ports, none of which has the protocol of the
  /// check.
  private mutating func checkPort(
    _ reference: PortRef?, for check: Portolan.Probe.Check, of container: Portolan.Container,
    at location: FileLocation
  ) {
    if let port = container.port(reference, for: check) {
      // A single port can support more protocols than its name declares; with several ports, the choice would be a
      // guess.
      let candidates = container.ports.filter { $0.protocol.transport == nil }
      if reference == nil, candidates.count > 1,
        !candidates.contains(where: { check.isAnswered(on: $0.protocol) })
      {
        faults.report(.probeOfUndeclaredProtocol(check.protocolName, container.name, at: location))
      }
      guard port.protocol.transport != nil else { return }
      faults.report(.probeOfDatagrams(port.name, port.endpoint.transport, at: location, port: port.location))
      return
    }
    // Kubernetes looks up a named port only in the probed container.
    let elsewhere = service.allContainers.first { $0.port(reference, for: check) != nil && reference != nil }
    let notes =
      elsewhere.map { [Diagnostic.Note("container '\($0.name)' has this port", at: $0.location)] } ?? []
    switch reference {
    case nil: faults.report(.probeWithoutPort(container.name, at: location))
    case .name(let name):
      let nearest = nearestName(to: name, among: container.ports.map(\.name))
      faults.report(
        .unprobablePort(
          name, of: container.name, notes: notes, nearest: nearest, declared: container.ports.map(\.name),
          at: location))
    case .number(let number):
      faults.report(
        .unprobablePort(
          "\(number)", of: container.name, notes: notes, nearest: nil,
          declared: container.ports.map { "\($0.number)" }, at: location))
    }
  }
}

extension PortolanDefaults {
  /// The default timings of a probe.
  static func probe(_ purpose: Portolan.Probe.Purpose) -> ProbeTimings {
    switch purpose {
    case .readiness: readiness
    case .liveness: liveness
    case .startup: startup
    }
  }
}

extension Portolan.Probe.Check {
  /// The name of the protocol in messages.
  fileprivate var protocolName: String {
    switch self {
    case .http(_, _, _, _, let https): https ? "HTTPS" : "HTTP"
    case .grpc: "gRPC"
    case .tcp: "TCP"
    case .command: "command"
    }
  }
}
