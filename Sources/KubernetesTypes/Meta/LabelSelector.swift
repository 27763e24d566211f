extension Meta {
  /// Selects objects by labels.
  ///
  /// All requirements must match; an empty selector selects all objects.
  package struct LabelSelector: FieldEncodable, Sendable, Hashable {
    /// The required labels.
    package var matchLabels: StringMap
    /// Other requirements, such as one of several values, or the existence of a label.
    package var matchExpressions: [LabelSelectorRequirement]

    package init(matchLabels: StringMap = [:], matchExpressions: [LabelSelectorRequirement] = []) {
      self.matchLabels = matchLabels
      self.matchExpressions = matchExpressions
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("matchLabels", matchLabels)
      encoder.field("matchExpressions", matchExpressions)
    }
  }

  /// A requirement on a label.
  package struct LabelSelectorRequirement: FieldEncodable, Sendable, Hashable {
    /// The key of the label.
    package var key: String
    /// The relation between the label and the values.
    package var `operator`: LabelSelectorOperator
    /// The values; none for `Exists` and `DoesNotExist`.
    package var values: [String]

    package init(key: String, operator: LabelSelectorOperator, values: [String] = []) {
      self.key = key
      self.operator = `operator`
      self.values = values
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("key", key)
      encoder.field("operator", `operator`)
      encoder.field("values", values)
    }
  }

  /// The relation between a label and a selector's values.
  package enum LabelSelectorOperator: String, NodeEncodable, Sendable {
    /// The label has one of the values.
    case `in` = "In"
    /// The label has none of the values or does not exist.
    case notIn = "NotIn"
    /// The label exists.
    case exists = "Exists"
    /// The label does not exist.
    case doesNotExist = "DoesNotExist"
  }
}
