import Diagnostics
import ManifestTree

/// A change of one value or of one object, in one profile, before changes are grouped.
struct RawChange: Sendable {
  var kind: ChangeEntry.Kind
  var place = ""
  var old: Node?
  var new: Node?
  var oldDefault: Node?
  var newDefault: Node?
  var object: ObjectIdentity
  var former: ObjectIdentity?
  var path = NodePath()
  var location: FileLocation?
  var marks: [RiskMark] = []
  var notes: [String] = []
  var leaves = 0

  init(_ kind: ChangeEntry.Kind, of object: ObjectIdentity) {
    (self.kind, self.object) = (kind, object)
  }

  /// The cause of the change: changes with the same cause are one entry.
  struct Cause: Hashable {
    let kind: ChangeEntry.Kind
    let place: String
    let old: Node?
    let new: Node?
    /// The object of a change that concerns only this object; nil for a change that objects can share.
    let object: ObjectIdentity?
  }

  var cause: Cause {
    let isShared = kind == .changed || kind == .reordered || kind == .moved
    return Cause(kind: kind, place: place, old: old, new: new, object: isShared ? nil : object)
  }
}

extension RawChange {
  /// Whether the change can admit more than before: it adds, removes, or moves an object, or changes a field that can
  /// decide on access.
  var canOpenAccess: Bool {
    guard kind == .changed else { return kind == .added || kind == .removed || kind == .moved }
    switch path.steps.first {
    case .key("spec")?, .key("rules")?, .key("subjects")?, .key("roleRef")?: return true
    case .key("metadata")?:
      return ["Service", "Ingress", "Gateway"].contains(object.kind) && path.isBelow("metadata.annotations")
    default: return false
    }
  }
}
