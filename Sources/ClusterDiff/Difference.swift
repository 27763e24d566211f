package import Diagnostics
package import ManifestTree

/// A difference between a declared object and its live object, with its classification.
package struct Difference: Sendable {
  /// The object, with the API version of the live object; with the declared version if it is not live.
  package var object: ObjectIdentity
  /// The path in the object; empty for the whole object.
  package var path: NodePath
  /// The class of the difference.
  package var kind: Kind
  /// The declared value as written; nil if it is not declared.
  package var declared: Node?
  /// The live value; nil if there is none.
  package var live: Node?
  /// The stored form of the declared value if it is not as written: a default or another spelling.
  package var stored: Node?
  /// Whether only the order of list elements differs; the values are then the names of the elements.
  package var isOrder = false
  /// The path of the live value as a JSON pointer, for values of other controllers and restart markers; otherwise nil.
  package internal(set) var pointer: String?
  /// The last manager of the live value or object; nil if the dump does not record one.
  package var manager: FieldManager?
  /// The consequence of restoring the declared value.
  package var consequence = Consequence.none
  /// The side effect of restoring the declared value; nil if there is none.
  package var sideEffect: SideEffect?
  /// Why the difference is not drift; nil for drift, missing objects, and orphans.
  package var reason: Reason?
  /// The name without its content hash, if the other side has this object with another hash; otherwise nil.
  package var renameOf: String?
  /// A fact that explains the difference, in one sentence.
  package var note: String?
  /// The position of the declaration; nil for undeclared values.
  package var declaredAt: FileLocation?
  /// The position of the live value in the dump; nil if there is none.
  package var liveAt: FileLocation?

  /// The kinds of differences, in order of severity.
  package enum Kind: String, Sendable, CaseIterable {
    /// Declared, but not live.
    case missing
    /// The declared and the live value differ.
    case drift
    /// Live, but not declared.
    case orphan
    /// Written by another controller that owns the field.
    case owned
    /// The annotation of `kubectl rollout restart`, or `restartAt` of an Argo Rollout.
    case restartMarker = "restart-marker"
    /// Insignificant, such as another spelling of the same value, or an addition by the server or a tool.
    case cosmetic
  }

  init(_ object: ObjectIdentity, _ kind: Kind, at path: NodePath = NodePath()) {
    self.object = object
    self.path = path
    self.kind = kind
  }

  /// Whether the difference counts as drift; the command then exits with 1.
  package var isDrift: Bool { kind == .drift || kind == .missing }
}
