import ManifestTree

extension Apps {
  /// A StatefulSet: numbered pods with stable names and storage.
  package struct StatefulSet: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.apps)/v1"
    package static let kind = "StatefulSet"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The replicas and the pod template.
    package var spec: StatefulSetSpec

    package init(metadata: Meta.ObjectMeta, spec: StatefulSetSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The replicas, the pod template, and the storage of a StatefulSet, and how its pods are updated.
  package struct StatefulSetSpec: FieldEncodable, Sendable, Equatable {
    /// The number of pods; 1 if nil.
    ///
    /// Leave it nil if an autoscaler sets it.
    package var replicas: Int?
    /// The headless Service that provides the DNS names of the pods.
    package var serviceName: String?
    /// Selects the pods; immutable.
    package var selector: Meta.LabelSelector
    /// Whether pods are started and stopped in order; `OrderedReady` if nil.
    package var podManagementPolicy: PodManagementPolicy?
    /// How pods are updated; `RollingUpdate` if nil.
    package var updateStrategy: StatefulSetUpdateStrategy?
    /// Seconds for which a new pod must be ready to be available; 0 if nil.
    package var minReadySeconds: Int?
    /// The number of old revisions to keep for rollback; 10 if nil.
    package var revisionHistoryLimit: Int?
    /// The ordinals of the pods; from 0 if nil.
    package var ordinals: StatefulSetOrdinals?
    /// When claims are deleted; never if nil.
    package var persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy?
    package var template: Core.PodTemplateSpec
    /// The claim templates of each pod.
    package var volumeClaimTemplates: [Core.PersistentVolumeClaim]

    /// Creates a StatefulSet spec; set the other fields afterwards.
    package init(
      replicas: Int? = nil, serviceName: String? = nil, selector: Meta.LabelSelector,
      podManagementPolicy: PodManagementPolicy? = nil, updateStrategy: StatefulSetUpdateStrategy? = nil,
      minReadySeconds: Int? = nil, revisionHistoryLimit: Int? = nil,
      persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy? = nil,
      ordinals: StatefulSetOrdinals? = nil,
      template: Core.PodTemplateSpec, volumeClaimTemplates: [Core.PersistentVolumeClaim] = []
    ) {
      self.replicas = replicas
      self.serviceName = serviceName
      self.selector = selector
      self.podManagementPolicy = podManagementPolicy
      self.updateStrategy = updateStrategy
      self.minReadySeconds = minReadySeconds
      self.revisionHistoryLimit = revisionHistoryLimit
      self.persistentVolumeClaimRetentionPolicy = persistentVolumeClaimRetentionPolicy
      self.ordinals = ordinals
      self.template = template
      self.volumeClaimTemplates = volumeClaimTemplates
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("replicas", replicas)
      encoder.field("serviceName", serviceName)
      encoder.field("selector", selector)
      encoder.field("podManagementPolicy", podManagementPolicy)
      encoder.field("updateStrategy", updateStrategy)
      encoder.field("minReadySeconds", minReadySeconds)
      encoder.field("revisionHistoryLimit", revisionHistoryLimit)
      encoder.field("ordinals", ordinals)
      encoder.field("persistentVolumeClaimRetentionPolicy", persistentVolumeClaimRetentionPolicy)
      encoder.field("template", template)
      encoder.field("volumeClaimTemplates", volumeClaimTemplates)
    }
  }

  /// Whether the pods of a StatefulSet are started and stopped in order.
  package enum PodManagementPolicy: String, NodeEncodable, Sendable {
    /// Each pod starts after the previous one is ready; pods stop one at a time in reverse order.
    case orderedReady = "OrderedReady"
    /// Pods start and stop without waiting for each other when the number of pods changes.
    case parallel = "Parallel"
  }

  /// How the pods of a StatefulSet are updated.
  package struct StatefulSetUpdateStrategy: FieldEncodable, Sendable, Equatable {
    /// The update type; `RollingUpdate` if nil.
    package var type: StatefulSetUpdateStrategyType?
    /// The parameters of a rolling update.
    package var rollingUpdate: RollingUpdateStatefulSetStrategy?

    package init(
      type: StatefulSetUpdateStrategyType? = nil, rollingUpdate: RollingUpdateStatefulSetStrategy? = nil
    ) {
      self.type = type
      self.rollingUpdate = rollingUpdate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("rollingUpdate", rollingUpdate)
    }
  }

  /// When a pod is replaced by its new version.
  package enum StatefulSetUpdateStrategyType: String, NodeEncodable, Sendable {
    /// When the template changes, from the last pod to the first.
    case rollingUpdate = "RollingUpdate"
    /// When the pod is deleted manually.
    case onDelete = "OnDelete"
  }

  /// The parameters of a StatefulSet's rolling update.
  package struct RollingUpdateStatefulSetStrategy: FieldEncodable, Sendable, Equatable {
    /// The first ordinal to update, 0 if nil; pods with a lower ordinal keep their version.
    package var partition: Int?
    /// The maximum number of unavailable pods, as a number or a percentage; 1 if nil.
    package var maxUnavailable: IntOrString?

    package init(partition: Int? = nil, maxUnavailable: IntOrString? = nil) {
      self.partition = partition
      self.maxUnavailable = maxUnavailable
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("partition", partition)
      encoder.field("maxUnavailable", maxUnavailable)
    }
  }

  /// The ordinals of a StatefulSet's pods.
  package struct StatefulSetOrdinals: FieldEncodable, Sendable, Equatable {
    /// The first ordinal; 0 if nil.
    package var start: Int?

    package init(start: Int? = nil) { self.start = start }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("start", start)
    }
  }

  /// What happens to the claims of removed pods.
  package struct StatefulSetPersistentVolumeClaimRetentionPolicy: FieldEncodable, Sendable, Equatable {
    /// When the StatefulSet is deleted; `Retain` if nil.
    package var whenDeleted: ClaimRetention?
    /// When the StatefulSet is scaled down; `Retain` if nil.
    package var whenScaled: ClaimRetention?

    package init(whenDeleted: ClaimRetention? = nil, whenScaled: ClaimRetention? = nil) {
      self.whenDeleted = whenDeleted
      self.whenScaled = whenScaled
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("whenDeleted", whenDeleted)
      encoder.field("whenScaled", whenScaled)
    }
  }

  /// What happens to a claim.
  package enum ClaimRetention: String, NodeEncodable, Sendable {
    /// The claim is kept.
    case retain = "Retain"
    /// The claim is deleted.
    case delete = "Delete"
  }
}
