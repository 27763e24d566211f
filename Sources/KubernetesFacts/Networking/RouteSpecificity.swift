/// The order of the HTTP routes that several services have at one host, as expansion writes them and import recognizes
/// them: exact paths first, then regular expressions, then prefixes by length, and routes without a path last.
package enum RouteSpecificity {
  /// The kinds of paths, by their fields in a match.
  package enum PathKind: String { case exact, regex, prefix }

  /// The specificity of a match with a path.
  package static func of(_ kind: PathKind, _ path: String) -> Int {
    switch kind {
    case .exact: 2_000_000 + path.utf8.count
    case .regex: 1_000_000 + path.utf8.count
    case .prefix: path.utf8.count
    }
  }

  /// The specificity of a match without a path.
  package static let withoutPath = 0

  /// The specificity of a route: that of its least specific match.
  package static func of(matches: [Int]) -> Int { matches.min() ?? -1 }
}
