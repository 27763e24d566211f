package import Diagnostics
import ManifestTree

/// The differences between two versions of a system, grouped by cause.
package struct ChangeSet: Sendable {
  /// The distinct changes: the most severe risk first, then in the order of the objects.
  package internal(set) var entries: [ChangeEntry] = []
  /// The name of the old side.
  package internal(set) var oldName = ""
  /// The name of the new side.
  package internal(set) var newName = ""
  /// The compared profiles; empty for manifests.
  package internal(set) var profiles: [String] = []
  /// The number of objects on the old side, in all profiles.
  package internal(set) var oldCount = 0
  /// The number of objects on the new side, in all profiles.
  package internal(set) var newCount = 0
  /// The number of objects by kind of change, in all profiles.
  package internal(set) var objectCounts: [ChangeEntry.Kind: Int] = [:]
  /// Warnings about objects that a side declares more than once.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// Lint findings that only the new side has.
  package var findings: [Diagnostic] = []
  /// The sum of resource requests before and after, by profile.
  package internal(set) var costs: [ProfileCost] = []

  /// Whether nothing differs.
  package var isEmpty: Bool { entries.isEmpty }

  /// The number of scalar values that differ.
  package var leaves: Int { entries.reduce(0) { $0 + $1.leaves } }

  /// The risks of all changes, the most severe first.
  package var risks: [Risk] {
    let found = Set(entries.lazy.flatMap(\.marks).map(\.risk))
    return Risk.allCases.filter(found.contains)
  }
}
