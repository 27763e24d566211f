internal import Diagnostics

/// The collected errors and warnings, with checks of strings and numbers for all parts.
struct SpecFaults: Sendable {
  private var faults: [Entry] = []

  private struct Entry {
    var diagnostic: Diagnostic
    let misspelling: Misspelling?
  }

  private struct Misspelling {
    let name: String
    let kind: SystemIndex.Kind
    /// Whether the error is reported only if a similar name exists.
    var isDoubtful = false
  }

  /// The maximum number of misspelled names with a suggestion.
  ///
  /// Each name is compared with all names of its kind, which would be slow for a large system with many errors.
  private static let suggestions = 50

  mutating func report(_ diagnostic: Diagnostic) {
    faults.append(Entry(diagnostic: diagnostic, misspelling: nil))
  }

  /// Reports an unknown name, with the nearest known name as a suggestion.
  mutating func report(_ diagnostic: Diagnostic, misspelling name: String, of kind: SystemIndex.Kind) {
    faults.append(Entry(diagnostic: diagnostic, misspelling: Misspelling(name: name, kind: kind)))
  }

  /// Reports a name that may exist outside the spec, but only if a similar name exists in it.
  mutating func reportIfNear(_ diagnostic: Diagnostic, misspelling name: String, of kind: SystemIndex.Kind) {
    let misspelling = Misspelling(name: name, kind: kind, isDoubtful: true)
    faults.append(Entry(diagnostic: diagnostic, misspelling: misspelling))
  }

  mutating func append(_ other: SpecFaults) { faults += other.faults }

  /// The errors and warnings sorted by position, without duplicates.
  func diagnostics(_ index: SystemIndex) -> [Diagnostic] {
    let ordered = faults.sorted { left, right in
      let (left, right) = (left.diagnostic, right.diagnostic)
      if let first = left.location, let second = right.location, first != second { return first < second }
      return (left.id, left.message) < (right.id, right.message)
    }
    var diagnostics: [Diagnostic] = []
    var suggested = 0
    for fault in ordered {
      var diagnostic = fault.diagnostic
      if let last = diagnostics.last, last.location == diagnostic.location, last.id == diagnostic.id,
        last.message == diagnostic.message
      {
        continue
      }
      if let misspelling = fault.misspelling {
        var nearest: String?
        if suggested < Self.suggestions {
          suggested += 1
          nearest = nearestName(to: misspelling.name, among: index.names(of: misspelling.kind))
        }
        if nearest == nil, misspelling.isDoubtful { continue }
        diagnostic.fix = Diagnostic.didYouMean(nearest) ?? diagnostic.fix
      }
      diagnostics.append(diagnostic)
    }
    return diagnostics
  }
}
