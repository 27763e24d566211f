import ManifestTree

/// Host names as the evaluators of routes and gateways match them.
enum RouteEvaluator {
  static func matches(_ pattern: String, _ host: String) -> Bool {
    if pattern == "*" || pattern.isEmpty { return true }
    return pattern.hasPrefix("*") ? host.hasSuffix(pattern.dropFirst()) : pattern == host
  }

  /// A number that is greater for a more specific host name, among those that match the same host.
  static func specificity(_ pattern: String) -> Int {
    if pattern == "*" || pattern.isEmpty { return 0 }
    return pattern.count + (pattern.hasPrefix("*") ? 0 : 1000)
  }

  /// Whether a regular expression matches a complete string.
  static func isWhole(_ expression: String, _ text: String) -> Bool {
    guard let expression = try? Regex(expression) else { return false }
    return ((try? expression.wholeMatch(in: text)) ?? nil) != nil
  }

  /// Whether a path has a prefix of whole elements.
  static func hasElements(_ prefix: String, _ path: String) -> Bool {
    let parts = prefix.split(separator: "/")
    return path.split(separator: "/", omittingEmptySubsequences: true).starts(with: parts)
  }
}
