extension Autoscaling {
  /// As many pods as the load needs.
  public struct HorizontalPodAutoscaler: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "autoscaling/v2"
    /// The kind.
    public static let kind = "HorizontalPodAutoscaler"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// What is scaled, within which bounds, by what.
    public var spec: HorizontalPodAutoscalerSpec

    /// Makes a horizontal pod autoscaler.
    public init(metadata: Meta.ObjectMeta, spec: HorizontalPodAutoscalerSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// What is scaled, within which bounds, by what.
  public struct HorizontalPodAutoscalerSpec: FieldEncodable, Sendable, Equatable {
    /// What is scaled.
    public var scaleTargetRef: CrossVersionObjectReference
    /// The fewest pods; 1 if nil.
    public var minReplicas: Int?
    /// The most pods.
    public var maxReplicas: Int
    /// What is measured; the measure that asks for most pods decides.
    public var metrics: [MetricSpec]
    /// How fast it goes up and down.
    public var behavior: HorizontalPodAutoscalerBehavior?

    /// Makes a horizontal pod autoscaler.
    public init(
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

  /// An object of the same namespace, by kind and name.
  public struct CrossVersionObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group and version.
    public var apiVersion: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String

    /// Makes a cross version object reference.
    public init(apiVersion: String? = nil, kind: String, name: String) {
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

  /// How fast the number of pods changes.
  public struct HorizontalPodAutoscalerBehavior: FieldEncodable, Sendable, Equatable {
    /// Upwards; by 4 pods or to the double in 15 seconds if nil.
    public var scaleUp: HPAScalingRules?
    /// Downwards; freely after 300 calm seconds if nil.
    public var scaleDown: HPAScalingRules?

    /// Makes a horizontal pod autoscaler behavior.
    public init(scaleUp: HPAScalingRules? = nil, scaleDown: HPAScalingRules? = nil) {
      self.scaleUp = scaleUp
      self.scaleDown = scaleDown
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("scaleUp", scaleUp)
      encoder.field("scaleDown", scaleDown)
    }
  }

  /// How fast the number of pods changes in one direction.
  public struct HPAScalingRules: FieldEncodable, Sendable, Equatable {
    /// Seconds of recommendations that are looked back on; 0 up and 300 down if nil.
    public var stabilizationWindowSeconds: Int?
    /// Which of the policies decides; the greatest change if nil.
    public var selectPolicy: ScalingPolicySelect?
    /// The allowed changes.
    public var policies: [HPAScalingPolicy]
    /// The deviation that changes nothing, a quantity; the cluster's, normally `0.1`, if nil.
    public var tolerance: String?

    /// Makes a HPA scaling rules.
    public init(
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

  /// Which of several policies decides.
  public enum ScalingPolicySelect: String, NodeEncodable, Sendable {
    /// The one that allows most.
    case max = "Max"
    /// The one that allows least.
    case min = "Min"
    /// None: no change in this direction.
    case disabled = "Disabled"
  }

  /// A change that is allowed in a time.
  public struct HPAScalingPolicy: FieldEncodable, Sendable, Equatable {
    /// Whether the value counts pods or percent.
    public var type: HPAScalingPolicyType
    /// How much, more than 0.
    public var value: Int
    /// The time in seconds, up to 1800.
    public var periodSeconds: Int

    /// Makes a HPA scaling policy.
    public init(type: HPAScalingPolicyType, value: Int, periodSeconds: Int) {
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

  /// What a scaling policy counts.
  public enum HPAScalingPolicyType: String, NodeEncodable, Sendable {
    /// Pods.
    case pods = "Pods"
    /// Percent of the present pods.
    case percent = "Percent"
  }
}
