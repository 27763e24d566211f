extension Apps {
  /// Interchangeable pods, replaced step by step.
  public struct Deployment: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "apps/v1"
    /// The kind.
    public static let kind = "Deployment"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// How many pods of what kind.
    public var spec: DeploymentSpec

    /// Makes a deployment.
    public init(metadata: Meta.ObjectMeta, spec: DeploymentSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// How many pods of what kind, and how they are replaced.
  public struct DeploymentSpec: FieldEncodable, Sendable, Equatable {
    /// How many pods; 1 if nil.
    ///
    /// Left nil when an autoscaler decides.
    public var replicas: Int?
    /// The pods that belong; can't change.
    public var selector: Meta.LabelSelector
    /// How pods are replaced; step by step if nil.
    public var strategy: DeploymentStrategy?
    /// Seconds that a pod must be ready to count; 0 if nil.
    public var minReadySeconds: Int?
    /// Old versions to keep for a rollback; 10 if nil.
    public var revisionHistoryLimit: Int?
    /// Seconds without progress that count as failure; 600 if nil.
    public var progressDeadlineSeconds: Int?
    /// Whether changes wait; false if nil.
    public var paused: Bool?
    /// What the pods are made from.
    public var template: Core.PodTemplateSpec

    /// Makes a deployment; all else is set afterwards.
    public init(
      replicas: Int? = nil, selector: Meta.LabelSelector, strategy: DeploymentStrategy? = nil,
      minReadySeconds: Int? = nil, revisionHistoryLimit: Int? = nil, progressDeadlineSeconds: Int? = nil,
      template: Core.PodTemplateSpec
    ) {
      self.replicas = replicas
      self.selector = selector
      self.strategy = strategy
      self.minReadySeconds = minReadySeconds
      self.revisionHistoryLimit = revisionHistoryLimit
      self.progressDeadlineSeconds = progressDeadlineSeconds
      self.template = template
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("replicas", replicas)
      encoder.field("selector", selector)
      encoder.field("strategy", strategy)
      encoder.field("minReadySeconds", minReadySeconds)
      encoder.field("revisionHistoryLimit", revisionHistoryLimit)
      encoder.field("progressDeadlineSeconds", progressDeadlineSeconds)
      encoder.field("paused", paused)
      encoder.field("template", template)
    }
  }

  /// How a Deployment's pods are replaced.
  public struct DeploymentStrategy: FieldEncodable, Sendable, Equatable {
    /// Step by step or all at once; `RollingUpdate` if nil.
    public var type: DeploymentStrategyType?
    /// The size of the steps.
    public var rollingUpdate: RollingUpdate?

    /// Makes a deployment strategy.
    public init(type: DeploymentStrategyType? = nil, rollingUpdate: RollingUpdate? = nil) {
      self.type = type
      self.rollingUpdate = rollingUpdate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("rollingUpdate", rollingUpdate)
    }
  }

  /// How a Deployment's pods are replaced.
  public enum DeploymentStrategyType: String, NodeEncodable, Sendable {
    /// Step by step.
    case rollingUpdate = "RollingUpdate"
    /// All old ones end before a new one starts.
    case recreate = "Recreate"
  }

  /// The size of the steps of a replacement, in pods or percent.
  public struct RollingUpdate: FieldEncodable, Sendable, Equatable {
    /// How many more pods there may be; 25% if nil (a DaemonSet: 0).
    public var maxSurge: IntOrString?
    /// How many pods may be missing; 25% if nil (a DaemonSet: 1).
    public var maxUnavailable: IntOrString?

    /// Makes a rolling update.
    public init(maxSurge: IntOrString? = nil, maxUnavailable: IntOrString? = nil) {
      self.maxSurge = maxSurge
      self.maxUnavailable = maxUnavailable
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("maxSurge", maxSurge)
      encoder.field("maxUnavailable", maxUnavailable)
    }
  }
}
