/// Labels, keys of labels, and selectors.
extension Validator {
  /// Reports an invalid qualified name: `name` or `domain/name`.
  /// - Parameter inAnyCase: whether the domain can have uppercase letters.
  mutating func qualifiedName(
    _ key: String, at field: Field, _ thing: @autoclosure () -> String,
    _ reason: ValidationFault.Reason = .label, inAnyCase: Bool = false
  ) {
    guard !QualifiedName.accepts(key, inAnyCase: inAnyCase) else { return }
    let expected = inAnyCase ? QualifiedName.expectedInAnyCase : QualifiedName.expected
    report(
      reason, at: field,
      key.isEmpty ? "\(thing()) must not be empty" : "invalid \(thing()) '\(key)': use \(expected)")
  }

  /// Reports labels with invalid keys or values.
  mutating func labels(_ field: Field, _ thing: String = "label") {
    for (key, value) in field.entries {
      qualifiedName(key, at: value, "\(thing) key")
      if let text = value.text { labelValue(text, at: value, "value", for: "\(thing) '\(key)'") }
    }
  }

  /// Reports an invalid label value.
  /// - Parameters:
  ///   - thing: the name of the value in the message.
  ///   - owner: the label of the value; nil if the message does not name it.
  mutating func labelValue(
    _ text: String, at field: Field, _ thing: String, for owner: @autoclosure () -> String? = nil
  ) {
    guard !LabelValue.accepts(text) else { return }
    let target = owner().map { " for \($0)" } ?? ""
    report(.label, at: field, "invalid \(thing) '\(text)'\(target): use \(LabelValue.expected)")
  }

  /// Reports errors in a label selector.
  mutating func labelSelector(_ field: Field) {
    labels(field["matchLabels"])
    for expression in field["matchExpressions"].items { selectorExpression(expression) }
  }

  private mutating func selectorExpression(_ expression: Field) {
    let values = expression["values"]
    switch expression["operator"].string {
    case "In", "NotIn":
      if values.count == 0 {
        report(
          .required, at: values, "operator '\(expression["operator"].string)' requires values")
      }
    case "Exists", "DoesNotExist":
      if values.count > 0 {
        report(
          .conflict, at: values,
          "operator '\(expression["operator"].string)' and values are mutually exclusive")
      }
    case let other:
      report(
        .choice, at: expression["operator"],
        (other.isEmpty ? "operator is required: " : "unknown operator '\(other)': expected ")
          + "'In', 'NotIn', 'Exists', or 'DoesNotExist'")
    }
    qualifiedName(expression["key"].string, at: expression["key"], "label key")
    for value in values.items {
      if let text = value.text { labelValue(text, at: value, "label value") }
    }
  }
}
