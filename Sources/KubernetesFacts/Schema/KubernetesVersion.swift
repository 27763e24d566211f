/// A minor version of Kubernetes, such as 1.31, which determines the API.
public struct KubernetesVersion: Sendable, Hashable {
  /// The number after `1.`.
  public let minor: Int

  /// The oldest version with known fields.
  public static let oldest = KubernetesVersion(minor: SchemaTables.oldestFields)
  /// The newest known version.
  public static let newest = KubernetesVersion(minor: SchemaTables.newest)

  /// Creates `1.minor`.
  public init(minor: Int) { self.minor = minor }

  /// Parses `1.31`, with an optional `v` prefix, patch version, and provider suffix (`v1.31.4-gke.1`); nil for other
  /// strings.
  public init?(_ text: String) {
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
  public static func < (left: KubernetesVersion, right: KubernetesVersion) -> Bool {
    left.minor < right.minor
  }
}

extension KubernetesVersion: CustomStringConvertible {
  /// The version as `1.31`.
  public var description: String { "1.\(minor)" }
}
