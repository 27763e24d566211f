package import Diagnostics
package import ManifestTree

/// Something that a rule found at a part of an object.
package struct Finding: Sendable {
  /// The rule's id.
  package var rule: String
  /// How much it matters.
  package var severity: Severity
  /// One sentence in lower case: what was found, what was expected.
  package var message: String
  /// Whose part it is.
  package var object: ObjectIdentity
  /// The part, from the object's root.
  package var path: NodePath
  /// Where the part, or what is nearest above it, is written.
  package var location: FileLocation
  /// Further facts.
  package var notes: [Note]
  /// What to do.
  package var fix: String
  /// The profiles of a spec in which it was found; empty for manifests.
  package var profiles: [String] = []
  /// The change that certainly repairs it; nil where somebody has to choose.
  package var repair: Repair?
  /// What stands at the path; nil if nothing does.
  package var found: Node?
  /// The object's secrets, which the source line must not show.
  package var secrets = SecretWords()

  /// Whether a change is known that certainly repairs it.
  package var isRepairable: Bool { repair != nil }

  /// A further fact, with its own place where it has one.
  package typealias Note = Diagnostic.Note

  package init(
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
package enum Repair: Sendable {
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
  package func note(_ message: String) -> Finding.Note {
    Finding.Note(message, at: manifest.object.origin.valueLocation(of: path))
  }
}
