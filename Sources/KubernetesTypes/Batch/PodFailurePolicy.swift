extension Batch {
  /// How failures of a Job's pods are handled.
  package struct PodFailurePolicy: FieldEncodable, Sendable, Equatable {
    /// The rules; the first that matches applies.
    package var rules: [PodFailurePolicyRule]

    package init(rules: [PodFailurePolicyRule] = []) { self.rules = rules }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("rules", rules)
    }
  }

  /// How one kind of failure is handled.
  package struct PodFailurePolicyRule: FieldEncodable, Sendable, Equatable {
    package var action: PodFailurePolicyAction
    /// Matches pods by the exit codes of their containers.
    package var onExitCodes: PodFailurePolicyOnExitCodesRequirement?
    /// Matches pods with one of these conditions.
    package var onPodConditions: [PodFailurePolicyOnPodConditionsPattern]

    package init(
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

  /// The action for a failed pod.
  package enum PodFailurePolicyAction: String, NodeEncodable, Sendable {
    case failJob = "FailJob"
    /// The pod's index fails.
    case failIndex = "FailIndex"
    /// The failure does not count toward the limit.
    case ignore = "Ignore"
    /// The failure counts toward the limit.
    case count = "Count"
  }

  /// A requirement on exit codes.
  package struct PodFailurePolicyOnExitCodesRequirement: FieldEncodable, Sendable, Equatable {
    /// The container; any container if nil.
    package var containerName: String?
    /// The relation between the exit code and the values.
    package var `operator`: ExitCodeOperator
    /// 1 to 255 different exit codes; `In` does not allow 0.
    package var values: [Int]

    package init(containerName: String? = nil, operator: ExitCodeOperator, values: [Int] = []) {
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

  /// The relation between an exit code and values.
  package enum ExitCodeOperator: String, NodeEncodable, Sendable {
    /// The code is one of the values.
    case `in` = "In"
    /// The code is none of the values.
    case notIn = "NotIn"
  }

  /// A requirement on a pod's conditions.
  package struct PodFailurePolicyOnPodConditionsPattern: FieldEncodable, Sendable, Equatable {
    /// The condition type, such as `DisruptionTarget`.
    package var type: String
    /// The status; `True` if nil.
    package var status: String?

    package init(type: String, status: String? = nil) {
      self.type = type
      self.status = status
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("status", status)
    }
  }

  /// When an indexed Job counts as successful.
  package struct SuccessPolicy: FieldEncodable, Sendable, Equatable {
    /// The rules; one of them must match.
    package var rules: [SuccessPolicyRule]

    package init(rules: [SuccessPolicyRule] = []) { self.rules = rules }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("rules", rules)
    }
  }

  /// The indexes that must succeed.
  package struct SuccessPolicyRule: FieldEncodable, Sendable, Equatable {
    /// The indexes, such as `0-2,5`; any if nil.
    package var succeededIndexes: String?
    /// The required number of these indexes; all if nil.
    package var succeededCount: Int?

    package init(succeededIndexes: String? = nil, succeededCount: Int? = nil) {
      self.succeededIndexes = succeededIndexes
      self.succeededCount = succeededCount
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("succeededIndexes", succeededIndexes)
      encoder.field("succeededCount", succeededCount)
    }
  }
}
