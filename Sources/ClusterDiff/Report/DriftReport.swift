public import Diagnostics
public import ManifestTree

/// The result of a comparison.
public struct DriftReport: Sendable {
  /// The differences, by object in the order of declaration, with orphans last.
  public internal(set) var differences: [Difference] = []
  /// The number of compared pairs.
  public internal(set) var comparedCount = 0
  /// Declared objects of kinds that the dump does not include.
  public internal(set) var uncompared: [Object] = []
  /// Declared objects of kinds whose defaults cannot be distinguished from values that a client set: the dump contains
  /// neither their CustomResourceDefinitions nor managers.
  public internal(set) var unjudged: [Object] = []
  /// Objects that are declared more than once; the last declaration is compared.
  public internal(set) var repeated: [Repetition] = []
  /// Declared objects with values that are encrypted by SOPS.
  public internal(set) var encrypted: [ObjectIdentity] = []
  /// The errors with which the API server would reject the objects that an apply would create or change, at most ten
  /// per object.
  public internal(set) var rejections: [Diagnostic] = []
  /// Ignore rules without a match.
  public internal(set) var unusedIgnores: [IgnoreRule] = []

  /// Whether an object is missing or has drifted.
  public var hasDrift: Bool { differences.contains(where: \.isDrift) }

  /// The number of differences of a kind.
  public func count(of kind: Difference.Kind) -> Int { differences.count { $0.kind == kind } }

  /// Removes the differences that the user ignores.
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
