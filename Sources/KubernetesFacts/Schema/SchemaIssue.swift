public import ManifestTree

/// A place where a manifest is not what the API accepts.
public struct SchemaIssue: Error, Sendable, Hashable {
  /// What is wrong there.
  public enum Kind: String, Sendable {
    /// No such kind, or not in this version.
    case unknownKind = "unknown-kind"
    /// A field that the object does not have.
    case unknownField = "unknown-field"
    /// A field that must be there is not.
    case missingField = "missing-field"
    /// Fields that exclude each other, or none of those of which one must be there.
    case fieldGroup = "field-group"
    /// A value of another type.
    case wrongType = "wrong-type"
    /// A text that is none of the accepted ones.
    case unknownValue = "unknown-value"
    /// A text that has not the form that it must have.
    case malformed = "malformed"
    /// A number that is too small or too great, or too few or too many characters or elements.
    case outOfRange = "out-of-range"
    /// An element of a list with the key, or of a set with the value, of an earlier one.
    case duplicate = "duplicate"
  }

  /// What is wrong.
  public var fault: Kind
  /// Where: the field or element itself, or the object that lacks one.
  public var path: NodePath
  /// What stands there, in quotes where it is a value.
  public var found: String
  /// What the API accepts there.
  public var expected: String
  /// What was probably meant.
  public var nearest: String?
  /// What to do; nil where the message says it all.
  public var fix: String?

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

  /// One sentence in lower case: what was found, and what was expected.
  public var message: String {
    switch fault {
    case .missingField: found
    case .unknownKind, .unknownField: "\(found), expected \(expected)"
    case .fieldGroup: "\(place) has \(found), expected \(expected)"
    case .wrongType, .unknownValue, .malformed, .outOfRange, .duplicate:
      "\(place) is \(found), expected \(expected)"
    }
  }

  /// The last part of the path that has a name: `'ports[1]'`.
  private var place: String {
    for (depth, step) in path.steps.enumerated().reversed() {
      if case .key(let key) = step { return "'\(key)\(NodePath(Array(path.steps[(depth + 1)...])))'" }
    }
    return path.steps.isEmpty ? "the object" : "'\(path)'"
  }

  /// The field itself: of one that is missing, the path at which it would stand.
  public var fieldPath: NodePath {
    guard fault == .missingField, found.hasPrefix(Self.missingPrefix), let end = found.lastIndex(of: "'")
    else {
      return path
    }
    return path.key(String(found[found.index(found.startIndex, offsetBy: Self.missingPrefix.count)..<end]))
  }

  private static let missingPrefix = "required field '"
}
