import ClusterDiff
import Diagnostics
import KubernetesFacts
import ManifestTree

/// The changes of one profile.
struct SideComparison: Sendable {
  let pairing: ObjectPairing
  private let comparison: ObjectComparison
  private let oldSide: SideIndex
  private let newSide: SideIndex

  init(old: [Object], new: [Object]) {
    pairing = ObjectPairing(old: old, new: new)
    comparison = ObjectComparison(definitionsAmong: pairing.new + pairing.old)
    (oldSide, newSide) = (SideIndex(pairing.old), SideIndex(pairing.new))
  }

  /// The sums of requests before and after.
  var cost: (old: [String: Quantity], new: [String: Quantity]) { (oldSide.cost, newSide.cost) }

  /// The changes of values and objects, in the order of the new side, with removed objects last.
  func changes() -> [RawChange] {
    let changed = pairing.pairs.filter { $0.kind != .changed || $0.old.node != $0.new.node }
    let access = AccessGrowth(pairing, oldSide, newSide).marks
    var changes = changed.concurrentMap { self.changes(of: $0) }.flatMap(\.self)
    changes += pairing.added.map { whole($0, .added) }
    changes += pairing.removed.map { whole($0, .removed) }
    for index in changes.indices where changes[index].canOpenAccess {
      changes[index].marks += access[changes[index].object] ?? []
    }
    return changes
  }

  private func changes(of pair: ObjectPairing.Pair) -> [RawChange] {
    let (old, new) = (pair.old, pair.new)
    var changes: [RawChange] = []
    if pair.kind != .changed {
      var change = RawChange(pair.kind, of: new.identity)
      change.former = old.identity
      change.location = new.origin.location
      change.leaves = 1
      if pair.kind == .moved {
        change.marks = ObjectRisks.marks(ofMoved: old)
        (change.old, change.new) = (
          old.identity.namespace.map(Node.string), new.identity.namespace.map(Node.string)
        )
      } else {
        (change.old, change.new) = (.string(old.identity.name), .string(new.identity.name))
      }
      changes.append(change)
    }
    if let version = versionChange(old, new) { changes.append(version) }
    let risks = PairRisks(pair, oldSide, newSide)
    for difference in comparison.differences(from: old, to: new) {
      if pair.kind == .renamed, difference.path == Self.name { continue }
      let template = WorkloadKind.of(group: new.identity.group, kind: new.identity.kind)?.podTemplate(
        in: new.node)
      // An order without a meaning has an effect only in a pod template: the controller replaces the pods.
      if difference.nature == .insignificantOrder,
        !(template.map { !$0.steps.isEmpty && difference.path.steps.starts(with: $0.steps) } ?? false)
      {
        continue
      }
      var change = change(difference, old, new, pair.kind)
      change.marks = risks.marks(of: difference)
      change.notes = risks.notes(of: difference)
      changes.append(change)
    }
    return changes
  }

  private static let name = NodePath([.key("metadata"), .key("name")])

  private func change(
    _ difference: ObjectDifference, _ old: Object, _ new: Object, _ kind: ChangeEntry.Kind
  ) -> RawChange {
    var change = RawChange(difference.nature == .value ? .changed : .reordered, of: new.identity)
    if kind != .changed { change.former = old.identity }
    change.path = difference.path
    change.place = SharedPlace(of: difference.path, in: new).text
    (change.old, change.new) = (difference.old, difference.new)
    (change.oldDefault, change.newDefault) = (difference.oldDefault, difference.newDefault)
    change.location = difference.location
    change.leaves = difference.nature == .value ? LeafCount.of(difference.old, difference.new) : 0
    return change
  }

  private func versionChange(_ old: Object, _ new: Object) -> RawChange? {
    let (before, after) = (old.node["apiVersion"], new.node["apiVersion"])
    guard before != after else { return nil }
    var change = RawChange(.changed, of: new.identity)
    change.path = NodePath([.key("apiVersion")])
    change.place = "apiVersion"
    (change.old, change.new) = (before, after)
    change.location = new.origin.location(of: change.path)
    change.leaves = 1
    return change
  }

  private func whole(_ object: Object, _ kind: ChangeEntry.Kind) -> RawChange {
    var change = RawChange(kind, of: object.identity)
    change.location = object.origin.location
    change.leaves = LeafCount.of(nil, object.node)
    change.marks =
      kind == .added
      ? ObjectRisks.marks(ofAdded: object, oldSide, newSide) : ObjectRisks.marks(ofRemoved: object, newSide)
    return change
  }
}
