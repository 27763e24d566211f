internal import ManifestTree

/// Which requests one match of an HTTP route takes.
struct RouteMatch {
  private let uri: Path
  /// Whether the match asks for anything but the path.
  private let conditions: Node?

  private enum Path: Equatable {
    case any
    case prefix(String)
    case exact(String)
    case other(String)
  }

  init(everythingOf route: Part) {
    uri = .any
    conditions = nil
  }

  init(_ match: Part) {
    let path = match["uri"]
    if let prefix = path["prefix"].text {
      uri = prefix == "/" || prefix.isEmpty ? .any : .prefix(prefix)
    } else if let exact = path["exact"].text {
      uri = .exact(exact)
    } else if let pattern = path["regex"].text {
      uri = [".*", "/.*", "^/.*$", "^.*$"].contains(pattern) ? .any : .other(pattern)
    } else {
      uri = .any
    }
    guard case .map(var rest)? = match.node else {
      conditions = nil
      return
    }
    rest["uri"] = nil
    rest["name"] = nil
    conditions = rest.isEmpty ? nil : .map(rest)
  }

  /// Whether every request of the other is one of this.
  func covers(_ other: RouteMatch) -> Bool {
    guard conditions == nil || conditions == other.conditions else { return false }
    switch (uri, other.uri) {
    case (.any, _): return true
    case (.prefix(let prefix), .prefix(let path)), (.prefix(let prefix), .exact(let path)):
      return path.hasPrefix(prefix)
    default: return uri == other.uri
    }
  }
}
