import KubernetesFacts
import ManifestTree

/// The addresses of Kubernetes Services, by which calls are recognized.
struct AddressIndex {
  /// The names of the services in the spec, by the names of their Kubernetes Services.
  private(set) var names: [String: String] = [:]
  /// The served ports of the services in the order of the spec.
  private(set) var served: [String: [PortMapping.ServedPort]] = [:]
  /// By service, the name of the port that a call without a port uses.
  private(set) var called: [String: String] = [:]
  /// The services by the labels that select their pods.
  private var selectors: [String: String] = [:]
  /// The services by the names of their accounts.
  private(set) var accounts: [String: [String]] = [:]
  /// The number of pods and the domain of each StatefulSet.
  private var members: [String: (count: Int64, domain: String)] = [:]
  /// The values of ConfigMaps and Secrets.
  private var configurations: [String: [(key: String, value: String)]] = [:]
  /// The ports of external hosts, from ServiceEntries.
  private(set) var entryPorts: [String: [Int64]] = [:]
  /// The name of each service's own Kubernetes Service.
  private var ownNames: [String: String] = [:]
  private let namespace: String

  init(
    _ services: [ServiceObjects], _ serviceNames: ServiceNames, _ traits: AppTraits, namespace: String,
    others: [Object] = []
  ) {
    self.namespace = namespace
    for object in others where ["ConfigMap", "Secret"].contains(object.identity.kind) {
      let field = object.identity.groupKind == .secret ? "stringData" : "data"
      configurations[object.identity.name, default: []] += (object.node[field]?.textPairs ?? []).map {
        ($0, $1)
      }
    }
    for entry in others where entry.identity.kind == "ServiceEntry" {
      let ports = (entry.node["spec"]?["ports"]?.list ?? []).compactMap { $0["number"]?.int }
      for host in (entry.node["spec"]?["hosts"]?.list ?? []).compactMap(\.text) { entryPorts[host] = ports }
    }
    for service in services {
      let name = serviceNames.name(of: service)
      selectors[Self.key(of: service.ownSelector(traits))] = name
      if let account = PodAccount.declared(in: service.template?["spec"]) {
        accounts[account, default: []].append(name)
      }
      var copy = service
      guard var pod = service.template?["spec"]?.map, var mapping = PortMapping(&pod) else { continue }
      mapping.hasHTTPRoutes = service.hasHTTPRoutes
      var result = ServiceMapping.Result(call: Call("Service"))
      let empty = ServiceMapping(name: name, service: service, system: ServiceMapping.System())
      _ = empty.exposures(&copy, &mapping, &result)
      guard let own = copy.services.first?.identity.name, names[own] == nil else { continue }
      names[own] = name
      ownNames[name] = own
      served[name] = mapping.served
      let routed = mapping.served.filter(\.isHTTP)
      let usesRoutes = service.hasOnlyHTTPRoutesInMesh && routed.count == 1
      called[name] = (usesRoutes ? routed : mapping.served).first?.name
      if service.kind == "StatefulSet", let domain = service.workload.node["spec"]?["serviceName"]?.text {
        let count =
          service.autoscaler?.node["spec"]?["minReplicas"]?.int
          ?? service.workload.node["spec"]?["replicas"]?.int ?? Int64(WorkloadDefaults.replicas)
        members[name] = (count, domain)
      }
    }
  }

  private static func key(of labels: [(String, String)]) -> String {
    labels.map { "\($0.0)=\($0.1)" }.sorted().joined(separator: ",")
  }

  /// The service with exactly this selector; nil if there is none.
  func service(selectedBy labels: [(String, String)]) -> String? { selectors[Self.key(of: labels)] }

  /// The call for a value that lists the addresses of the pods of a StatefulSet; nil for other values.
  private func members(_ value: String, as variable: String, from caller: String) -> Call? {
    guard value.utf8.count < 10_000, value.contains(",") || value.contains("-0.") else { return nil }
    let items = value.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = Address(String(items[0])), let mark = first.host.range(of: "-0."),
      let callee = names[String(first.host[..<mark.lowerBound])], callee != caller,
      let (count, domain) = members[callee], let own = ownNames[callee],
      let port = served[callee]?.first(where: { $0.name == called[callee] }),
      items.count == count
    else { return nil }
    func list(_ ending: String) -> String {
      (0..<count).map { "\(own)-\($0).\(domain)" }.joined(separator: ":\(port.served),") + ending
    }
    let address: Expression
    switch value {
    case list(":\(port.served)"): address = .make(".members")
    case list(""): address = .make(".members", Argument("lastPort", .flag(false)))
    default: return nil
    }
    return Call(
      "Calls", [Argument(nil, .text(callee)), Argument("as", .text(variable)), Argument(nil, address)])
  }

  /// The call for a value that is the address of a service; nil for other values and for forms that `Calls` does not render.
  func call(of value: String, as variable: String, from caller: String) -> Call? {
    if let call = members(value, as: variable, from: caller) { return call }
    guard let address = Address(value), let callee = names[address.host], callee != caller,
      let ports = served[callee], !ports.isEmpty
    else { return nil }
    var arguments = [Argument(nil, .text(callee)), Argument("as", .text(variable))]
    var port: Argument?
    if let number = address.port {
      guard let served = ports.first(where: { $0.served == number }) else { return nil }
      if served.name != called[callee] { port = Argument("port", .text(served.name)) }
    }
    switch (address.scheme, address.port) {
    case (nil, .some): if !address.path.isEmpty { return nil }
    case (nil, nil):
      guard address.path.isEmpty, variable.looksLikeHost else { return nil }
      arguments.append(Argument(nil, .name(".host")))
    case (let scheme?, .some):
      guard address.path.isEmpty || address.path.hasPrefix("/"), !address.path.contains("?") else {
        return nil
      }
      var url: [Argument] = []
      if scheme != "http" { url.append(Argument("scheme", .text(scheme))) }
      if !address.path.isEmpty { url.append(Argument("path", .text(address.path))) }
      arguments.append(Argument(nil, .call(Call(".url", url))))
    case (.some, nil): return nil
    }
    return Call("Calls", arguments + [port].compactMap(\.self))
  }

  /// The calls to services whose addresses are in other forms in the arguments, commands, variables, and ConfigMaps of a
  /// workload.
  func edges(of service: ServiceObjects, named name: String, declared: Call) -> [Call] {
    var known = Set((declared.children ?? []).flatMap { [$0] + ($0.children ?? []) }.compactMap(\.callee))
    known.insert(name)
    var edges: [Call] = []
    func add(_ texts: [String]) {
      for text in texts where text.utf8.count < 100_000 {
        for callee in callees(in: text) where known.insert(callee).inserted {
          edges.append(Call("Calls", [Argument(nil, .text(callee))]))
        }
      }
    }
    for container in ContainerList.all.flatMap({ service.template?["spec"]?[$0]?.list ?? [] }) {
      let texts =
        (container["env"]?.list ?? []).compactMap { $0["value"]?.text }
        + ["command", "args"].flatMap { (container[$0]?.list ?? []).compactMap(\.text) }
      add(texts)
    }
    for name in (service.template?["spec"]?.configurationNames ?? []).sorted() {
      for (key, value) in configurations[name] ?? [] {
        add([value])
        if key.looksLikeHost, let callee = names[RouteMapping.localName(value, namespace: namespace)],
          known.insert(callee).inserted
        {
          edges.append(Call("Calls", [Argument(nil, .text(callee))]))
        }
      }
    }
    return edges
  }

  /// The bytes that separate addresses in a string.
  private static let separators = Array(" ,;\"'@\n\r\t=()[]{}<>|`".utf8)

  /// The services whose addresses are in `text`: `host:port`, the host of a URL, or a host with its namespace.
  func callees(in text: String) -> [String] {
    var found: [String] = []
    for word in text.utf8.split(whereSeparator: { Self.separators.contains($0) })
    where word.contains(UInt8(ascii: ":")) || word.contains(UInt8(ascii: ".")) {
      guard var address = Address(String(Substring(word))) else { continue }
      if address.host.hasSuffix(".") { address.host.removeLast() }
      let host = RouteMapping.localName(address.host, namespace: namespace)
      guard
        address.port != nil || address.scheme != nil
          || ServiceHost(address.host, in: namespace)?.isQualified == true && host != address.host
      else { continue }
      if let callee = names[host], !found.contains(callee) { found.append(callee) }
    }
    return found
  }
}

/// The parts of an address.
struct Address {
  var scheme: String?
  var host: String
  var port: Int64?
  var path = ""

  init?(_ text: String) {
    var rest = Substring(text)
    if let mark = rest.range(of: "://") {
      scheme = String(rest[..<mark.lowerBound])
      rest = rest[mark.upperBound...]
      guard let scheme, !scheme.isEmpty,
        scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || "+-.:".contains($0) })
      else { return nil }
    }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    path = String(rest[end...])
    let authority = rest[..<end]
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, parts.count <= 2 else { return nil }
    host = String(first)
    if parts.count == 2 {
      guard let number = Int64(parts[1]), "\(number)" == parts[1] else { return nil }
      port = number
    }
  }
}

extension String {
  /// Whether a variable's name ends with a word for hosts, such as `HOST` or `ADDR`.
  fileprivate var looksLikeHost: Bool {
    let name = uppercased()
    return ["HOST", "ADDR", "ADDRESS", "SERVER", "HOSTNAME", "ENDPOINT"].contains { name.hasSuffix($0) }
  }
}

extension Call {
  /// The service that the part `Calls` calls.
  var callee: String? {
    guard name == "Calls", case .text(let callee)? = arguments.first?.value, arguments.first?.label == nil
    else {
      return nil
    }
    return callee
  }
}

extension StringProtocol where SubSequence == Substring {
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
