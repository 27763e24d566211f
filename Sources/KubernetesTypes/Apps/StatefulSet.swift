extension Apps {
  /// Numbered pods with names and storage of their own.
  public struct StatefulSet: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "apps/v1"
    /// The kind.
    public static let kind = "StatefulSet"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// How many pods of what kind.
    public var spec: StatefulSetSpec

    /// Makes a stateful set.
    public init(metadata: Meta.ObjectMeta, spec: StatefulSetSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// How many pods of what kind, with what storage, and how they are replaced.
  public struct StatefulSetSpec: FieldEncodable, Sendable, Equatable {
    /// How many pods; 1 if nil.
    ///
    /// Left nil when an autoscaler decides.
    public var replicas: Int?
    /// The headless Service that gives the pods their DNS names.
    public var serviceName: String?
    /// The pods that belong; can't change.
    public var selector: Meta.LabelSelector
    /// Whether pods wait for each other; `OrderedReady` if nil.
    public var podManagementPolicy: PodManagementPolicy?
    /// How pods are replaced; one by one if nil.
    public var updateStrategy: StatefulSetUpdateStrategy?
    /// Seconds that a pod must be ready to count; 0 if nil.
    public var minReadySeconds: Int?
    /// Old versions to keep for a rollback; 10 if nil.
    public var revisionHistoryLimit: Int?
    /// How the pods are numbered; from 0 if nil.
    public var ordinals: StatefulSetOrdinals?
    /// When claims go; never if nil.
    public var persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy?
    /// What the pods are made from.
    public var template: Core.PodTemplateSpec
    /// What each pod's claims are made from.
    public var volumeClaimTemplates: [Core.PersistentVolumeClaim]

    /// Makes a stateful set; all else is set afterwards.
    public init(
      replicas: Int? = nil, serviceName: String? = nil, selector: Meta.LabelSelector,
      podManagementPolicy: PodManagementPolicy? = nil, updateStrategy: StatefulSetUpdateStrategy? = nil,
      minReadySeconds: Int? = nil, revisionHistoryLimit: Int? = nil,
      persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy? = nil,
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

  /// Whether a StatefulSet's pods wait for each other.
  public enum PodManagementPolicy: String, NodeEncodable, Sendable {
    /// Each waits until the one before it is ready.
    case orderedReady = "OrderedReady"
    /// None waits.
    case parallel = "Parallel"
  }

  /// How a StatefulSet's pods are replaced.
  public struct StatefulSetUpdateStrategy: FieldEncodable, Sendable, Equatable {
    /// By itself or when they are deleted; `RollingUpdate` if nil.
    public var type: StatefulSetUpdateStrategyType?
    /// The size of the steps.
    public var rollingUpdate: RollingUpdateStatefulSetStrategy?

    /// Makes a stateful set update strategy.
    public init(
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

  /// What makes a pod be replaced by its new version.
  public enum StatefulSetUpdateStrategyType: String, NodeEncodable, Sendable {
    /// The change itself, from the last pod to the first.
    case rollingUpdate = "RollingUpdate"
    /// Its deletion by someone else.
    case onDelete = "OnDelete"
  }

  /// The steps of a StatefulSet's replacement.
  public struct RollingUpdateStatefulSetStrategy: FieldEncodable, Sendable, Equatable {
    /// The first number to be replaced, as pods below it stay as they are; 0 if nil.
    public var partition: Int?
    /// How many pods may be missing, in pods or percent; 1 if nil.
    public var maxUnavailable: IntOrString?

    /// Makes a rolling update stateful set strategy.
    public init(partition: Int? = nil, maxUnavailable: IntOrString? = nil) {
      self.partition = partition
      self.maxUnavailable = maxUnavailable
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("partition", partition)
      encoder.field("maxUnavailable", maxUnavailable)
    }
  }

  /// How a StatefulSet's pods are numbered.
  public struct StatefulSetOrdinals: FieldEncodable, Sendable, Equatable {
    /// The first number; 0 if nil.
    public var start: Int?

    /// Makes a stateful set ordinals.
    public init(start: Int? = nil) { self.start = start }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("start", start)
    }
  }

  /// What happens to the claims of pods that go.
  public struct StatefulSetPersistentVolumeClaimRetentionPolicy: FieldEncodable, Sendable, Equatable {
    /// When the StatefulSet is deleted; `Retain` if nil.
    public var whenDeleted: ClaimRetention?
    /// When there are fewer replicas; `Retain` if nil.
    public var whenScaled: ClaimRetention?

    /// Makes a stateful set persistent volume claim retention policy.
    public init(whenDeleted: ClaimRetention? = nil, whenScaled: ClaimRetention? = nil) {
      self.whenDeleted = whenDeleted
      self.whenScaled = whenScaled
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("whenDeleted", whenDeleted)
      encoder.field("whenScaled", whenScaled)
    }
  }

  /// What happens to a claim.
  public enum ClaimRetention: String, NodeEncodable, Sendable {
    /// It stays.
    case retain = "Retain"
    /// It goes.
    case delete = "Delete"
  }
}
