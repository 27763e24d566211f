internal import Diagnostics

/// The faults found so far; it also holds the checks of plain texts and numbers, which every part needs.
struct SpecFaults: Sendable {
  private var faults: [Entry] = []

  private struct Entry {
    var diagnostic: Diagnostic
    let misspelling: Misspelling?
  }

  private struct Misspelling {
    let name: String
    let kind: SystemIndex.Kind
    /// Whether it is a fault only because something has nearly the same name.
    var isDoubtful = false
  }

  /// How many misspelt names of a system get a suggestion.
  ///
  /// Each is compared with all names of its kind, which would take a large system with many faults too long.
  private static let suggestions = 50

  mutating func report(_ diagnostic: Diagnostic) {
    faults.append(Entry(diagnostic: diagnostic, misspelling: nil))
  }

  /// Reports a name that nothing of a kind has in the system; the nearest one is suggested.
  mutating func report(_ diagnostic: Diagnostic, misspelling name: String, of kind: SystemIndex.Kind) {
    faults.append(Entry(diagnostic: diagnostic, misspelling: Misspelling(name: name, kind: kind)))
  }

  /// Reports a name that may well exist outside the spec, if something in it has nearly the same.
  mutating func reportIfNear(_ diagnostic: Diagnostic, misspelling name: String, of kind: SystemIndex.Kind) {
    let misspelling = Misspelling(name: name, kind: kind, isDoubtful: true)
    faults.append(Entry(diagnostic: diagnostic, misspelling: misspelling))
  }

  mutating func append(_ other: SpecFaults) { faults += other.faults }

  /// The faults in the order of the files, each once.
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
