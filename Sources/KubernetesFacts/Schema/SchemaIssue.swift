package import ManifestTree

/// A part of a manifest that the API does not accept.
package struct SchemaIssue: Error, Sendable, Hashable {
  /// The kind of the issue.
  package enum Kind: String, Sendable {
    /// The kind does not exist, or not in this version.
    case unknownKind = "unknown-kind"
    /// The object has no such field.
    case unknownField = "unknown-field"
    /// A required field is missing.
    case missingField = "missing-field"
    /// Mutually exclusive fields, or a missing field where one of several is required.
    case fieldGroup = "field-group"
    /// A value of the wrong type.
    case wrongType = "wrong-type"
    /// A string that is not one of the allowed values.
    case unknownValue = "unknown-value"
    /// A string that does not have the required form.
    case malformed = "malformed"
    /// A number, or a number of characters or elements, that is out of range.
    case outOfRange = "out-of-range"
    /// A list element with the same key or value as an earlier one.
    case duplicate = "duplicate"
    /// A rule in the CustomResourceDefinition that the value violates.
    case rule = "rule"
  }

  /// The kind of the issue.
  package var fault: Kind
  /// The path of the field or element, or of the object that lacks a field.
  package var path: NodePath
  /// The value, in quotes if it is a scalar.
  package var found: String
  /// The values that the API accepts.
  package var expected: String
  /// The probably intended name or value.
  package var nearest: String?
  /// How to fix the error; nil if the message makes it obvious.
  package var fix: String?

  init(
    _ fault: Kind, at path: NodePath, found: String, expected: String, nearest: String? = nil,
    fix: String? = nil
  ) {
    self.fault = fault
    self.path = path
    self.found = found
    self.expected = expected
    self.nearest = nearest
    self.fix = fix ?? nearest.map { "did you mean '\($0)'?" }
  }

  /// One sentence that starts in lowercase: what was found and what was expected.
  package var message: String {
    switch fault {
    case .missingField: found
    case .rule: "\(place) violates a rule of the CustomResourceDefinition: \(found)"
    case .unknownKind, .unknownField: "\(found), expected \(expected)"
    case .fieldGroup where found.isEmpty: "\(place) requires \(expected)"
    case .fieldGroup: "\(place) has \(found), expected \(expected)"
    case .wrongType, .unknownValue, .malformed, .outOfRange, .duplicate:
      "\(place) is \(found), expected \(expected)"
    }
  }

  /// The last named part of the path: `'ports[1]'`.
  private var place: String {
    for (depth, step) in path.steps.enumerated().reversed() {
      if case .key(let key) = step { return "'\(key)\(NodePath(Array(path.steps[(depth + 1)...])))'" }
    }
    return path.steps.isEmpty ? "the object" : "'\(path)'"
  }

  /// The path of the field, even if the field is missing.
  package var fieldPath: NodePath {
    guard fault == .missingField, found.hasPrefix(Self.missingPrefix), let end = found.lastIndex(of: "'")
    else {
      return path
    }
    return path.key(String(found[found.index(found.startIndex, offsetBy: Self.missingPrefix.count)..<end]))
  }

  private static let missingPrefix = "required field '"
}
