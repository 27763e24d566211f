extension Meta {
  /// Which objects are meant, by their labels.
  ///
  /// All conditions must hold; none at all matches every object.
  public struct LabelSelector: FieldEncodable, Sendable, Equatable {
    /// Labels that must have exactly these values.
    public var matchLabels: StringMap
    /// Conditions that one value can't say.
    public var matchExpressions: [LabelSelectorRequirement]

    /// Makes a label selector.
    public init(matchLabels: StringMap = [:], matchExpressions: [LabelSelectorRequirement] = []) {
      self.matchLabels = matchLabels
      self.matchExpressions = matchExpressions
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("matchLabels", matchLabels)
      encoder.field("matchExpressions", matchExpressions)
    }
  }

  /// A condition on one label.
  public struct LabelSelectorRequirement: FieldEncodable, Sendable, Equatable {
    /// The label.
    public var key: String
    /// How the label relates to the values.
    public var `operator`: LabelSelectorOperator
    /// The values; none for the operators that ask for presence.
    public var values: [String]

    /// Makes a label selector requirement.
    public init(key: String, operator: LabelSelectorOperator, values: [String] = []) {
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

  /// How a label relates to a selector's values.
  public enum LabelSelectorOperator: String, NodeEncodable, Sendable {
    /// One of the values.
    case `in` = "In"
    /// None of the values, or no such label.
    case notIn = "NotIn"
    /// The label is there.
    case exists = "Exists"
    /// The label is not there.
    case doesNotExist = "DoesNotExist"
  }
}
