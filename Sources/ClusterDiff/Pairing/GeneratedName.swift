internal import KubernetesFacts
package import ManifestTree

/// A name that ends with a generated hash, of a ConfigMap, a Secret, or a Job.
package struct GeneratedName: Hashable {
  package let base: String
  package let kind: String
  package let namespace: String?

  /// Parses a generated name; nil for other names.
  ///
  /// Kustomize appends ten characters from a set without vowels. Other generators append eight or more hexadecimal
  /// digits. A suffix without a digit counts as a word, not as a hash.
  /// - Parameter jobs: whether Jobs can have such names.
  package init?(_ identity: ObjectIdentity, jobs: Bool = false) {
    guard
      identity.group.isEmpty && (identity.groupKind == .configMap || identity.groupKind == .secret)
        || jobs && identity.groupKind == .job,
      let dash = identity.name.lastIndex(of: "-")
    else { return nil }
    let hash = identity.name[identity.name.index(after: dash)...].utf8
    let isGenerated =
      hash.count == 10 && hash.allSatisfy(Self.kustomizeDigits.contains)
      || hash.count >= 8 && hash.allSatisfy(Self.hexadecimalDigits.contains)
    guard isGenerated, hash.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    base = String(identity.name[..<dash])
    kind = identity.kind
    namespace = identity.namespace
  }

  private static let kustomizeDigits = Set("2456789bcdfghkmt".utf8)
  private static let hexadecimalDigits = Set("0123456789abcdef".utf8)
}
