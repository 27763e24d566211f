import Diagnostics
import ManifestTree

extension ChangeSet {
  /// Compares both sides in every profile, and groups the changes by cause.
  package init(of request: ChangeRequest) {
    self.init()
    (oldName, newName) = (request.oldName, request.newName)
    profiles = request.sides.compactMap(\.profile)
    var collector = EntryCollector()
    // Profiles of one spec have the same faults, which are reported once.
    var faults: Set<String> = []
    for side in request.sides {
      let comparison = SideComparison(old: side.old ?? [], new: side.new ?? [])
      let pairing = comparison.pairing
      oldCount += pairing.old.count
      newCount += pairing.new.count
      for fault in pairing.repeated {
        let place = fault.location.map { "\($0)" } ?? ""
        if faults.insert(place + fault.message).inserted { diagnostics.append(fault) }
      }
      let changes = comparison.changes()
      collector.add(changes, of: side.profile)
      count(changes)
      costs.append(ProfileCost(profile: side.profile, old: comparison.cost.old, new: comparison.cost.new))
    }
    entries = collector.sorted
  }

  private mutating func count(_ changes: [RawChange]) {
    var kinds: [ObjectIdentity: ChangeEntry.Kind] = [:]
    for change in changes where kinds[change.object] == nil {
      kinds[change.object] = change.kind == .reordered ? .changed : change.kind
    }
    for kind in kinds.values { objectCounts[kind, default: 0] += 1 }
  }
}
