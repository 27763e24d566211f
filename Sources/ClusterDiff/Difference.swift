public import Diagnostics
public import ManifestTree

/// One place where what is declared and what is live are not the same, and what that means.
public struct Difference: Sendable {
  /// The object; the version is that of the side that has it.
  public var object: ObjectIdentity
  /// The place within the object; empty for the object as a whole.
  public var path: NodePath
  /// What kind of difference it is.
  public var kind: Kind
  /// The declared value as written; nil if nothing is declared there.
  public var declared: Node?
  /// The live value; nil if there is none.
  public var live: Node?
  /// What the declared value is stored as, where that is not as written: a default or another spelling.
  public var stored: Node?
  /// Whether only the order of a list's elements differs; the values are then the elements' names.
  public var isOrder = false
  /// The live value's place as a JSON pointer; nil if there is none.
  public internal(set) var pointer: String?
  /// Who set the live value last; nil if the dump does not say.
  public var manager: FieldManager?
  /// What putting the declared value back takes.
  public var consequence = Consequence.none
  /// What that does beyond it; nil for nothing.
  public var sideEffect: SideEffect?
  /// Why it is no drift; nil for drift, missing and orphans.
  public var reason: Reason?
  /// The name that both generated names begin with, where the object is live under another one.
  public var renameOf: String?
  /// A fact that explains the difference, in one sentence.
  public var note: String?
  /// Where the value is declared; nil for what nobody declares.
  public var declaredAt: FileLocation?
  /// Where the live value stands in the dump; nil if there is none.
  public var liveAt: FileLocation?

  /// The kinds of differences, the gravest first.
  public enum Kind: String, Sendable, CaseIterable {
    /// Declared, and not live.
    case missing
    /// Declared, and different live.
    case drift
    /// Live, and nobody declares it.
    case orphan
    /// Written by another controller, whose business it is.
    case owned
    /// The trace of `kubectl rollout restart`.
    case restartMarker = "restart-marker"
    /// Another spelling of the same, or what the server and its tools add to everything.
    case cosmetic
  }

  init(_ object: ObjectIdentity, _ kind: Kind, at path: NodePath = NodePath()) {
    self.object = object
    self.path = path
    self.kind = kind
  }

  /// Whether it counts: the command then exits with 1.
  public var isDrift: Bool { kind == .drift || kind == .missing }
}
