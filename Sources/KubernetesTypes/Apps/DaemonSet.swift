extension Apps {
  /// One pod on each node.
  public struct DaemonSet: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "apps/v1"
    /// The kind.
    public static let kind = "DaemonSet"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// What kind of pods.
    public var spec: DaemonSetSpec

    /// Makes a daemon set.
    public init(metadata: Meta.ObjectMeta, spec: DaemonSetSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// What kind of pods, and how they are replaced.
  public struct DaemonSetSpec: FieldEncodable, Sendable, Equatable {
    /// The pods that belong; can't change.
    public var selector: Meta.LabelSelector
    /// How pods are replaced; step by step if nil.
    public var updateStrategy: DaemonSetUpdateStrategy?
    /// Seconds that a pod must be ready to count; 0 if nil.
    public var minReadySeconds: Int?
    /// Old versions to keep for a rollback; 10 if nil.
    public var revisionHistoryLimit: Int?
    /// What the pods are made from.
    public var template: Core.PodTemplateSpec

    /// Makes a daemon set.
    public init(
      selector: Meta.LabelSelector, updateStrategy: DaemonSetUpdateStrategy? = nil,
      minReadySeconds: Int? = nil, revisionHistoryLimit: Int? = nil, template: Core.PodTemplateSpec
    ) {
      self.selector = selector
      self.updateStrategy = updateStrategy
      self.minReadySeconds = minReadySeconds
      self.revisionHistoryLimit = revisionHistoryLimit
      self.template = template
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("selector", selector)
      encoder.field("updateStrategy", updateStrategy)
      encoder.field("minReadySeconds", minReadySeconds)
      encoder.field("revisionHistoryLimit", revisionHistoryLimit)
      encoder.field("template", template)
    }
  }

  /// How a DaemonSet's pods are replaced.
  public struct DaemonSetUpdateStrategy: FieldEncodable, Sendable, Equatable {
    /// By itself or when they are deleted; `RollingUpdate` if nil.
    public var type: DaemonSetUpdateStrategyType?
    /// The size of the steps.
    public var rollingUpdate: RollingUpdate?

    /// Makes a daemon set update strategy.
    public init(type: DaemonSetUpdateStrategyType? = nil, rollingUpdate: RollingUpdate? = nil) {
      self.type = type
      self.rollingUpdate = rollingUpdate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("rollingUpdate", rollingUpdate)
    }
  }

  /// What makes a pod be replaced by its new version.
  public enum DaemonSetUpdateStrategyType: String, NodeEncodable, Sendable {
    /// The change itself.
    case rollingUpdate = "RollingUpdate"
    /// Its deletion by someone else.
    case onDelete = "OnDelete"
  }
}
