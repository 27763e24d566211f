import ManifestTree

extension Apps {
  /// A Deployment: interchangeable pods with rolling updates.
  package struct Deployment: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.apps)/v1"
    package static let kind = "Deployment"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The replicas and the pod template.
    package var spec: DeploymentSpec

    package init(metadata: Meta.ObjectMeta, spec: DeploymentSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The replicas and the pod template of a Deployment, and how its pods are updated.
  package struct DeploymentSpec: FieldEncodable, Sendable, Equatable {
    /// The number of pods; 1 if nil.
    ///
    /// Leave it nil if an autoscaler sets it.
    package var replicas: Int?
    /// Selects the pods; immutable.
    package var selector: Meta.LabelSelector
    /// How pods are updated; `RollingUpdate` if nil.
    package var strategy: DeploymentStrategy?
    /// Seconds for which a new pod must be ready to be available; 0 if nil.
    package var minReadySeconds: Int?
    /// The number of old revisions to keep for rollback; 10 if nil.
    package var revisionHistoryLimit: Int?
    /// Seconds without progress after which a rollout counts as failed; 600 if nil.
    package var progressDeadlineSeconds: Int?
    /// Whether rollouts are paused; false if nil.
    package var paused: Bool?
    package var template: Core.PodTemplateSpec

    /// Creates a Deployment spec; set the other fields afterwards.
    package init(
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

  /// How the pods of a Deployment are updated.
  package struct DeploymentStrategy: FieldEncodable, Sendable, Equatable {
    /// The strategy type; `RollingUpdate` if nil.
    package var type: DeploymentStrategyType?
    /// The parameters of a rolling update.
    package var rollingUpdate: RollingUpdate?

    package init(type: DeploymentStrategyType? = nil, rollingUpdate: RollingUpdate? = nil) {
      self.type = type
      self.rollingUpdate = rollingUpdate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("rollingUpdate", rollingUpdate)
    }
  }

  /// How the pods of a Deployment are updated.
  package enum DeploymentStrategyType: String, NodeEncodable, Sendable {
    /// Replaces the pods step by step.
    case rollingUpdate = "RollingUpdate"
    /// Terminates all old pods before it starts new ones.
    case recreate = "Recreate"
  }

  /// The parameters of a rolling update, as numbers of pods or percentages.
  package struct RollingUpdate: FieldEncodable, Sendable, Equatable {
    /// The maximum number of additional pods; 25% if nil (a DaemonSet: 0).
    package var maxSurge: IntOrString?
    /// The maximum number of unavailable pods; 25% if nil (a DaemonSet: 1).
    package var maxUnavailable: IntOrString?

    package init(maxSurge: IntOrString? = nil, maxUnavailable: IntOrString? = nil) {
      self.maxSurge = maxSurge
      self.maxUnavailable = maxUnavailable
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("maxSurge", maxSurge)
      encoder.field("maxUnavailable", maxUnavailable)
    }
  }
}
