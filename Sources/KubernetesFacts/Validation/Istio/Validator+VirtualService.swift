internal import ManifestTree

/// VirtualServices: hosts, gateways, and TLS and TCP routes.
extension Validator {
  mutating func virtualService(_ spec: Field, _ namespace: String) {
    let hosts = spec["hosts"].items
    let gateways = spec["gateways"]
    if hosts.isEmpty { delegate(spec) }
    gatewayNames(gateways)
    let isOfGateway = gateways.count > 0 && !gateways.texts.contains(IstioGateway.mesh)
    if !isOfGateway { claimRoutes(spec, isDelegate: hosts.isEmpty) }
    virtualHosts(hosts, spec, isOfGateway: isOfGateway)
    if VirtualServiceRoutes.fields.allSatisfy({ spec[$0].count == 0 }) {
      istiod(
        spec,
        hosts.isEmpty
          ? "a VirtualService without hosts requires http routes, because it is a delegate"
          : "a VirtualService requires http, tls, or tcp routes",
        fix: hosts.isEmpty
          ? "add http routes. If the VirtualService is not a delegate, also add hosts"
          : "add http, tls, or tcp routes")
    }
    for route in spec["http"].items where route.exists { httpRoute(route, isDelegate: hosts.isEmpty) }
    for route in spec["tls"].items where route.exists { tlsRoute(route, hosts, isOfGateway: isOfGateway) }
    for route in spec["tcp"].items where route.exists {
      for match in route["match"].items { layer4Match(match) }
      if route["route"].count == 0 { istiod(route["route"], "a TCP route requires destinations") }
      destinations(route["route"])
    }
    exportTo(spec["exportTo"], namespace)
  }

  private mutating func delegate(_ spec: Field) {
    if spec["gateways"].count > 0 {
      istiod(
        spec["gateways"],
        "gateways is not allowed in a VirtualService without hosts: such a VirtualService is a delegate, which uses the gateways of the VirtualService that delegates to it",
        fix: "add hosts, or remove gateways")
    }
    for key in ["tls", "tcp"] where spec[key].count > 0 {
      istiod(
        spec[key],
        "\(key) is not allowed in a VirtualService without hosts: such a VirtualService is a delegate, which supports only http routes",
        fix: "add hosts, or remove \(key)")
    }
  }

  private mutating func claimRoutes(_ spec: Field, isDelegate: Bool) {
    for match in spec["http"].items.flatMap({ $0["match"].items }) {
      for headers in [match["headers"], match["withoutHeaders"]] {
        for (key, value) in headers.entries where Self.isClaim(key) {
          istiod(
            value,
            "'\(key)' matches a JWT claim, which \(isDelegate ? "delegates" : "sidecars") do not support",
            fix: isDelegate
              ? "move the match to the VirtualService that delegates to this VirtualService"
              : "set 'gateways' to gateways only, without 'mesh'")
        }
      }
    }
  }

  /// Whether a header's name refers to a JWT claim: `@request.auth.claims.group` or `@request.auth.claims[group]`.
  static func isClaim(_ header: String) -> Bool {
    let prefix = "@request.auth.claims"
    guard header.lowercased().hasPrefix(prefix) else { return false }
    let name = header.dropFirst(prefix.count)
    return name.hasPrefix(".") && name.utf8.count > 1
      || name.hasPrefix("[") && name.hasSuffix("]") && name.utf8.count > 2
  }

  private mutating func virtualHosts(_ hosts: [Field], _ spec: Field, isOfGateway: Bool) {
    let hasServerNames = spec["tls"].items.contains {
      $0["match"].items.contains { $0["sniHosts"].count > 0 }
    }
    var patterns: [HostPattern] = []
    for host in hosts where host.text != nil {
      if host.string == "*", !isOfGateway {
        istiod(
          host,
          "host '*' is not allowed for sidecars: list the hosts, or set 'gateways' to gateways only, without 'mesh'"
        )
      } else if isOfGateway && hasServerNames && host.string.hasPrefix("outbound_") {
        continue
      } else if IstioForm.faultOfPattern(host.string) != nil, !IPAddress.accepts(host.string) {
        hostPattern(host)
      } else {
        patterns.append(HostPattern(host.string))
      }
    }
    guard patterns.count == hosts.count, hosts.count <= Self.comparedHosts else { return }
    for later in hosts.indices.dropFirst() {
      if let earlier = hosts.indices.prefix(later).first(where: { patterns[$0].overlaps(patterns[later]) }) {
        let (one, other) = (hosts[earlier].string, hosts[later].string)
        istiod(
          hosts[later], one == other ? "host '\(one)' is set twice" : "hosts '\(one)' and '\(other)' overlap")
      }
    }
  }

  /// The maximum number of hosts that are compared with each other, because the time is quadratic.
  private static let comparedHosts = 512

  private mutating func tlsRoute(_ route: Field, _ hosts: [Field], isOfGateway: Bool) {
    if route["match"].count == 0 { istiod(route["match"], "a TLS route requires a match") }
    let patterns = hosts.map { HostPattern($0.string) }
    for match in route["match"].items {
      if match["sniHosts"].count == 0 { istiod(match["sniHosts"], "a TLS match requires sniHosts") }
      for name in match["sniHosts"].items where name.text != nil {
        let isGenerated = isOfGateway && name.string.hasPrefix("outbound_")
        if !isGenerated, IstioForm.faultOfPattern(name.string) != nil {
          if !IPAddress.accepts(name.string) { hostPattern(name) }
        } else if !patterns.contains(where: { HostPattern(name.string).isWithin($0) }) {
          istiod(
            name, "sniHosts entry '\(name.string)' must match a host of the VirtualService",
            fix: "correct the entry, or add the host to spec.hosts")
        }
      }
      layer4Match(match)
    }
    if route["route"].count == 0 { istiod(route["route"], "a TLS route requires destinations") }
    destinations(route["route"])
  }

  private mutating func layer4Match(_ match: Field) {
    for subnet in match["destinationSubnets"].items where !IstioForm.isAddressOrRange(subnet.string) {
      istiod(subnet, "invalid destinationSubnets '\(subnet.string)': use an IP address or a CIDR")
    }
    if match["port"].int ?? 0 != 0 { istioPort(match["port"]) }
    istioLabels(match["sourceLabels"])
    gatewayNames(match["gateways"])
  }

  /// Reports names of gateways that are neither a name nor a namespace, a slash, and a name.
  ///
  /// istiod does not check the names that follow the first one without a namespace, such as `mesh`.
  mutating func gatewayNames(_ field: Field) {
    for name in field.items {
      let parts = name.string.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 1 {
        if let fault = IstioForm.faultOfHost(name.string) {
          istiod(
            name,
            name.string.isEmpty
              ? "the name of a gateway must not be empty" : "invalid gateway '\(name.string)': \(fault)")
        }
        return
      } else if !parts.allSatisfy({ IstioForm.isLabel($0) }), !name.string.contains("~") {
        istiod(name, "invalid gateway '\(name.string)': use '<name>' or '<namespace>/<name>'")
      }
    }
  }

  /// Reports errors in a route's destinations and their weights.
  mutating func destinations(_ field: Field) {
    var total: Int64 = 0
    for item in field.items {
      if !item["destination"].exists { istiod(item["destination"], "destination is required") }
      destination(item["destination"])
      let weight = item["weight"].int ?? 0
      if weight < 0 { istiod(item["weight"], "weight must be 0 or more, not \(weight)") }
      total += min(max(weight, -1_000_000), 1_000_000)
    }
    if field.count > 1, total == 0 {
      istiod(field, "the weights of the destinations must not all be 0: a missing weight counts as 0")
    }
  }

  /// Reports errors in a destination.
  mutating func destination(_ field: Field) {
    guard field.exists else { return }
    if field["host"].string == "*" {
      istiod(field["host"], "invalid host '*': a destination requires the host of one service")
    } else {
      hostPattern(field["host"])
    }
    if !field["subset"].string.isEmpty { subsetName(field["subset"]) }
    if field["port"].exists { istioPort(field["port"]["number"]) }
  }

  mutating func subsetName(_ field: Field) {
    if field.string.isEmpty {
      istiod(field, "a subset requires a name")
    } else if !IstioForm.isLabel(field.string) {
      istiod(field, "invalid subset '\(field.string)': use \(IstioForm.expectedLabel)")
    }
  }
}
