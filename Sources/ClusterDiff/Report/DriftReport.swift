package import Diagnostics
package import ManifestTree

/// The result of a comparison.
package struct DriftReport: Sendable {
  /// The differences: first those of compared objects in the order of declaration, then missing objects, then undeclared
  /// objects.
  package internal(set) var differences: [Difference] = []
  /// The number of compared pairs.
  package internal(set) var comparedCount = 0
  /// Declared objects that were not compared, because their kinds were probably not requested for the dump.
  package internal(set) var uncompared: [Object] = []
  /// Declared objects in which live values count as defaults although a client may have set them: the live object has no
  /// managers, and the defaults of its kind are unknown.
  package internal(set) var unjudged: [Object] = []
  /// Objects that are declared more than once; the last declaration is compared.
  package internal(set) var repeated: [Repetition] = []
  /// Declared objects with values that are encrypted by SOPS.
  package internal(set) var encrypted: [ObjectIdentity] = []
  /// The errors with which the API server would reject the objects that an apply would create or change, at most ten
  /// per object.
  package internal(set) var rejections: [Diagnostic] = []
  /// Ignore rules without a match.
  package internal(set) var unusedIgnores: [IgnoreRule] = []

  /// Whether an object is missing or has drifted.
  package var hasDrift: Bool { differences.contains(where: \.isDrift) }

  /// The number of differences of a kind.
  package func count(of kind: Difference.Kind) -> Int { differences.count { $0.kind == kind } }

  /// Removes the differences that the user ignores, and records the ignore rules without a match.
  mutating func finish(ignores: [IgnoreRule]) {
    guard !ignores.isEmpty else { return }
    var used: Set<Int> = []
    differences = differences.filter { difference in
      guard difference.kind != .cosmetic else { return true }
      let matching = ignores.indices.filter { ignores[$0].covers(difference) }
      used.formUnion(matching)
      return matching.isEmpty
    }
    unusedIgnores = ignores.indices.filter { !used.contains($0) }.map { ignores[$0] }
  }
}
