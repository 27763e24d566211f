extension Batch {
  /// Which failures of a Job's pods count how.
  public struct PodFailurePolicy: FieldEncodable, Sendable, Equatable {
    /// The rules; the first that fits decides.
    public var rules: [PodFailurePolicyRule]

    /// Makes a pod failure policy.
    public init(rules: [PodFailurePolicyRule] = []) { self.rules = rules }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("rules", rules)
    }
  }

  /// What is done about a kind of failure.
  public struct PodFailurePolicyRule: FieldEncodable, Sendable, Equatable {
    /// What is done.
    public var action: PodFailurePolicyAction
    /// For these exit codes.
    public var onExitCodes: PodFailurePolicyOnExitCodesRequirement?
    /// For pods with one of these conditions.
    public var onPodConditions: [PodFailurePolicyOnPodConditionsPattern]

    /// Makes a pod failure policy rule.
    public init(
      action: PodFailurePolicyAction, onExitCodes: PodFailurePolicyOnExitCodesRequirement? = nil,
      onPodConditions: [PodFailurePolicyOnPodConditionsPattern] = []
    ) {
      self.action = action
      self.onExitCodes = onExitCodes
      self.onPodConditions = onPodConditions
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("action", action)
      encoder.field("onExitCodes", onExitCodes)
      encoder.field("onPodConditions", onPodConditions)
    }
  }

  /// What is done about a failed pod.
  public enum PodFailurePolicyAction: String, NodeEncodable, Sendable {
    /// The Job fails.
    case failJob = "FailJob"
    /// The pod's number fails.
    case failIndex = "FailIndex"
    /// The failure is not counted.
    case ignore = "Ignore"
    /// The failure is counted.
    case count = "Count"
  }

  /// A condition on exit codes.
  public struct PodFailurePolicyOnExitCodesRequirement: FieldEncodable, Sendable, Equatable {
    /// The container; any if nil.
    public var containerName: String?
    /// How the code relates to the values.
    public var `operator`: ExitCodeOperator
    /// The codes.
    public var values: [Int]

    /// Makes a pod failure policy on exit codes requirement.
    public init(containerName: String? = nil, operator: ExitCodeOperator, values: [Int] = []) {
      self.containerName = containerName
      self.operator = `operator`
      self.values = values
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("containerName", containerName)
      encoder.field("operator", `operator`)
      encoder.field("values", values)
    }
  }

  /// How an exit code relates to values.
  public enum ExitCodeOperator: String, NodeEncodable, Sendable {
    /// One of them.
    case `in` = "In"
    /// None of them.
    case notIn = "NotIn"
  }

  /// A condition of a pod.
  public struct PodFailurePolicyOnPodConditionsPattern: FieldEncodable, Sendable, Equatable {
    /// The type, such as `DisruptionTarget`.
    public var type: String
    /// The status; `True` if nil.
    public var status: String?

    /// Makes a pod failure policy on pod conditions pattern.
    public init(type: String, status: String? = nil) {
      self.type = type
      self.status = status
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("status", status)
    }
  }

  /// When enough of an indexed Job has succeeded.
  public struct SuccessPolicy: FieldEncodable, Sendable, Equatable {
    /// The rules; one is enough.
    public var rules: [SuccessPolicyRule]

    /// Makes a success policy.
    public init(rules: [SuccessPolicyRule] = []) { self.rules = rules }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("rules", rules)
    }
  }

  /// Numbers that must succeed.
  public struct SuccessPolicyRule: FieldEncodable, Sendable, Equatable {
    /// Which, such as `0-2,5`; any if nil.
    public var succeededIndexes: String?
    /// How many of them; all if nil.
    public var succeededCount: Int?

    /// Makes a success policy rule.
    public init(succeededIndexes: String? = nil, succeededCount: Int? = nil) {
      self.succeededIndexes = succeededIndexes
      self.succeededCount = succeededCount
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("succeededIndexes", succeededIndexes)
      encoder.field("succeededCount", succeededCount)
    }
  }
}
