extension Core {
  /// Whom pods act as.
  public struct ServiceAccount: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "ServiceAccount"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Whether pods get the account's token mounted; true if nil.
    public var automountServiceAccountToken: Bool?
    /// Secrets with registry credentials that its pods get.
    public var imagePullSecrets: [LocalObjectReference]

    /// Makes a service account.
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
