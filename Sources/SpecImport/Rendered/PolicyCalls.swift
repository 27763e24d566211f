import KubernetesFacts
import ManifestTree

/// The calls of a service, according to its NetworkPolicy and its Sidecar.
struct PolicyCalls {
  /// A target of the calls.
  enum Callee: Hashable {
    /// A service of the system and the name of its port; nil for its first port.
    case service(String, port: String?)
    case host(String, port: Int64, transport: String, podPort: Int64?)
    case other(String, app: String, namespace: String, port: Int64)
    case kubernetesAPI
  }

  private(set) var callees: [Callee] = []
  private let index: AddressIndex
  private let namespace: String
  private let name: String
  /// The allowed ports: of any host, of pods in the namespace, and of pods in other namespaces.
  private var anyPorts: [Port] = []
  private var localPorts: [Port] = []
  private var namespacePorts: [String: [Port]] = [:]

  private struct Port: Hashable {
    let number: Int64
    let transport: String
  }

  /// Reads the policies of a service.
  init(_ service: ServiceObjects, named name: String, _ index: AddressIndex, namespace: String) {
    self.index = index
    self.namespace = namespace
    self.name = name
    var hosts: [String] = []
    var hasPolicy = false
    for policy in service.policies {
      switch DerivedKind(policy.identity.groupKind) {
      case .networkPolicies:
        hasPolicy = true
        for rule in policy.node["spec"]?["egress"]?.list ?? [] { read(rule) }
      case .sidecars:
        hosts = (policy.node["spec"]?["egress"]?.list ?? []).flatMap { $0["hosts"]?.list ?? [] }
          .compactMap(\.text)
      case .authorizationPolicies, nil: break
      }
    }
    let addresses = Dictionary(
      service.literalAddresses.map { ($0.host, $0.port) }, uniquingKeysWith: { first, _ in first })
    for host in hosts { add(host, addresses, hasPolicy: hasPolicy) }
  }

  /// The services that the service calls.
  var services: Set<String> {
    Set(callees.compactMap { if case .service(let name, _) = $0 { name } else { nil } })
  }

  // MARK: Policies

  private mutating func read(_ rule: Node) {
    let ports = (rule["ports"]?.list ?? []).compactMap { port -> Port? in
      port["port"]?.int.map {
        Port(number: $0, transport: port["protocol"]?.text ?? TransportProtocol.default)
      }
    }
    guard let peers = rule["to"]?.list, !peers.isEmpty else {
      if Set(ports.map(\.number)) == [Int64(PortNumber.dns)] { return }
      if ports.map(\.number) == PortolanDefaults.kubernetesAPIPorts.map(Int64.init) {
        return add(.kubernetesAPI)
      }
      anyPorts += ports
      return
    }
    guard peers.count == 1, case .map(let peer) = peers[0] else { return }
    let labels = peer["podSelector"]?["matchLabels"]?.textPairs ?? []
    let place = peer["namespaceSelector"]?["matchLabels"]?[NamespaceKey.name]?.text
    switch (place, peer["podSelector"]) {
    case (SystemNamespace.istio?, nil) where ports.map(\.number) == [Int64(IstioPort.controlPlane)]:
      return
    case (let place?, nil): namespacePorts[place, default: []] += ports
    case (let place?, _):
      let values = Dictionary(labels, uniquingKeysWith: { $1 })
      guard let service = values[RecommendedLabel.name], let app = values[RecommendedLabel.partOf] else {
        return
      }
      for port in ports { add(.other(service, app: app, namespace: place, port: port.number)) }
    case (nil, _) where labels.isEmpty: localPorts += ports
    case (nil, _):
      guard let service = index.service(selectedBy: labels) else { return }
      let served = index.served[service] ?? []
      for port in ports {
        guard
          let name = served.first(where: {
            $0.number == port.number && $0.transport == port.transport
          })?.name
        else { continue }
        add(.service(service, port: name == index.called[service] ? nil : name))
      }
    }
  }

  private mutating func add(_ callee: Callee) {
    if !callees.contains(callee) { callees.append(callee) }
  }

  // MARK: Sidecars

  /// Adds the callee of a Sidecar's host, with the port that the NetworkPolicy allows.
  private mutating func add(_ host: String, _ addresses: [String: Int64], hasPolicy: Bool) {
    guard let mark = host.firstIndex(of: "/") else { return }
    let place = String(host[..<mark])
    let target = String(host[host.index(after: mark)...])
    if target == "*" { return }
    if place == SystemNamespace.default, target.hasPrefix(ServiceHost.kubernetesAPI) {
      return add(.kubernetesAPI)
    }
    if place == "*" { return add(external: target, addresses) }
    let words = target.split(separator: ".", maxSplits: 2).map(String.init)
    guard words.count == 3, words[2] == ServiceHost.suffix else { return add(external: target, addresses) }
    let home = place == "." ? namespace : place
    if home == namespace {
      if let service = index.names[words[0]] {
        if !hasPolicy, service != name { add(.service(service, port: nil)) }
        return
      }
      let allowed = localPorts.isEmpty ? nil : localPorts.removeFirst()
      return add(host: words[0], allowed, addresses[words[0]])
    }
    let isOther = callees.contains {
      if case .other(words[0], _, home, _) = $0 { true } else { false }
    }
    if isOther { return }
    var ports = namespacePorts[home] ?? []
    let allowed = ports.isEmpty ? nil : ports.removeFirst()
    namespacePorts[home] = ports
    let name = ServiceHost.shortName(of: words[0], in: home)
    add(host: name, allowed, addresses[name] ?? addresses[target])
  }

  private mutating func add(external host: String, _ addresses: [String: Int64]) {
    let known = addresses[host] ?? index.entryPorts[host]?.first
    let position = anyPorts.firstIndex { $0.number == known } ?? anyPorts.indices.first
    var allowed: Port?
    if let position {
      allowed = anyPorts[position]
      // Several hosts can share a port, which a policy lists once.
      if anyPorts.count > 1 { anyPorts.remove(at: position) }
    }
    add(host: host, allowed, known)
  }

  private mutating func add(host: String, _ allowed: Port?, _ known: Int64?) {
    guard let number = known ?? allowed?.number else { return }
    let podPort = allowed.flatMap { $0.number == number ? nil : $0.number }
    add(
      .host(host, port: number, transport: allowed?.transport ?? TransportProtocol.default, podPort: podPort))
  }
}

extension PolicyCalls.Callee {
  /// The arguments of the callee in a call; those before its variable, and those after it.
  var arguments: (first: [Argument], last: [Argument]) {
    switch self {
    case .service(let name, let port):
      return ([Argument(nil, .text(name))], port.map { [Argument("port", .text($0))] } ?? [])
    case .host(let host, let port, let transport, let podPort):
      var arguments = [Argument("host", .text(host)), Argument("port", .integer(port))]
      switch (transport, port) {
      case (TransportProtocol.tcp, 80): break
      case (TransportProtocol.tcp, 443): arguments.append(Argument(nil, .name(".https")))
      case (TransportProtocol.tcp, _): arguments.append(Argument(nil, .name(".tcp")))
      default: arguments.append(Argument(nil, .name(".\(transport.lowercased())")))
      }
      if let podPort { arguments.append(Argument("podPort", .integer(podPort))) }
      return (arguments, [])
    case .other(let service, let app, let namespace, let port):
      return (
        [
          Argument(nil, .text(service)), Argument("of", .text(app)), Argument("in", .text(namespace)),
          Argument("port", .integer(port)),
        ], []
      )
    case .kubernetesAPI: return ([Argument(nil, .name(".kubernetesAPI"))], [])
    }
  }

  var call: Call { Call("Calls", arguments.first + arguments.last) }
}

extension ServiceObjects {
  /// The addresses that are the whole value of a variable: `host:port`, or a URL.
  var literalAddresses: [(host: String, port: Int64)] {
    ["initContainers", "containers"].flatMap { template?["spec"]?[$0]?.list ?? [] }
      .flatMap { $0["env"]?.list ?? [] }.compactMap { $0["value"]?.text }
      .compactMap { text in
        guard text.utf8.count < 1000, let address = Address(text), let port = address.port else { return nil }
        return (address.host, port)
      }
  }
}

extension PolicyCalls {
  /// The call to a host whose address is the value of a variable; nil for other values.
  func hostCall(of value: String, as variable: String) -> Call? {
    guard value.utf8.count < 1000, let address = Address(value), let port = address.port else { return nil }
    for callee in callees {
      guard case .host(address.host, port, _, _) = callee else { continue }
      var arguments = callee.arguments.first + [Argument("as", .text(variable))]
      if let scheme = address.scheme {
        var url: [Argument] = []
        if scheme != "http" { url.append(Argument("scheme", .text(scheme))) }
        if !address.path.isEmpty { url.append(Argument("path", .text(address.path))) }
        arguments.append(Argument(nil, .call(Call(".url", url))))
      } else if !address.path.isEmpty {
        return nil
      }
      return Call("Calls", arguments)
    }
    return nil
  }

  /// The calls that no variable of the service declares.
  func edges(declared: Call) -> [Call] {
    let declared = declared.allParts.filter { $0.name == "Calls" }
    return callees.filter { callee in
      let (first, last) = callee.arguments
      return !declared.contains { call in
        call.arguments.starts(with: first)
          && call.arguments.first { $0.label == "port" && last.contains(where: { $0.label == "port" }) }
            == last.first
          && (!last.isEmpty || callee.isHost || !call.arguments.contains { $0.label == "port" })
      }
    }
    .map(\.call)
  }
}

extension PolicyCalls.Callee {
  fileprivate var isHost: Bool {
    switch self {
    case .service: false
    case .host, .other, .kubernetesAPI: true
    }
  }
}
