import ManifestTree

extension Apps {
  /// A DaemonSet: one pod on each matching node.
  package struct DaemonSet: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.apps)/v1"
    package static let kind = "DaemonSet"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The pod template and the update strategy.
    package var spec: DaemonSetSpec

    package init(metadata: Meta.ObjectMeta, spec: DaemonSetSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The pod template of a DaemonSet and how its pods are updated.
  package struct DaemonSetSpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods; immutable.
    package var selector: Meta.LabelSelector
    /// How pods are updated; `RollingUpdate` if nil.
    package var updateStrategy: DaemonSetUpdateStrategy?
    /// Seconds for which a new pod must be ready to be available; 0 if nil.
    package var minReadySeconds: Int?
    /// The number of old revisions to keep for rollback; 10 if nil.
    package var revisionHistoryLimit: Int?
    package var template: Core.PodTemplateSpec

    package init(
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

  /// How the pods of a DaemonSet are updated.
  package struct DaemonSetUpdateStrategy: FieldEncodable, Sendable, Equatable {
    /// The update type; `RollingUpdate` if nil.
    package var type: DaemonSetUpdateStrategyType?
    /// The parameters of a rolling update.
    package var rollingUpdate: RollingUpdate?

    package init(type: DaemonSetUpdateStrategyType? = nil, rollingUpdate: RollingUpdate? = nil) {
      self.type = type
      self.rollingUpdate = rollingUpdate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("rollingUpdate", rollingUpdate)
    }
  }

  /// When a pod is replaced by its new version.
  package enum DaemonSetUpdateStrategyType: String, NodeEncodable, Sendable {
    /// When the template changes.
    case rollingUpdate = "RollingUpdate"
    /// When the pod is deleted manually.
    case onDelete = "OnDelete"
  }
}
