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

  /// The path as a key: a prefix as it is, others with a sign before them.
  var path: String {
    switch uri {
    case .any: ""
    case .prefix(let prefix): prefix
    case .exact(let exact): "=\(exact)"
    case .other(let pattern): "~\(pattern)"
    }
  }

  /// The paths of matches that may take all requests of this one.
  var coveringPaths: [String] {
    switch uri {
    case .any: return [""]
    case .other(let pattern): return ["", "~\(pattern)"]
    case .prefix(let text), .exact(let text):
      // Longer paths than this have no routes on each of their steps.
      let bytes = text.unicodeScalars.prefix(256)
      let prefixes = bytes.indices.map { String(bytes[...$0]) }
      return [""] + prefixes + ["=\(text)"]
    }
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
