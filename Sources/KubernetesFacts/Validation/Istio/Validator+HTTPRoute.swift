internal import ManifestTree

/// HTTP routes of a VirtualService: their conditions and conflicting fields.
extension Validator {
  mutating func httpRoute(_ route: Field, isDelegate: Bool) {
    actions(route, isDelegate: isDelegate)
    for match in route["match"].items where match.exists { httpMatch(match) }
    headers(route["headers"])
    crossOrigin(route["corsPolicy"])
    faults(route["fault"])
    if let percent = route["mirrorPercent"].int, percent > 100 {
      istiod(route["mirrorPercent"], "mirrorPercent must be at most 100, not \(percent)")
    }
    istioPercent(route["mirrorPercentage"]["value"])
    destination(route["mirror"])
    for mirror in route["mirrors"].items where mirror.exists {
      if !mirror["destination"].exists { istiod(mirror["destination"], "destination is required") }
      destination(mirror["destination"])
      istioPercent(mirror["percentage"]["value"])
    }
    redirect(route["redirect"], matches: route["match"].items)
    directResponse(route["directResponse"])
    retries(route["retries"])
    rewrite(route["rewrite"])
    authority(route)
    for item in route["route"].items { headers(item["headers"]) }
    destinations(route["route"])
    istioDuration(route["timeout"])
  }

  private mutating func actions(_ route: Field, isDelegate: Bool) {
    let hasRoute = route["route"].count > 0
    if route["delegate"].exists, !isDelegate {
      for key in ["redirect", "route"] where route[key].exists {
        istiod(route[key], "\(key) and delegate are mutually exclusive")
      }
      return
    }
    if route["delegate"].exists {
      istiod(
        route["delegate"],
        "delegate is not allowed in a VirtualService without hosts: such a VirtualService is itself a delegate",
        fix: "add hosts, or replace delegate with route")
    }
    if let action = ["redirect", "directResponse"].first(where: { route[$0].exists }) {
      for other in ["route", "fault", "rewrite", "directResponse"]
      where other != action && (other == "route" ? hasRoute : route[other].exists) {
        istiod(route[other], "\(other) and \(action) are mutually exclusive")
      }
    } else if !hasRoute {
      istiod(
        route,
        isDelegate
          ? "an HTTP route of a delegate requires one of route, redirect, or directResponse"
          : "an HTTP route requires one of route, redirect, directResponse, or delegate")
    }
    if route["mirror"].exists, route["mirrors"].count > 0 {
      istiod(route["mirrors"], "mirror and mirrors are mutually exclusive")
    }
  }

  private mutating func httpMatch(_ match: Field) {
    for (name, value) in match["headers"].entries {
      if !value.exists { istiod(value, "the match for header '\(name)' must not be null") }
      matchedHeader(name, value)
      stringMatch(value)
    }
    for (name, value) in match["withoutHeaders"].entries {
      matchedHeader(name, value)
      // A `*` here matches any value; it is not a regular expression.
      if value["regex"].text != "*" { stringMatch(value) }
    }
    // An empty prefix matches every path, so it is valid only for URIs.
    regularExpressionMatch(match["uri"])
    for key in ["scheme", "method", "authority"] { stringMatch(match[key]) }
    for (_, value) in match["queryParams"].entries { stringMatch(value) }
    if match["port"].int ?? 0 != 0 { istioPort(match["port"]) }
    istioLabels(match["sourceLabels"])
    gatewayNames(match["gateways"])
    let namespace = match["sourceNamespace"]
    if !namespace.string.isEmpty, !IstioForm.isLabel(namespace.string) {
      istiod(namespace, "invalid sourceNamespace '\(namespace.string)': use a namespace name")
    }
  }

  private mutating func stringMatch(_ field: Field) {
    if field["prefix"].text == "" { istiod(field["prefix"], "prefix must not be empty") }
    regularExpressionMatch(field)
  }

  private mutating func regularExpressionMatch(_ field: Field) {
    let pattern = field["regex"]
    if pattern.text == "" {
      istiod(pattern, "regex must not be empty")
    } else {
      istioRegularExpression(pattern)
    }
  }

  private mutating func matchedHeader(_ name: String, _ field: Field) {
    let pseudo: Set<String> = [":method", ":scheme", ":authority", ":path", ":status"]
    if Self.isClaim(name) || pseudo.contains(name) { return }
    if !HTTPToken.accepts(name) {
      istiod(field, "invalid header name '\(name)': use \(HTTPToken.expected)")
    }
  }

  /// Reports headers that cannot be set or removed.
  mutating func headers(_ field: Field) {
    for (side, operations) in field.entries where side == "request" || side == "response" {
      for key in ["add", "set"] {
        for (name, value) in operations[key].entries {
          changedHeader(name, value, allowsAuthority: side == "request")
          if let fault = HeaderValue.fault(in: value.string) {
            istiod(value, "invalid value for header '\(name)': \(fault)")
          }
        }
      }
      for name in operations["remove"].items { changedHeader(name.string, name, allowsAuthority: false) }
    }
  }

  private mutating func changedHeader(_ name: String, _ field: Field, allowsAuthority: Bool) {
    if name.isEmpty { return istiod(field, "a header name must not be empty") }
    if allowsAuthority, Self.isAuthority(name) { return }
    if name.lowercased() == "host" || name.hasPrefix(":") {
      istiod(
        field,
        Self.isAuthority(name)
          ? "'\(name)' can be added or set only in headers.request, and cannot be removed"
          : "a header operation cannot change '\(name)'")
    }
  }

  private static func isAuthority(_ name: String) -> Bool {
    ["host", ":authority"].contains(name.lowercased())
  }

  private mutating func authority(_ route: Field) {
    var first = route["rewrite"]["authority"].string.isEmpty ? nil : "rewrite.authority"
    for key in ["set", "add"] {
      for (name, value) in route["headers"]["request"][key].entries where Self.isAuthority(name) {
        let setting = "'\(name)' in headers.request.\(key)"
        if let first {
          istiod(value, "\(first) and \(setting) both set the authority", fix: "keep one of the two")
        }
        first = first ?? setting
      }
    }
  }
}
