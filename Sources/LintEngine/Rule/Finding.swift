package import Diagnostics
package import ManifestTree

/// A problem that a rule found in a part of an object.
package struct Finding: Sendable {
  /// The rule's ID.
  package var rule: String
  package var severity: Severity
  /// One sentence that starts in lowercase: what was found and what was expected.
  package var message: String
  package var object: ObjectIdentity
  /// The path of the part in the object.
  package var path: NodePath
  /// The position of the part, or of its nearest declared ancestor.
  package var location: FileLocation
  /// Additional facts.
  package var notes: [Note]
  /// How to fix the problem.
  package var fix: String
  /// How to fix the problem in the spec that declares the object; nil if it is the same as `fix`.
  package var specFix: String?
  /// The profiles of a spec with the finding; empty for manifests.
  package var profiles: [String] = []
  /// The change that repairs the problem with certainty; nil if the user must choose.
  package var repair: Repair?
  /// The value at the path; nil if it is missing.
  package var found: Node?
  /// The object's secrets, which must be masked in the source line.
  package var secrets = SecretWords()

  /// Whether the finding has a repair that requires no choice by the user.
  package var isRepairable: Bool { repair != nil }

  /// An additional fact, with an optional position.
  package typealias Note = Diagnostic.Note

  package init(
    rule: String, severity: Severity, message: String, object: Object, path: NodePath, notes: [Note],
    fix: String, specFix: String? = nil, repair: Repair?
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.object = object.identity
    self.path = path
    location = object.valueLocation(of: path)
    self.notes = notes
    self.fix = fix
    self.specFix = specFix
    self.repair = repair
    found = object.node[path]
  }
}

/// A change to a manifest that resolves a finding.
package enum Repair: Sendable {
  /// Sets the value at the finding's path.
  case set(Node)
  /// Removes the value at the finding's path.
  case remove
  /// Renames the field at the finding's path.
  case rename(String)
  /// Quotes the value at the finding's path, so that it is a string.
  case quote
}

extension ManifestField {
  /// A note with the position of this field.
  package func note(_ message: String) -> Finding.Note {
    Finding.Note(message, at: manifest.object.valueLocation(of: path))
  }
}
