/// A stored property with the name of a property of ``App`` but a different type.
///
/// Swift then uses the property's default implementation.
///
/// ```swift
/// let labels = ["team": "shop"]   // a [String: String], not KeyValues
/// ```
package struct IgnoredProperty: PayloadValue, Sendable, Equatable {
  package let name: String
  package let type: String
  package let expected: String
}

extension App {
  /// The stored properties that are ignored because of their types.
  package var ignoredProperties: [IgnoredProperty] {
    let used: [String: Any.Type] = [
      "name": String.self, "namespace": String.self, "releaseName": String.self, "namePrefix": String.self,
      "profiles": [Profile].self, "imageRegistry": String?.self, "selectorLabel": String.self,
      "labels": KeyValues.self, "objectLabels": KeyValues.self, "annotations": KeyValues.self,
      "podLabels": KeyValues.self,
      "podAnnotations": KeyValues.self, "derivedFromCalls": DerivedFromCalls.self,
      "qualifiesHosts": Bool.self,
    ]
    return Mirror(reflecting: self).children.compactMap { child in
      guard let name = child.label, let expected = used[name] else { return nil }
      let type = Swift.type(of: child.value)
      // Swift prints `Optional<String>`; specs write `String?`.
      let expectedName =
        name == "imageRegistry" ? "String?" : name == "profiles" ? "[Profile]" : "\(expected)"
      return type == expected
        ? nil : IgnoredProperty(name: name, type: Self.written(type), expected: expectedName)
    }
  }

  /// The name of a type as specs write it.
  private static func written(_ type: Any.Type) -> String {
    var name = "\(type)"
    for (long, open, close) in [("Optional<", "", "?"), ("Array<", "[", "]")]
    where name.hasPrefix(long) && name.hasSuffix(">") {
      name = "\(open)\(name.dropFirst(long.count).dropLast())\(close)"
    }
    if name.hasPrefix("Dictionary<"), name.hasSuffix(">") {
      name = "[\(name.dropFirst(11).dropLast().split(separator: ", ", maxSplits: 1).joined(separator: ": "))]"
    }
    return name
  }
}

extension IgnoredProperty {
  package init(from reader: inout PayloadReader) throws { (name, type, expected) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(name, type, expected) }
}
