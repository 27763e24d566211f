internal import KubernetesFacts
internal import KubernetesTypes
internal import Portolan

extension SystemModel {
  /// A container's probe of a kind, with default timings for those that the spec does not set.
  func probe(
    _ purpose: Portolan.Probe.Purpose, of container: Portolan.Container, in service: Portolan.Service
  ) -> Core.Probe? {
    guard let declared = container.probes.first(where: { $0.purpose == purpose }) else { return nil }
    let defaults: PortolanDefaults.ProbeTimings? =
      switch purpose {
      case _ where !service.has(.probeTimings): nil
      case .readiness: PortolanDefaults.readiness
      case .liveness: PortolanDefaults.liveness
      case .startup: PortolanDefaults.startup
      }
    var probe = probeAction(declared.check, of: container, in: service)
    probe.initialDelaySeconds = declared.after?.wholeSeconds
    probe.periodSeconds = declared.every?.wholeSeconds ?? defaults?.period
    probe.timeoutSeconds = declared.timeout?.wholeSeconds ?? defaults?.timeout
    probe.successThreshold = declared.successes
    probe.failureThreshold = declared.failures ?? defaults?.failures
    probe.terminationGracePeriodSeconds = declared.grace?.wholeSeconds
    return probe
  }

  /// The check of a probe or hook, without timings.
  func probeAction(
    _ check: Portolan.Probe.Check, of container: Portolan.Container, in service: Portolan.Service
  ) -> Core.Probe {
    func target(_ reference: PortRef?) -> IntOrString {
      if case .name(let name) = reference, !service.has(.portNumbers) { return .string(name) }
      return .int(container.portNumber(reference, for: check))
    }
    return switch check {
    case .http(let path, let port, let headers, let host, let https):
      Core.Probe(
        httpGet: Core.HTTPGetAction(
          path: path, port: target(port), host: host,
          scheme: https ? .https : nil,
          httpHeaders: headers.entries.map { Core.HTTPHeader(name: $0.key, value: $0.value) }))
    case .grpc(let port, let service):
      Core.Probe(grpc: Core.GRPCAction(port: container.portNumber(port, for: check), service: service))
    case .tcp(let port):
      Core.Probe(tcpSocket: Core.TCPSocketAction(port: target(port)))
    case .command(let words): Core.Probe(exec: Core.ExecAction(command: words))
    }
  }
}

extension Portolan.Container {
  /// The port that a probe or hook checks.
  ///
  /// With a reference, this is the port with the number or name; nil if the container has no such port. Without a
  /// reference, this is the first port with the protocol of the check. If no port has the protocol, the first TCP port
  /// is used, because a server can support more protocols than the port's name declares. If the container has no TCP
  /// port, its first port is used, which the checks report. Nil if the container has no ports.
  func port(_ reference: PortRef?, for check: Portolan.Probe.Check) -> Port? {
    switch reference {
    case nil:
      ports.first { check.isAnswered(on: $0.protocol) } ?? ports.first { $0.protocol.transport == nil }
        ?? ports.first
    case .number(let number): ports.first { $0.number == number }
    case .name(let name): ports.first { $0.name == name }
    }
  }

  /// The number of a referenced port; 0 if it does not exist, which the checks report.
  fileprivate func portNumber(_ reference: PortRef?, for check: Portolan.Probe.Check) -> Int {
    port(reference, for: check)?.number ?? 0
  }
}

extension Portolan.Probe.Check {
  /// Whether ports with a protocol can answer the check.
  func isAnswered(on spoken: PortProtocol) -> Bool {
    switch self {
    case .http(_, _, _, _, let https): https ? spoken == .https : spoken == .http || spoken == .http2
    case .grpc: spoken == .grpc
    case .tcp: spoken.transport == nil
    case .command: false
    }
  }
}
