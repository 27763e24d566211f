extension Core {
  /// A ServiceAccount: the identity of pods.
  package struct ServiceAccount: Resource, Equatable {
    package static let apiVersion = "v1"
    package static let kind = "ServiceAccount"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// Whether the account's token is mounted into pods; true if nil.
    package var automountServiceAccountToken: Bool?
    /// Secrets with registry credentials for pods that set no such Secrets.
    package var imagePullSecrets: [LocalObjectReference]

    package init(
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
