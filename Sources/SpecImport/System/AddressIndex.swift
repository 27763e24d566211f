import ManifestTree

/// The addresses of Kubernetes Services, by which calls are recognized.
struct AddressIndex {
  /// The name in the spec of the service that a Kubernetes Service leads to.
  private(set) var names: [String: String] = [:]
  /// The served ports of the services in the order of the spec: number and name.
  private var ports: [String: [(number: Int64, name: String)]] = [:]
  /// The name of each service's own Kubernetes Service.
  private var ownNames: [String: String] = [:]
  private let namespace: String

  init(_ services: [ServiceObjects], _ serviceNames: ServiceNames, namespace: String) {
    self.namespace = namespace
    for service in services {
      let name = serviceNames.name(of: service)
      var copy = service
      guard var pod = service.template?["spec"]?.map, var mapping = PortMapping(&pod) else { continue }
      var result = ServiceMapping.Result(call: Call("Service"))
      let empty = ServiceMapping(name: name, service: service, system: ServiceMapping.System())
      _ = empty.exposures(&copy, &mapping, &result)
      guard let own = copy.services.first?.identity.name, names[own] == nil else { continue }
      names[own] = name
      ownNames[name] = own
      ports[name] = mapping.servedIndices.map { (mapping.servedNumber($0), mapping.identity($0)) }
    }
  }

  /// The call whose address is a value; nil if the value is not the address of a service, or has another form.
  func call(of value: String, as variable: String, from caller: String) -> Call? {
    guard let address = Address(value), let callee = names[address.host], callee != caller,
      let ports = ports[callee], let first = ports.first
    else { return nil }
    var arguments = [Argument(nil, .text(callee)), Argument("as", .text(variable))]
    var port: Argument?
    if let number = address.port {
      guard let served = ports.first(where: { $0.number == number }) else { return nil }
      if served.number != first.number { port = Argument("port", .text(served.name)) }
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

  /// Edges to services whose addresses are in the arguments, commands and variables of a workload in another form.
  func edges(of service: ServiceObjects, named name: String, declared: Call) -> [Call] {
    var known = Set((declared.children ?? []).flatMap { [$0] + ($0.children ?? []) }.compactMap(\.callee))
    known.insert(name)
    var edges: [Call] = []
    for container in ["initContainers", "containers"].flatMap({ service.template?["spec"]?[$0]?.list ?? [] })
    {
      let texts =
        (container["env"]?.list ?? []).compactMap { $0["value"]?.text }
        + ["command", "args"].flatMap { (container[$0]?.list ?? []).compactMap(\.text) }
      for text in texts where text.utf8.count < 10_000 {
        for callee in callees(in: text) where known.insert(callee).inserted {
          edges.append(Call("Calls", [Argument(nil, .text(callee))]))
        }
      }
    }
    return edges
  }

  /// The services whose addresses are in a text: `host:port`, or the host of a URL.
  func callees(in text: String) -> [String] {
    guard text.contains(":") else { return [] }
    var found: [String] = []
    for word in text.split(whereSeparator: { " ,;\"'@\n\t=".contains($0) }) where word.contains(":") {
      guard let address = Address(String(word)), address.port != nil || address.scheme != nil else {
        continue
      }
      let host = RouteMapping.localName(address.host, namespace: namespace)
      if let callee = names[host], !found.contains(callee) { found.append(callee) }
    }
    return found
  }
}

/// The parts of an address.
private struct Address {
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
        scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || "+-.".contains($0) })
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
  /// Whether a variable of this name holds a host.
  fileprivate var looksLikeHost: Bool {
    let name = uppercased()
    return ["HOST", "ADDR", "ADDRESS", "SERVER", "HOSTNAME", "ENDPOINT"].contains { name.hasSuffix($0) }
  }
}

extension Call {
  /// The service that it calls.
  fileprivate var callee: String? {
    guard name == "Calls", case .text(let callee)? = arguments.first?.value, arguments.first?.label == nil
    else {
      return nil
    }
    return callee
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
