internal import ManifestTree

/// Telemetries, WasmPlugins, TrafficExtensions, and EnvoyFilters.
extension Validator {
  mutating func telemetry(_ spec: Field) {
    policyTarget(spec)
    policySelector(spec["selector"])
    for key in ["metrics", "tracing", "accessLogging"] {
      for provider in spec[key].items.flatMap({ $0["providers"].items }) where provider["name"].string.isEmpty
      {
        istiod(provider["name"], "a provider requires a name")
      }
    }
    for item in spec["tracing"].items {
      istioPercent(item["randomSamplingPercentage"])
      for (name, tag) in item["customTags"].entries { customTag(name, tag) }
    }
    for item in spec["metrics"].items {
      for override in item["overrides"].items {
        if override["match"]["customMetric"].text == "" {
          istiod(override["match"]["customMetric"], "customMetric must not be empty")
        }
        for (name, tag) in override["tagOverrides"].entries { tagOverride(name, tag) }
      }
      istioDuration(item["reportingInterval"])
    }
  }

  private mutating func customTag(_ name: String, _ tag: Field) {
    if name.isEmpty { istiod(tag, "a tag name must not be empty") }
    if !tag.exists { istiod(tag, "tag '\(name)' must not be null") }
    for (key, part) in [("literal", "value"), ("header", "name"), ("environment", "name")]
    where tag[key].exists && tag[key][part].string.isEmpty {
      istiod(tag[key][part], "tag '\(name)' requires \(key).\(part)")
    }
  }

  private mutating func tagOverride(_ name: String, _ tag: Field) {
    if !tag.exists { return istiod(tag, "the override for tag '\(name)' must not be null") }
    // The default operation is UPSERT.
    if tag["operation"].text == "REMOVE" {
      if tag["value"].exists { report(.conflict, at: tag, "value is not allowed when operation is 'REMOVE'") }
    } else if tag["value"].string.isEmpty {
      istiod(tag, "the override for tag '\(name)' requires a value, or 'operation: REMOVE'")
    }
  }

  mutating func wasmPlugin(_ spec: Field) {
    policyTarget(spec)
    policySelector(spec["selector"])
    wasm(spec)
    matchPorts(spec["match"])
  }

  mutating func trafficExtension(_ spec: Field) {
    let (wasm, lua) = (spec["wasm"], spec["lua"])
    if wasm.exists == lua.exists {
      report(.conflict, at: spec, "a TrafficExtension requires exactly one of wasm and lua")
    }
    policyTarget(spec)
    policySelector(spec["selector"])
    if wasm.exists { self.wasm(wasm) }
    if lua.exists, !(1...65_536).contains(lua["inlineCode"].string.utf8.count) {
      istiod(
        lua["inlineCode"],
        "inlineCode must have between 1 and 65536 bytes, not \(lua["inlineCode"].string.utf8.count)")
    }
    matchPorts(spec["match"])
  }

  private mutating func wasm(_ plugin: Field) {
    let url = plugin["url"]
    if url.string.isEmpty {
      istiod(url, "url is required")
    } else if let scheme = Self.scheme(of: url.string) {
      if !["file", "http", "https", "oci"].contains(scheme) {
        report(.form, at: url, "unknown scheme '\(scheme)' of url: use oci, https, http, or file")
      }
    }
    if url.string.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
      report(.form, at: url, "invalid url '\(url.string)': spaces and control characters are not allowed")
    }
    let variables = plugin["vmConfig"]["env"].items
    unique(variables.map { $0["name"] }, "environment variable name", .istiod) { $0.text }
    for variable in variables {
      if variable["name"].string.isEmpty { istiod(variable["name"], "env requires a name") }
      if variable["valueFrom"].text == "HOST", variable["value"].exists {
        report(.conflict, at: variable, "value is not allowed when valueFrom is 'HOST'")
      }
    }
  }

  /// The part before `://`; nil for a URL without a scheme.
  private static func scheme(of url: String) -> String? {
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return nil }
    return url[..<colon].lowercased()
  }

  private mutating func matchPorts(_ match: Field) {
    for port in match.items.flatMap({ $0["ports"].items }) { istioPort(port["number"]) }
  }

  mutating func envoyFilter(_ spec: Field) {
    workloadSelector(spec["workloadSelector"])
    policyTarget(spec, selector: "workloadSelector")
    for patch in spec["configPatches"].items where patch.exists { configPatch(patch) }
  }

  private mutating func configPatch(_ item: Field) {
    let (match, patch) = (item["match"], item["patch"])
    let isWaypoint = match["context"].text == "WAYPOINT"
    if match.exists, isWaypoint != match["waypoint"].exists {
      report(
        .conflict, at: match,
        isWaypoint
          ? "'context: WAYPOINT' requires a match on waypoint"
          : "a match on waypoint requires 'context: WAYPOINT'"
      )
    }
    let port = match["waypoint"]["portNumber"]
    portNumber(port)
    if isWaypoint { return }
    let target = item["applyTo"].text ?? "INVALID"
    if target == "INVALID" { return istiod(item["applyTo"], "a patch requires applyTo") }
    if !patch.exists { return istiod(patch, "patch is required") }
    let operation = patch["operation"].text ?? "INVALID"
    if operation == "INVALID" { return istiod(patch["operation"], "a patch requires an operation") }
    if operation != "REMOVE", !patch["value"].exists {
      return istiod(patch["value"], "operation \(operation) requires a value")
    }
    let version = match["proxy"]["proxyVersion"]
    if version.string.utf8.count <= 1024 { istioRegularExpression(version) }
    patchMatch(match, target)
    removedTypes(patch["value"], depth: 0)
  }

  /// Reports types of Envoy's v2 API, which istiod cannot read.
  ///
  /// The value of a TypedStruct is not a message, so its `type_url` is not read.
  private mutating func removedTypes(_ value: Field, depth: Int) {
    let type = value["@type"]
    if let name = type.text?.split(separator: "/").last, name.hasPrefix("envoy."), name.contains(".v2.") {
      istiod(
        type, "unknown type '\(type.string)': Envoy removed its v2 API", fix: "use the type in the v3 API")
    }
    guard depth < 100 else { return }
    for (_, item) in value.entries { removedTypes(item, depth: depth + 1) }
    for item in value.items { removedTypes(item, depth: depth + 1) }
  }

  private mutating func patchMatch(_ match: Field, _ target: String) {
    let kinds = ["listener", "routeConfiguration", "cluster"].filter { match[$0].exists }
    let expected: String
    switch target {
    case "LISTENER", "FILTER_CHAIN", "NETWORK_FILTER", "HTTP_FILTER": expected = "listener"
    case "ROUTE_CONFIGURATION", "VIRTUAL_HOST", "HTTP_ROUTE": expected = "routeConfiguration"
    case "CLUSTER": expected = "cluster"
    default: return
    }
    if let other = kinds.first, other != expected {
      return istiod(match[other], "applyTo \(target) requires a match on \(expected), not \(other)")
    }
    let filter = match["listener"]["filterChain"]["filter"]
    guard expected == "listener", filter.exists else { return }
    let part = filter["subFilter"]
    if filter["name"].string.isEmpty {
      return istiod(filter["name"], "a match on a filter requires a name")
    }
    guard part.exists else { return }
    let managers = [
      "envoy.filters.network.http_connection_manager", "envoy.http_connection_manager",
    ]
    if target != "HTTP_FILTER" {
      istiod(part, "subFilter requires applyTo HTTP_FILTER, not \(target)")
    } else if !managers.contains(filter["name"].string) {
      istiod(filter["name"], "subFilter requires the filter '\(managers[0])'")
    } else if part["name"].string.isEmpty {
      istiod(part["name"], "subFilter requires a name")
    }
  }
}
