internal import Diagnostics
internal import Portolan

extension SystemChecks {
  /// Reports a route at a gateway that never matches, because another route matches the same requests for the same
  /// host.
  mutating func checkMergedRoutes() {
    for merged in system.mergedRoutings() {
      merged.routes.forEachRepeat(of: \.route.requests) { repeated, first in
        faults.report(
          .hiddenRoute(
            at: repeated.route.location, host: merged.host, gateway: merged.gateway,
            first: first.route.location))
      }
    }
  }
}

extension Route {
  var location: FileLocation {
    switch self {
    case .http(let match): match.location
    case .tcp(let match): match.location
    case .tls(let match): match.location
    }
  }

  /// A string that identifies the requests that a route matches.
  fileprivate var requests: String {
    switch self {
    case .http(let match):
      "http "
        + match.alternatives.map { $0.map(\.key).sorted().joined(separator: " ") }.sorted().joined(
          separator: "|")
    case .tcp(let match): "tcp \(match.port ?? 0)"
    case .tls(let match): "tls \(match.port ?? 0) \(match.names.sorted().joined(separator: " "))"
    }
  }
}

extension Condition {
  /// A string that identifies the condition.
  fileprivate var key: String {
    switch self {
    case .prefix(let path): "prefix=\(path)"
    case .exact(let path): "exact=\(path)"
    case .regex(let path): "regex=\(path)"
    case .method(let method): "method=\(method)"
    case .header(let name, let text): "header \(name) \(text)"
    case .query(let name, let text): "query \(name) \(text)"
    case .sourceLabels(let labels):
      "labels \(labels.entries.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ","))"
    }
  }
}
