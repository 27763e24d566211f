internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension SystemChecks {
  /// Checks gateways and their listeners.
  mutating func checkGateways() {
    let gateways = system.resources.gateways
    for gateway in gateways {
      // Routes refer to a gateway as two DNS labels separated by a slash.
      faults.checkName(gateway.name, .label, of: "gateway", at: gateway.location)
      faults.checkLabels(gateway.selector, at: gateway.location)
      if let namespace = gateway.proxyNamespace {
        faults.checkName(namespace, .label, of: "namespace", at: gateway.location)
      }
      if gateway.listeners.isEmpty { faults.report(.noListeners(of: gateway.name, at: gateway.location)) }
      for listener in gateway.listeners { check(listener) }
      checkConflicts(in: gateway)
    }
    gateways.forEachRepeat(of: \.name) { repeated, first in
      faults.report(
        .repeatedDeclaration(
          "gateway", "gateways", repeated.name, at: repeated.location, first: first.location))
    }
  }

  private mutating func check(_ listener: Listener) {
    let location = listener.location
    faults.checkNumber(listener.number, in: PortNumber.all, of: "port number", at: location)
    faults.checkName(listener.name, .label, of: "listener", at: location)
    if listener.hosts.isEmpty {
      faults.report(
        .empty("hosts", "list of hosts in the listener", expected: "at least one, such as '*'", at: location))
    }
    for host in listener.hosts {
      let name = NamespacedHost(host, in: nil).host
      guard faults.checkHost(name, everyHost: true, at: location) else { continue }
      // Istio rejects a host without a dot.
      if name != "*", !name.utf8.contains(.dot) { faults.report(.shortHost(name, at: location)) }
    }
    listener.hosts.forEachRepeat(of: \.self) { host, _ in
      faults.report(.repeatedHost(host, port: listener.number, at: location, first: nil))
    }
    switch (listener.protocol, listener.tls) {
    case (.udp, _), (.sctp, _):
      faults.report(.unsupportedProtocol(listener.protocol.rawValue, of: "an Istio gateway", at: location))
    case (.https, nil), (.tls, nil):
      faults.report(.listenerWithoutTLS(listener.protocol.rawValue, at: location))
    case (.https, .simple(let credential, _)), (.https, .mutual(let credential, _)),
      (.tls, .simple(let credential, _)),
      (.tls, .mutual(let credential, _)):
      faults.checkName(credential, .subdomain, of: "credential", at: location)
    case (.https, .passthrough), (.tls, .passthrough), (_, nil): break
    case (_, .redirectToHTTPS):
      if !listener.protocol.isHTTP {
        faults.report(.redirectFromHTTPS(listener.protocol.rawValue, at: location))
      }
    case (_, .simple), (_, .mutual), (_, .passthrough):
      faults.report(.listenerWithTLS(listener.protocol.rawValue, at: location))
    }
  }

  /// Reports listeners with the same name, and listeners on the same port that cannot share it or have the same host.
  private mutating func checkConflicts(in gateway: Gateway) {
    gateway.listeners.forEachRepeat(of: \.name) { repeated, first in
      faults.report(.repeatedListenerName(repeated.name, at: repeated.location, first: first.location))
    }
    var speakers: [Int: Listener] = [:]
    var hosts: [Int: [String: Listener]] = [:]
    for listener in gateway.listeners {
      if let first = speakers[listener.number], !first.protocol.sharesPort(with: listener.protocol) {
        faults.report(
          .listenerConflict(
            listener.number, listener.protocol.rawValue, first.protocol.rawValue, at: listener.location,
            first: first.location))
        continue
      }
      speakers[listener.number] = speakers[listener.number] ?? listener
      for host in Set(listener.hosts).sorted() {
        if let first = hosts[listener.number]?[host] {
          faults.report(
            .repeatedHost(host, port: listener.number, at: listener.location, first: first.location))
        } else {
          hosts[listener.number, default: [:]][host] = listener
        }
      }
    }
  }
}

extension PortProtocol {
  /// Whether Istio merges listeners of the two protocols on one port: both are HTTP protocols, or both use TLS.
  fileprivate func sharesPort(with other: PortProtocol) -> Bool {
    let tls: Set<PortProtocol> = [.https, .tls]
    return isHTTP && other.isHTTP || tls.contains(self) && tls.contains(other)
  }
}

extension SystemChecks {
  /// Checks the declared locations of ingress controllers.
  mutating func checkIngressControllers() {
    for declared in system.resources.ingressControllers {
      let location = declared.location
      if declared.className.isEmpty {
        faults.report(.empty("class", "Ingress class", expected: "the name of an IngressClass", at: location))
      }
      if let namespace = declared.namespace {
        faults.checkName(namespace, .label, of: "namespace", at: location)
      }
      faults.checkLabels(declared.labels, at: location)
      for block in declared.addresses where !IPAddress.acceptsRange(block) {
        faults.report(
          .malformed(
            "address", block, "address block", expected: "a block such as '10.0.0.0/8'", at: location))
      }
    }
  }
}
