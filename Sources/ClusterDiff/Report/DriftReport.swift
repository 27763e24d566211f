public import Diagnostics
public import ManifestTree

/// What a comparison found.
public struct DriftReport: Sendable {
  /// The differences, by object in the order of declaration, orphans last.
  public internal(set) var differences: [Difference] = []
  /// How many pairs were compared.
  public internal(set) var comparedCount = 0
  /// Declared objects of kinds that the dump was not asked for.
  public internal(set) var uncompared: [Object] = []
  /// Declared objects of kinds of which nothing tells defaults from what somebody set: neither the kinds' definitions nor
  /// managers are in the dump.
  public internal(set) var unjudged: [Object] = []
  /// Objects that are declared several times; the last declaration is compared.
  public internal(set) var repeated: [Repetition] = []
  /// Declared objects with values that SOPS encrypted.
  public internal(set) var encrypted: [ObjectIdentity] = []
  /// What the API server rejects in declared objects that an apply would create or change, at most ten an object.
  public internal(set) var rejections: [Diagnostic] = []
  /// Ignore rules that matched nothing.
  public internal(set) var unusedIgnores: [IgnoreRule] = []

  /// Whether something is missing or has drifted.
  public var hasDrift: Bool { differences.contains(where: \.isDrift) }

  /// How many differences are of a kind.
  public func count(of kind: Difference.Kind) -> Int { differences.count { $0.kind == kind } }

  /// Takes away what the user ignores.
  mutating func finish(ignores: [IgnoreRule]) {
    guard !ignores.isEmpty else { return }
    var used: Set<Int> = []
    differences = differences.filter { difference in
      guard difference.kind != .cosmetic,
        let index = ignores.firstIndex(where: { $0.covers(difference) })
      else { return true }
      used.insert(index)
      return false
    }
    unusedIgnores = ignores.indices.filter { !used.contains($0) }.map { ignores[$0] }
  }
}
