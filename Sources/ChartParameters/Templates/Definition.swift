/// A part of an object that is used in several places of a chart: the data of a ConfigMap or Secret, for the object and
/// for checksums, or the `spec` of a Job, for the object and for its name.
package struct Definition: Sendable {
  /// The name of a part: the kind and the name of the object that contains the part.
  package struct Name: Sendable, Hashable {
    package let kind: Kind
    package let object: String

    package init(_ kind: Kind, _ object: String) {
      self.kind = kind
      self.object = object
    }
  }

  /// The kind of the object, with the letter that represents the kind in placeholders.
  package enum Kind: Character, Sendable {
    case configMap = "c"
    /// The binary data of a ConfigMap.
    case binaryData = "b"
    case secret = "s"
    case job = "j"
  }

  /// The placeholder that replaces a Secret's type in the hash of a ConfigMap with binary data.
  package static let binaryDataPart = "binaryData"

  package let name: Name
  package let template: Template

  package init(name: Name, template: Template) {
    self.name = name
    self.template = template
  }
}

extension Definition.Name {
  /// The name as a string, which an object for a chart contains in place of a checksum or hash.
  package var placeholderText: String { "\(kind.rawValue)\(object)" }

  /// Parses the name from an object for a chart.
  init?(placeholderText text: Substring) {
    guard let kind = text.first.flatMap(Definition.Kind.init) else { return nil }
    self.init(kind, String(text.dropFirst()))
  }
}

extension [Definition.Name] {
  /// The names of the data in a checksum as one string, which an object for a chart contains in place of the checksum.
  package var checksummed: String { map(\.placeholderText).joined(separator: ",") }

  /// Parses the names of the data in a checksum.
  package init(checksummed text: String) {
    self = text.split(separator: ",").compactMap(Definition.Name.init(placeholderText:))
  }
}
