package import Diagnostics
package import ManifestTree

/// One distinct change, with the objects and profiles that it affects.
package struct ChangeEntry: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The objects are new.
    case added
    /// The objects no longer exist.
    case removed
    /// The generated name is different.
    case renamed
    /// The namespace is different.
    case moved
    /// A value is different.
    case changed
    /// Only the order of elements is different.
    case reordered
  }

  package var kind: Kind
  /// The path of the value, in a form that is the same for all objects of the change, such as
  /// `pod spec.containers[*].image`; empty if a whole object is added, removed, renamed, or moved.
  package var place: String
  /// The old value of a change; the old namespace of a move; the old name of a renamed object.
  package var old: Node?
  /// The new value of a change; the new namespace of a move; the new name of a renamed object.
  package var new: Node?
  /// The default before the change if no value was set.
  package var oldDefault: Node?
  /// The default after the change if no value is set.
  package var newDefault: Node?
  /// The affected objects, in the order of the new side.
  package var hits: [ChangedObject]
  /// The risks with their reasons, the most severe first.
  package var marks: [RiskMark] = []
  /// Facts about the change that are not risks.
  package var notes: [String] = []
  /// The number of scalar values that differ in all affected objects; a value counts once for each profile.
  package var leaves = 0
}

/// An object that a change affects.
package struct ChangedObject: Sendable {
  /// The identity on the new side, or on the old side if the object is removed.
  package var identity: ObjectIdentity
  /// The identity on the old side if it is different.
  package var former: ObjectIdentity?
  /// The path of the value in the object.
  package var path: NodePath
  /// The profiles in which the object is affected; empty for manifests.
  package var profiles: [String] = []
  /// The position on the new side, or on the old side if the value is removed.
  package var location: FileLocation?
}
