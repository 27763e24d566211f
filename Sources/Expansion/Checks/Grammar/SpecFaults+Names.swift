internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension SpecFaults {
  /// Reports a name that is invalid or too long, and returns whether it was valid.
  /// - Parameters:
  ///   - kind: the kind of the named element, such as "volume".
  ///   - title: the title of the name in messages; by default, the kind and "name", such as "volume name".
  ///   - limit: the maximum length in bytes, if it is less than the limit of the form.
  @discardableResult
  mutating func checkName(
    _ name: String, _ form: NameForm, of kind: String, titled title: String? = nil, limit: Int? = nil,
    at location: FileLocation
  ) -> Bool {
    guard form.accepts(name) else {
      report(
        .malformed(
          "name", name, title ?? "\(kind) name", expected: form.expected,
          suggestion: form.suggestion(for: name),
          at: location))
      return false
    }
    let limit = limit ?? form.limit
    guard name.utf8.count <= limit else {
      report(.longName(name, titled: title ?? "\(kind) name", limit: limit, at: location))
      return false
    }
    return true
  }

  /// Reports labels with invalid or duplicate keys or invalid values.
  mutating func checkLabels(_ labels: KeyValues, at location: FileLocation) {
    checkKeys(labels, of: "label", at: location)
    for label in labels.entries { checkLabelValue(label.value, of: label.key, at: location) }
  }

  /// Reports annotations with invalid or duplicate keys.
  mutating func checkAnnotations(_ annotations: KeyValues, at location: FileLocation) {
    checkKeys(annotations, of: "annotation", at: location, inAnyCase: true)
  }

  private mutating func checkKeys(
    _ settings: KeyValues, of kind: String, at location: FileLocation, inAnyCase: Bool = false
  ) {
    for entry in settings.entries {
      checkQualifiedName(entry.key, of: "\(kind) key", at: location, inAnyCase: inAnyCase)
    }
    checkRepeatedKeys(settings, of: kind, at: location)
  }

  /// Reports duplicate keys.
  mutating func checkRepeatedKeys(_ settings: KeyValues, of kind: String, at location: FileLocation) {
    settings.entries.forEachRepeat(of: \.key) { entry, _ in
      report(.repeatedKey(entry.key, of: kind, at: location))
    }
  }

  /// Reports an invalid qualified name.
  ///
  /// Examples of valid names are `app` and `example.com/app`.
  /// - Parameter inAnyCase: whether the domain can have uppercase letters.
  mutating func checkQualifiedName(
    _ key: String, of kind: String, at location: FileLocation, inAnyCase: Bool = false
  ) {
    guard !QualifiedName.accepts(key, inAnyCase: inAnyCase) else { return }
    let expected = inAnyCase ? QualifiedName.expectedInAnyCase : QualifiedName.expected
    report(.malformed("key", key, kind, expected: expected, at: location))
  }

  /// Reports an invalid label value.
  mutating func checkLabelValue(_ value: String, of key: String, at location: FileLocation) {
    guard !LabelValue.accepts(value) else { return }
    report(
      .malformed(
        "label-value", value, "value", for: "label '\(key)'", expected: LabelValue.expected, at: location))
  }
}

extension Collection {
  /// Calls a function with every element whose key occurred before, and with the first element with that key.
  func forEachRepeat<Key: Hashable>(
    of key: (Element) -> Key, _ found: (_ repeated: Element, _ first: Element) -> Void
  ) {
    guard count > 1 else { return }
    // For a few keys, comparing is faster than hashing.
    if count <= 16 {
      var firsts: [(key: Key, element: Element)] = []
      for element in self {
        let key = key(element)
        let first = firsts.first { $0.key == key }
        if let first { found(element, first.element) } else { firsts.append((key, element)) }
      }
      return
    }
    var firsts: [Key: Element] = [:]
    for element in self {
      let key = key(element)
      if let first = firsts[key] { found(element, first) } else { firsts[key] = element }
    }
  }
}
