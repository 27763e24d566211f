extension Core {
  /// A ServiceAccount: the identity of pods.
  public struct ServiceAccount: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "ServiceAccount"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// Whether the account's token is mounted into pods; true if nil.
    public var automountServiceAccountToken: Bool?
    /// Secrets with registry credentials for the pods.
    public var imagePullSecrets: [LocalObjectReference]

    /// Creates a service account.
    public init(
      metadata: Meta.ObjectMeta, automountServiceAccountToken: Bool? = nil,
      imagePullSecrets: [LocalObjectReference] = []
    ) {
      self.metadata = metadata
      self.automountServiceAccountToken = automountServiceAccountToken
      self.imagePullSecrets = imagePullSecrets
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("automountServiceAccountToken", automountServiceAccountToken)
      encoder.field("imagePullSecrets", imagePullSecrets)
    }
  }
}
