/// A minor version of Kubernetes, such as 1.31, which determines the API.
package struct KubernetesVersion: Sendable, Hashable {
  /// The number after `1.`.
  package let minor: Int

  /// The oldest version with known fields.
  package static let oldest = KubernetesVersion(minor: SchemaTables.oldestFields)
  /// The newest known version.
  package static let newest = KubernetesVersion(minor: SchemaTables.newest)

  /// Creates `1.minor`.
  package init(minor: Int) { self.minor = minor }

  /// Parses `1.31`, with an optional `v` prefix, patch version, and provider suffix (`v1.31.4-gke.1`); nil for other
  /// strings.
  package init?(_ text: String) {
    let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0] == "1" else { return nil }
    let number = parts[1].prefix { $0.isASCII && $0.isNumber }
    let rest = parts[1].dropFirst(number.count)
    guard rest.isEmpty || rest.hasPrefix("+") || rest.hasPrefix("-"), let minor = Int(number) else {
      return nil
    }
    self.minor = minor
  }
}

extension KubernetesVersion: Comparable {
  /// Orders by version.
  package static func < (left: KubernetesVersion, right: KubernetesVersion) -> Bool {
    left.minor < right.minor
  }
}

extension KubernetesVersion: CustomStringConvertible {
  /// The version as `1.31`.
  package var description: String { "1.\(minor)" }
}
