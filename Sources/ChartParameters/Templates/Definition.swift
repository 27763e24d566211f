/// Data that several places of a chart need: a ConfigMap's or Secret's, for the object and for the checksums.
package struct Definition: Sendable {
  /// Whose data it is.
  package struct Name: Sendable, Hashable {
    package let isSecret: Bool
    package let object: String

    /// Creates the name of the data of a ConfigMap or Secret.
    package init(isSecret: Bool, object: String) {
      self.isSecret = isSecret
      self.object = object
    }
  }

  package let name: Name
  package let template: Template

  /// Creates a definition.
  package init(name: Name, template: Template) {
    self.name = name
    self.template = template
  }
}

extension [Definition.Name] {
  /// The data that a checksum covers, in one text: an object in the form for a chart has it in place of the checksum.
  package var checksummed: String { map { "\($0.isSecret ? "s" : "c")\($0.object)" }.joined(separator: ",") }

  /// Reads the data that a checksum covers.
  package init(checksummed text: String) {
    self = text.split(separator: ",").map {
      Definition.Name(isSecret: $0.first == "s", object: String($0.dropFirst()))
    }
  }
}
