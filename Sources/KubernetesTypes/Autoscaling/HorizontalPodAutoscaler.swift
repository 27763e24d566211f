import ManifestTree

extension Autoscaling {
  /// A HorizontalPodAutoscaler: sets the number of pods by load.
  package struct HorizontalPodAutoscaler: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.autoscaling)/v2"
    package static let kind = "HorizontalPodAutoscaler"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The target, the bounds, and the metrics.
    package var spec: HorizontalPodAutoscalerSpec

    package init(metadata: Meta.ObjectMeta, spec: HorizontalPodAutoscalerSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The target, the bounds, and the metrics.
  package struct HorizontalPodAutoscalerSpec: FieldEncodable, Sendable, Equatable {
    /// The object to scale.
    package var scaleTargetRef: CrossVersionObjectReference
    /// The minimum number of pods; 1 if nil.
    package var minReplicas: Int?
    /// The maximum number of pods.
    package var maxReplicas: Int
    /// The metrics; the metric that requires the most pods determines the number.
    ///
    /// If the list is empty, the API server sets a target of 80% CPU utilization.
    package var metrics: [MetricSpec]
    /// The scaling speed in both directions.
    package var behavior: HorizontalPodAutoscalerBehavior?

    package init(
      scaleTargetRef: CrossVersionObjectReference, minReplicas: Int? = nil, maxReplicas: Int,
      metrics: [MetricSpec] = [], behavior: HorizontalPodAutoscalerBehavior? = nil
    ) {
      self.scaleTargetRef = scaleTargetRef
      self.minReplicas = minReplicas
      self.maxReplicas = maxReplicas
      self.metrics = metrics
      self.behavior = behavior
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("scaleTargetRef", scaleTargetRef)
      encoder.field("minReplicas", minReplicas)
      encoder.field("maxReplicas", maxReplicas)
      encoder.field("metrics", metrics)
      encoder.field("behavior", behavior)
    }
  }

  /// A reference to an object in the same namespace, by kind and name.
  package struct CrossVersionObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group and version.
    package var apiVersion: String?
    package var kind: String
    package var name: String

    package init(apiVersion: String? = nil, kind: String, name: String) {
      self.apiVersion = apiVersion
      self.kind = kind
      self.name = name
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("apiVersion", apiVersion)
      encoder.field("kind", kind)
      encoder.field("name", name)
    }
  }

  /// The scaling speed in both directions.
  package struct HorizontalPodAutoscalerBehavior: FieldEncodable, Sendable, Equatable {
    /// Scaling up; if nil, by at most 4 pods or 100% in 15 seconds, whichever is more.
    package var scaleUp: HPAScalingRules?
    /// Scaling down; if nil, by at most 100% in 15 seconds, after 300 seconds of stabilization.
    package var scaleDown: HPAScalingRules?

    package init(scaleUp: HPAScalingRules? = nil, scaleDown: HPAScalingRules? = nil) {
      self.scaleUp = scaleUp
      self.scaleDown = scaleDown
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("scaleUp", scaleUp)
      encoder.field("scaleDown", scaleDown)
    }
  }

  /// The scaling speed in one direction.
  package struct HPAScalingRules: FieldEncodable, Sendable, Equatable {
    /// The stabilization window in seconds; 0 for scaling up and 300 for scaling down if nil.
    package var stabilizationWindowSeconds: Int?
    /// Which of the policies applies; the policy with the greatest change if nil.
    package var selectPolicy: ScalingPolicySelect?
    /// The limits for how many pods are added or removed within a period.
    package var policies: [HPAScalingPolicy]
    /// The tolerance, a quantity: smaller deviations cause no scaling; the cluster's default, usually `0.1`, if nil.
    package var tolerance: String?

    package init(
      stabilizationWindowSeconds: Int? = nil, selectPolicy: ScalingPolicySelect? = nil,
      policies: [HPAScalingPolicy] = [], tolerance: String? = nil
    ) {
      self.stabilizationWindowSeconds = stabilizationWindowSeconds
      self.selectPolicy = selectPolicy
      self.policies = policies
      self.tolerance = tolerance
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("stabilizationWindowSeconds", stabilizationWindowSeconds)
      encoder.field("selectPolicy", selectPolicy)
      encoder.field("policies", policies)
      encoder.field("tolerance", tolerance)
    }
  }

  /// Which of several policies applies.
  package enum ScalingPolicySelect: String, NodeEncodable, Sendable {
    /// The policy that allows the greatest change.
    case max = "Max"
    /// The policy that allows the smallest change.
    case min = "Min"
    /// No policy: scaling in this direction is disabled.
    case disabled = "Disabled"
  }

  /// The maximum change in a period.
  package struct HPAScalingPolicy: FieldEncodable, Sendable, Equatable {
    /// The unit of the value: pods or percent.
    package var type: HPAScalingPolicyType
    /// The maximum change, greater than 0.
    package var value: Int
    /// The period in seconds, up to 1800.
    package var periodSeconds: Int

    package init(type: HPAScalingPolicyType, value: Int, periodSeconds: Int) {
      self.type = type
      self.value = value
      self.periodSeconds = periodSeconds
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("value", value)
      encoder.field("periodSeconds", periodSeconds)
    }
  }

  /// The unit of a scaling policy.
  package enum HPAScalingPolicyType: String, NodeEncodable, Sendable {
    case pods = "Pods"
    /// Percent of the current number of pods.
    case percent = "Percent"
  }
}
