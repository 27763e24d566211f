/// Data that is used in several places of a chart: that of a ConfigMap or Secret, for the object and for checksums.
package struct Definition: Sendable {
  /// The object with the data.
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
  /// The names of the data in a checksum as one string, which an object for a chart contains in place of the checksum.
  package var checksummed: String { map { "\($0.isSecret ? "s" : "c")\($0.object)" }.joined(separator: ",") }

  /// Parses the names of the data in a checksum.
  package init(checksummed text: String) {
    self = text.split(separator: ",").map {
      Definition.Name(isSecret: $0.first == "s", object: String($0.dropFirst()))
    }
  }
}
