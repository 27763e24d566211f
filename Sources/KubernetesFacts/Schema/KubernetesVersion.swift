/// A minor version of Kubernetes, such as 1.31: what the API's content depends on.
public struct KubernetesVersion: Sendable, Hashable {
  /// The number behind `1.`.
  public let minor: Int

  /// The oldest version whose fields the tables know.
  public static let oldest = KubernetesVersion(minor: SchemaTables.oldestFields)
  /// The newest version that the tables know.
  public static let newest = KubernetesVersion(minor: SchemaTables.newest)

  /// Makes `1.minor`.
  public init(minor: Int) { self.minor = minor }

  /// Reads `1.31`, with a `v` before it, a patch number or a provider's suffix after it (`v1.31.4-gke.1`); nil for others.
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
  /// Orders by age, the oldest first.
  public static func < (left: KubernetesVersion, right: KubernetesVersion) -> Bool {
    left.minor < right.minor
  }
}

extension KubernetesVersion: CustomStringConvertible {
  /// The version as people write it: `1.31`.
  public var description: String { "1.\(minor)" }
}
