import ManifestTree

/// Groups the changes of all profiles by cause.
struct EntryCollector {
  private(set) var entries: [ChangeEntry] = []
  private var places: [RawChange.Cause: Int] = [:]
  private var hits: [Hit: Int] = [:]
  private var marks: [MarkKey: Int] = [:]

  private struct Hit: Hashable {
    let entry: Int
    let object: ObjectIdentity
    let former: ObjectIdentity?
    let path: NodePath
  }

  mutating func add(_ changes: [RawChange], of profile: String?) {
    for change in changes { add(change, of: profile) }
  }

  private mutating func add(_ change: RawChange, of profile: String?) {
    let cause = change.cause
    let index: Int
    if let known = places[cause] {
      index = known
    } else {
      index = entries.count
      places[cause] = index
      var entry = ChangeEntry(
        kind: change.kind, place: change.place, old: change.old, new: change.new, hits: [])
      (entry.oldDefault, entry.newDefault) = (change.oldDefault, change.newDefault)
      entries.append(entry)
    }
    entries[index].leaves += change.leaves
    for mark in change.marks { add(mark, to: index) }
    for note in change.notes where !entries[index].notes.contains(note) { entries[index].notes.append(note) }
    let hit = Hit(entry: index, object: change.object, former: change.former, path: change.path)
    if let place = hits[hit] {
      if let profile, entries[index].hits[place].profiles.last != profile {
        entries[index].hits[place].profiles.append(profile)
      }
    } else {
      hits[hit] = entries[index].hits.count
      entries[index].hits.append(
        ChangedObject(
          identity: change.object, former: change.former, path: change.path,
          profiles: profile.map { [$0] } ?? [], location: change.location))
    }
  }

  /// Counts a mark of an entry.
  private mutating func add(_ mark: RiskMark, to entry: Int) {
    let key = MarkKey(entry: entry, risk: mark.risk, reason: mark.reason)
    if let place = marks[key] {
      entries[entry].marks[place].count += mark.count
    } else {
      marks[key] = entries[entry].marks.count
      entries[entry].marks.append(mark)
    }
  }

  private struct MarkKey: Hashable {
    let entry: Int
    let risk: Risk
    let reason: String
  }

  /// The entries: the most severe first, in stable order.
  var sorted: [ChangeEntry] {
    let ranked = entries.enumerated().map { index, entry -> (rank: Int, index: Int, entry: ChangeEntry) in
      var entry = entry
      entry.foldMarks()
      return (entry.rank, index, entry)
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.entry)
  }
}

extension ChangeEntry {
  /// The number of reasons that are listed for a risk with at least `reasonLimit + 2` reasons; otherwise, all are listed.
  private static let reasonLimit = 3

  /// Sorts the marks, and replaces the reasons above the limit by their number.
  ///
  /// A single reason above the limit is listed, because the line with the number would not be shorter.
  fileprivate mutating func foldMarks() {
    marks.sort { ($0.risk.rank, -$0.count, $0.reason) < ($1.risk.rank, -$1.count, $1.reason) }
    var folded: [RiskMark] = []
    var rest = marks[...]
    while let first = rest.first {
      let own = rest.prefix { $0.risk == first.risk }
      let listed = own.count <= Self.reasonLimit + 1 ? own.count : Self.reasonLimit
      folded += own.prefix(listed)
      let others = own.dropFirst(listed)
      if !others.isEmpty {
        var mark = RiskMark(first.risk, "\(others.count) more reasons")
        mark.count = others.reduce(0) { $0 + $1.count }
        folded.append(mark)
      }
      rest = rest.dropFirst(own.count)
    }
    marks = folded
  }

  /// The priority of the entry: 0 is the most severe.
  var rank: Int { marks.map(\.risk.rank).min() ?? Risk.allCases.count }
}

extension Risk {
  /// The priority of the risk: 0 is the most severe.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
