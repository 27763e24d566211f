public import Diagnostics
public import ManifestTree

/// Something that a rule found at a part of an object.
public struct Finding: Sendable {
  /// The rule's id.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// One sentence in lower case: what was found, what was expected.
  public var message: String
  /// Whose part it is.
  public var object: ObjectIdentity
  /// The part, from the object's root.
  public var path: NodePath
  /// Where the part, or what is nearest above it, is written.
  public var location: FileLocation
  /// Further facts.
  public var notes: [Note]
  /// What to do.
  public var fix: String
  /// The profiles of a spec in which it was found; empty for manifests.
  public var profiles: [String] = []
  /// The change that certainly repairs it; nil where somebody has to choose.
  var repair: Repair?
  /// What stands at the path; nil if nothing does.
  var found: Node?
  /// The object's secrets, which the source line must not show.
  var secrets = SecretWords()

  /// Whether a change is known that certainly repairs it.
  public var isRepairable: Bool { repair != nil }

  /// A further fact, with its own place where it has one.
  public typealias Note = Diagnostic.Note

  init(
    rule: String, severity: Severity, message: String, object: Object, path: NodePath, notes: [Note],
    fix: String, repair: Repair?
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.object = object.identity
    self.path = path
    location = object.origin.valueLocation(of: path)
    self.notes = notes
    self.fix = fix
    self.repair = repair
    found = object.node[path]
  }
}

/// A change to a manifest after which a finding is gone.
enum Repair: Sendable {
  /// Write this value at the finding's path.
  case set(Node)
  /// Take away what stands at the finding's path.
  case remove
  /// Call the field at the finding's path like this.
  case rename(String)
  /// Write what stands at the finding's path in quotes, so that it is text.
  case quote
}

extension ManifestField {
  /// A note that points at this part.
  func note(_ message: String) -> Finding.Note {
    Finding.Note(message, at: manifest.object.origin.valueLocation(of: path))
  }
}
