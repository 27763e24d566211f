import KubernetesFacts
import ManifestTree

/// VirtualServices as routes of a service.
struct RouteMapping {
  /// The names of the services in the spec, by the names of their Kubernetes Services.
  let services: [String: String]
  /// The service that has the routes.
  let owner: String
  let namespace: String
  /// The served ports of the services.
  var served: [String: [PortMapping.ServedPort]] = [:]
  /// Whether the app's routes use fully qualified host names, with the namespace.
  var qualifiesHosts = false
  /// Whether Portolan renders the usual port of a destination that is declared without a port.
  var rendersPorts = false

  /// The name of a Service without its namespace, if it is in the namespace of the app.
  static func localName(_ host: String, namespace: String) -> String {
    let words = host.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count > 1 else { return host }
    let isLocal = words[1] == namespace && (words.count == 2 || ServiceHost.completes(".\(words[2])".utf8))
    return isLocal ? String(words[0]) : host
  }

  /// The service at a host in the form of the app's routes; nil if it has another form.
  private func service(at host: String) -> String? {
    let name = Self.localName(host, namespace: namespace)
    return host == Self.host(of: name, qualifiesHosts, namespace: namespace) ? services[name] : nil
  }

  /// The host of a Service in routes and traffic policies.
  static func host(of name: String, _ isQualified: Bool, namespace: String) -> String {
    isQualified ? ServiceHost.fullName(of: name, in: namespace) : name
  }

  /// The hosts of services that a VirtualService can belong to: the host inside the mesh, or the destinations in order.
  static func owners(of object: Object) -> [String] {
    let spec = object.node["spec"]
    if spec?["gateways"] == nil { return (spec?["hosts"]?.list ?? []).prefix(1).compactMap(\.text) }
    return VirtualServiceRoutes.fields.flatMap { spec?[$0]?.list ?? [] }.flatMap { $0["route"]?.list ?? [] }
      .compactMap { $0["destination"]?["host"]?.text }
  }

  /// The fields of a route that no part sets.
  struct Rest {
    /// The position of the route among those of its protocol.
    let position: Int
    let fields: NodeMap
  }

  /// The modifier for a VirtualService; nil if a route has no counterpart in the DSL.
  /// - Parameter rests: the fields of HTTP routes that have no part.
  func modifier(
    _ spec: inout NodeMap, named name: String?, knowsGateway: (String) -> Bool, _ rests: inout [Rest]
  ) -> Call? {
    let gateways = spec.peek(VirtualServiceField.gateways)?.list?.compactMap(\.text) ?? []
    let hosts = spec.peek(VirtualServiceField.hosts)?.list?.compactMap(\.text) ?? []
    guard let host = hosts.first, gateways.allSatisfy(knowsGateway),
      !gateways.isEmpty || service(at: host) == owner
    else { return nil }
    var routes: [Call] = []
    for (position, route) in (spec.peek(VirtualServiceField.http)?.list ?? []).enumerated() {
      guard let found = httpRoute(route) else { return nil }
      routes.append(found.call)
      if !found.rest.isEmpty { rests.append(Rest(position: position, fields: found.rest)) }
    }
    let streams = spec.peek(VirtualServiceField.tcp)?.list ?? []
    let isPlain = gateways.isEmpty && routesAllStreams(streams)
    if isPlain { routes.append(Call("TCPMatch")) }
    for route in isPlain ? [] : streams {
      guard let call = tcpRoute(route) else { return nil }
      routes.append(call)
    }
    for route in spec.peek(VirtualServiceField.tls)?.list ?? [] {
      guard let call = tlsRoute(route) else { return nil }
      routes.append(call)
    }
    guard !routes.isEmpty else { return nil }
    for field in VirtualServiceField.routes { _ = spec.take(field) }
    if hosts.count == 1 { _ = spec.take(VirtualServiceField.hosts) }
    if gateways.count == 1 { _ = spec.take(VirtualServiceField.gateways) }
    let naming = name.map { [Argument("named", .text($0))] } ?? []
    if let gateway = gateways.first {
      return Call(
        ".routed", [Argument("at", .text(host)), Argument("through", .text(gateway))] + naming, routes)
    }
    return Call(".routedInMesh", naming, routes)
  }

  /// The modifier for a service's routes in a VirtualService that several services share.
  func modifier(_ shared: ServiceObjects.SharedRoutes) -> Call? {
    let routes = shared.routes.compactMap { route($0.field, $0.node) }
    guard routes.count == shared.routes.count else { return nil }
    return Call(
      ".routed",
      [Argument("at", .text(shared.host)), Argument("through", .text(shared.gateway))], routes)
  }

  /// A route of a protocol.
  func route(_ field: VirtualServiceField, _ node: Node) -> Call? {
    switch field {
    case .http: httpRoute(node).flatMap { $0.rest.isEmpty ? $0.call : nil }
    case .tcp: tcpRoute(node)
    case .tls: tlsRoute(node)
    case .hosts, .gateways: nil
    }
  }

  /// Whether routes inside the mesh send the connections of each port of the service to the service itself.
  private func routesAllStreams(_ routes: [Node]) -> Bool {
    let ports = (served[owner] ?? []).filter { !$0.isHTTP && $0.transport == TransportProtocol.tcp }.map(
      \.served)
    guard !routes.isEmpty, routes.count == ports.count else { return false }
    return zip(routes, ports).allSatisfy { route, port in
      guard route.map?.count == 2, let match = route["match"]?.list, match.count == 1,
        match[0] == ["port": .int(port)], let targets = route["route"]?.list, targets.count == 1,
        targets[0].map?.count == 1, let target = targets[0]["destination"], target.map?.count == 2,
        let host = target["host"]?.text
      else { return false }
      return service(at: host) == owner
        && target["port"] == ["number": .int(port)]
    }
  }

  // MARK: HTTP

  /// An HTTP route, and the fields that no part sets; nil if it is not a map.
  private func httpRoute(_ node: Node) -> (call: Call, rest: NodeMap)? {
    guard case .map(var map) = node else { return nil }
    var call = Call("Match")
    let alternatives = map.convert(HTTPRouteField.match) { matches in
      let found = (matches.list ?? []).compactMap(conditions)
      return found.count == matches.list?.count ? found : nil
    }
    call.arguments = alternatives?.first ?? []
    if let name = map.takeText(HTTPRouteField.name) { call.arguments.append(Argument("name", .text(name))) }
    // The DSL cannot express a timeout of 0, which disables the timeout.
    if map.peek(HTTPRouteField.timeout) != "0s", let time = map.takeText(HTTPRouteField.timeout) {
      call.arguments.append(Argument("timeout", .duration(time)))
    }
    if let retries = map.convert(HTTPRouteField.retries, retries) {
      call.arguments.append(Argument("retries", retries))
    }
    call.modifiers = (alternatives ?? []).dropFirst().map { Call(".or", $0) }
    if let redirect = map.convert(HTTPRouteField.redirect, redirect) {
      call.modifiers.append(Call(".redirecting", [Argument(nil, redirect)]))
    }
    let rewrite = map.convert(HTTPRouteField.rewrite) { node in
      texts(node, [(RewriteField.uri, "path"), (.authority, "host")])
    }
    if let rewrite { call.modifiers.append(Call(".rewriting", rewrite)) }
    addDestinations(&map, to: &call)
    if let fault = map.convert(HTTPRouteField.fault, fault) {
      call.modifiers.append(Call(".injecting", [Argument(nil, fault)]))
    }
    if let mirrors = map.convert(HTTPRouteField.mirrors, mirrors) { call.modifiers += mirrors }
    if let cors = map.convert(HTTPRouteField.corsPolicy, cors) {
      call.modifiers.append(Call(".allowing", [Argument(nil, cors)]))
    }
    if let headers = map.convert(HTTPRouteField.headers, headers) {
      call.modifiers.append(Call(".changingHeaders", [Argument(nil, headers)]))
    }
    return (call, map)
  }

  /// Adds the destinations of an HTTP route.
  private func addDestinations(_ map: inout NodeMap, to call: inout Call) {
    guard map.peek(HTTPRouteField.route) != nil else {
      // Without a redirect, the DSL renders a destination, which a patch removes.
      if !call.modifiers.contains(where: { $0.name == ".redirecting" }) { map["route"] = .null }
      return
    }
    let destinations = map.convert(HTTPRouteField.route) { node in
      let found = (node.list ?? []).compactMap { destination($0, isHTTP: true) }
      return found.count == node.list?.count && !found.isEmpty ? found : nil
    }
    guard let destinations else { return }
    if destinations.count > 1 {
      call.modifiers.append(Call(".split", destinations.map { Argument(nil, $0) }))
    } else if let only = destinations.first, only != .make(".to") {
      call.modifiers.append(Call(".to", [Argument(nil, only)]))
    }
  }

  private func mirrors(_ node: Node) -> [Call]? {
    var calls: [Call] = []
    for mirror in node.list ?? [] {
      guard let destination = destination(mirror, isHTTP: true), let percent = percent(mirror["percentage"])
      else { return nil }
      calls.append(Call(".mirroring", [Argument("to", destination), Argument("percent", percent)]))
    }
    return calls
  }

  /// A TCP route; nil if it has conditions other than a single port.
  private func tcpRoute(_ node: Node) -> Call? {
    guard case .map(var map) = node else { return nil }
    var arguments: [Argument] = []
    if let matches = map.remove(StreamRouteField.match)?.list {
      guard matches.count == 1, let entry = matches[0].map?.only, entry.key == "port",
        let port = entry.value.int
      else { return nil }
      arguments.append(Argument("port", .integer(port)))
    }
    guard let destinations = destinations(map.remove(StreamRouteField.route), isHTTP: false), map.isEmpty
    else { return nil }
    // Inside the mesh, a `TCPMatch` without any arguments has a different meaning, so it keeps its destination.
    let isOwn = destinations.map(\.value) == [.make(".to")] && !arguments.isEmpty
    return Call("TCPMatch", arguments + (isOwn ? [] : destinations))
  }

  /// A TLS route; nil if it has conditions other than server names and a port.
  private func tlsRoute(_ node: Node) -> Call? {
    guard case .map(var map) = node, let matches = map.remove(StreamRouteField.match)?.list,
      matches.count == 1,
      case .map(var match) = matches[0],
      let names = match.remove(L4MatchField.sniHosts).flatMap(SecurityMapping.texts)
    else { return nil }
    var arguments = [Argument("sni", .list(names.map { .text($0) }))]
    if let port = match.remove(L4MatchField.port)?.int { arguments.append(Argument("port", .integer(port))) }
    guard match.isEmpty, let destinations = destinations(map.remove(StreamRouteField.route), isHTTP: nil),
      map.isEmpty
    else { return nil }
    return Call("TLSMatch", arguments + destinations)
  }

  private func destinations(_ node: Node?, isHTTP: Bool?) -> [Argument]? {
    guard let list = node?.list, case let found = list.compactMap({ destination($0, isHTTP: isHTTP) }),
      found.count == list.count,
      !found.isEmpty
    else { return nil }
    return found.enumerated().map { Argument($0.offset == 0 ? "to" : nil, $0.element) }
  }

  private func conditions(_ node: Node) -> [Argument]? {
    guard case .map(var map) = node else { return nil }
    var conditions: [Expression] = []
    if let uri = map.remove(HTTPMatchField.uri) {
      guard let entry = uri.map?.only, let text = entry.value.text,
        ["prefix", "exact", "regex"].contains(entry.key)
      else { return nil }
      conditions.append(.make(".\(entry.key)", Argument(nil, .text(text))))
    }
    if let method = map.remove(HTTPMatchField.method) {
      guard let entry = method.map?.only, entry.key == "exact", let text = entry.value.text else {
        return nil
      }
      conditions.append(.make(".method", Argument(nil, .text(text))))
    }
    for (field, name) in [(HTTPMatchField.headers, ".header"), (.queryParams, ".query")] {
      for entry in map.remove(field)?.map?.entries ?? [] {
        guard let text = textMatch(entry.value) else { return nil }
        conditions.append(.make(name, Argument(nil, .text(entry.key)), Argument(nil, text)))
      }
    }
    if let labels = map.remove(HTTPMatchField.sourceLabels) {
      guard let pairs = labels.textPairs else { return nil }
      conditions.append(.make(".sourceLabels", Argument(nil, .texts(pairs))))
    }
    guard map.isEmpty, !conditions.isEmpty else { return nil }
    return conditions.map { Argument(nil, $0) }
  }

  func textMatch(_ node: Node) -> Expression? {
    guard case .map(let map) = node else { return nil }
    if map.isEmpty { return .name(".present") }
    guard let entry = map.only, let text = entry.value.text else { return nil }
    switch entry.key {
    case "exact": return .text(text)
    case "prefix", "regex": return .make(".\(entry.key)", Argument(nil, .text(text)))
    default: return nil
    }
  }

  /// - Parameter isHTTP: whether the route is one of HTTP or of TCP; nil for TLS.
  private func destination(_ node: Node, isHTTP: Bool?) -> Expression? {
    guard case .map(var map) = node, case .map(var target)? = map.remove(RouteDestinationField.destination),
      let host = target.remove(DestinationField.host)?.text
    else { return nil }
    let service = service(at: host)
    var arguments: [Argument] = []
    if service == nil { arguments.append(Argument("host", .text(host))) }
    if let service, service != owner { arguments.append(Argument(nil, .text(service))) }
    if let port = target.remove(DestinationField.port) {
      guard let number = port.map?.only?.value.int else { return nil }
      if !rendersPorts || service.flatMap({ usualPort(of: $0, isHTTP: isHTTP) }) != number {
        arguments.append(Argument("port", .integer(number)))
      }
    }
    if let subset = target.remove(DestinationField.subset)?.text {
      arguments.append(Argument("subset", .text(subset)))
    }
    if let weight = map.remove(RouteDestinationField.weight)?.int {
      arguments.append(Argument("weight", .integer(weight)))
    }
    map["percentage"] = nil
    return map.isEmpty && target.isEmpty ? .call(Call(".to", arguments)) : nil
  }

  /// The port that the DSL uses for a destination without a port; nil if it is ambiguous.
  private func usualPort(of service: String, isHTTP: Bool?) -> Int64? {
    let ports = served[service] ?? []
    guard let isHTTP else { return ports.count == 1 ? ports.first?.served : nil }
    return (ports.first { $0.isHTTP == isHTTP } ?? ports.first)?.served
  }
}
