/// Fields of an update strategy.
package enum StrategyField: String, ImportedField {
  case type, rollingUpdate

  package static let owner = "DeploymentStrategy, StatefulSetUpdateStrategy, DaemonSetUpdateStrategy"
  package var part: String {
    "``RolloutStrategy``"
  }
}

package enum RollingUpdateField: String, ImportedField {
  case maxSurge, maxUnavailable, partition

  package static let owner =
    "RollingUpdateDeployment, RollingUpdateStatefulSetStrategy, RollingUpdateDaemonSet"
  package var part: String {
    switch self {
    case .maxSurge, .maxUnavailable: "``RolloutStrategy/rolling(surge:unavailable:)``"
    case .partition: "``RolloutStrategy/partition(_:)``"
    }
  }
}

/// Fields of the retention of claims.
package enum RetentionField: String, ImportedField {
  case whenDeleted, whenScaled

  package static let owner = "StatefulSetPersistentVolumeClaimRetentionPolicy"
  package var part: String {
    "``Workload/ClaimRetention``"
  }
}

package enum SuccessRuleField: String, ImportedField {
  case succeededIndexes, succeededCount

  package static let owner = "SuccessPolicyRule"
  package var part: String {
    "``JobSuccess``"
  }
}

package enum FailureRuleField: String, ImportedField {
  case action, onExitCodes, onPodConditions

  package static let owner = "PodFailurePolicyRule"
  package var part: String {
    "``PodFailureRule``"
  }
}

/// Fields of exit codes of a failure rule.
package enum ExitCodesField: String, ImportedField {
  case `operator`, values, containerName

  package static let owner = "PodFailurePolicyOnExitCodesRequirement"
  package var part: String {
    "``PodFailureRule``"
  }
}

/// Fields of a pod condition of a failure rule.
package enum PodConditionField: String, ImportedField {
  case type, status

  package static let owner = "PodFailurePolicyOnPodConditionsPattern"
  package var part: String {
    "``PodFailureRule``"
  }
}

package enum MetricField: String, ImportedField {
  case type, resource, containerResource, pods, external, object

  package static let owner = "MetricSpec"
  package var part: String {
    "``Metric``"
  }
}

package enum MetricSourceField: String, ImportedField {
  case name, container, target, metric, describedObject

  package static let owner =
    "ResourceMetricSource, ContainerResourceMetricSource, PodsMetricSource, ExternalMetricSource, ObjectMetricSource"
  package var part: String {
    switch self {
    case .name, .container, .target, .metric: "``Metric``"
    case .describedObject: "``Metric/ObjectRef``"
    }
  }
}

package enum MetricTargetField: String, ImportedField {
  case type, averageUtilization, averageValue, value

  package static let owner = "MetricTarget"
  package var part: String {
    "``Metric``"
  }
}

/// Fields of the name of a metric.
package enum MetricIdentifierField: String, ImportedField {
  case name, selector

  package static let owner = "MetricIdentifier"
  package var part: String {
    switch self {
    case .name: "``Metric``"
    case .selector: "``Metric`` (`labels`)"
    }
  }
}

/// Fields of the behavior of an autoscaler.
package enum BehaviorField: String, ImportedField {
  case scaleUp, scaleDown

  package static let owner = "HorizontalPodAutoscalerBehavior"
  package var part: String {
    "``ScalingBehavior``"
  }
}

/// Fields of the rules for one scaling direction of an autoscaler.
package enum ScalingRulesField: String, ImportedField {
  case stabilizationWindowSeconds, selectPolicy, policies

  package static let owner = "HPAScalingRules"
  package var part: String {
    switch self {
    case .stabilizationWindowSeconds, .selectPolicy: "``ScalingBehavior/Direction``"
    case .policies: "``ScalingBehavior/Step``"
    }
  }
}

/// Fields of a scaling step of an autoscaler.
package enum ScalingPolicyField: String, ImportedField {
  case type, value, periodSeconds

  package static let owner = "HPAScalingPolicy"
  package var part: String {
    "``ScalingBehavior/Step``"
  }
}
