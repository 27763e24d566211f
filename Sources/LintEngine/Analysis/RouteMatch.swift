import KubernetesFacts
internal import ManifestTree

/// The requests or connections that a match of a route selects.
package struct RouteMatch {
  private let uri: Path
  /// The conditions of the match except the path.
  private let conditions: NodeMap
  /// Whether Istio moves the match behind all others of a gateway, because it selects every request of a host.
  package let isCatchAll: Bool

  private enum Path: Equatable {
    case any
    case prefix(String)
    case exact(String)
    case other(String)
  }

  package init(everythingOf route: ManifestField) {
    uri = .any
    conditions = NodeMap()
    isCatchAll = true
  }

  package init(_ match: ManifestField) {
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
    var rest = NodeMap()
    if case .map(let all)? = match.node { rest = all }
    rest["uri"] = nil
    rest["name"] = nil
    conditions = rest
    isCatchAll = rest.isEmpty && (!path.exists || path["prefix"].text == "/" || path["regex"].text == ".*")
  }

  /// The path as a key: a prefix unchanged, other match types with a marker.
  package var path: String {
    switch uri {
    case .any: ""
    case .prefix(let prefix): prefix
    case .exact(let exact): "=\(exact)"
    case .other(let pattern): "~\(pattern)"
    }
  }

  /// The paths of matches that may select all requests of this one.
  package var coveringPaths: [String] {
    switch uri {
    case .any: return [""]
    case .other(let pattern): return ["", "~\(pattern)"]
    case .prefix(let text), .exact(let text):
      // Only prefixes of up to 256 characters are looked up, which limits the cost of a long path.
      let bytes = text.unicodeScalars.prefix(256)
      let prefixes = bytes.indices.map { String(bytes[...$0]) }
      return [""] + prefixes + ["=\(text)"]
    }
  }

  /// Whether this match certainly selects every request of the other; regular expressions are compared as text.
  package func covers(_ other: RouteMatch) -> Bool {
    guard conditions.allSatisfy({ other.conditions[$0.key] == $0.value }) else { return false }
    switch (uri, other.uri) {
    case (.any, _): return true
    case _ where other.conditions["ignoreUriCase"] != conditions["ignoreUriCase"]: return false
    case (.prefix(let prefix), .prefix(let path)), (.prefix(let prefix), .exact(let path)):
      return path.hasPrefix(prefix)
    default: return uri == other.uri
    }
  }

  /// Whether the other match in the same route is redundant; an exact path next to its prefix is accepted, because it
  /// only documents the intent.
  package func repeats(_ other: RouteMatch) -> Bool {
    if case .exact = other.uri, uri != other.uri { return false }
    return covers(other)
  }
}

/// A match without effect, because an earlier match selects all its requests.
package struct CoveredMatch {
  /// The match, or the route if it has none.
  package let field: ManifestField
  /// The earlier match that selects all its requests.
  package let earlier: ManifestField
  /// Whether the whole route has no effect.
  package let isWholeRoute: Bool
}

extension VirtualService {
  /// The matches without effect, in order.
  package var coveredMatches: [CoveredMatch] {
    VirtualServiceRoutes.fields.flatMap { Self.coveredMatches(in: spec[$0].items) }
  }

  /// Comparing hundreds of matches in pairs would be slow, so only the first ones are compared.
  private static let limit = 200

  private static func coveredMatches(in routes: FieldItems) -> [CoveredMatch] {
    var earlier: [(match: RouteMatch, field: ManifestField)] = []
    return routes.flatMap { route -> [CoveredMatch] in
      let fields = route["match"].items
      let own =
        fields.isEmpty ? [(RouteMatch(everythingOf: route), route)] : fields.map { (RouteMatch($0), $0) }
      let covers = own.map { match in earlier.prefix(limit).first { $0.match.covers(match.0) }?.field }
      // A delegate can match fewer requests than the route that delegates to it.
      if !route["delegate"].exists { earlier += own.map { ($0.0, $0.1) } }
      let isWhole = covers.allSatisfy { $0 != nil }
      return own.indices.compactMap { number in
        let (match, field) = own[number]
        let cover = covers[number] ?? own[..<number].prefix(limit).first { $0.0.repeats(match) }?.1
        return cover.map { CoveredMatch(field: field, earlier: $0, isWholeRoute: isWhole) }
      }
    }
  }
}
