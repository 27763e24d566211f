internal import KubernetesFacts
internal import KubernetesTypes
internal import Portolan

extension SystemModel {
  /// The ServiceAccount that is rendered for a service; nil if the service uses an existing one.
  ///
  /// With the hardening default, the token is mounted only if a relaxation allows it. Without the hardening default,
  /// `automountServiceAccountToken` has the value that the service sets, and is absent if the service sets none.
  func serviceAccount(of service: Portolan.Service, _ common: CommonMetadata) -> Core.ServiceAccount? {
    switch service.account {
    case .own, .owned: break
    case .named, .namespaceDefault: return nil
    }
    var account = Core.ServiceAccount(
      metadata: metadata(
        of: service, common, named: serviceAccountName(of: service),
        labels: service.metadata.serviceAccountLabels.map { StringMap($0.value) } ?? [:],
        annotations: service.metadata.serviceAccountAnnotations.map { StringMap($0.value) } ?? [:]))
    account.imagePullSecrets =
      service.metadata.serviceAccountPullSecrets?.value.map(Core.LocalObjectReference.init) ?? []
    if service.has(.hardening) {
      account.automountServiceAccountToken = service.isRelaxed(.serviceAccountToken)
    } else {
      account.automountServiceAccountToken = service.metadata.serviceAccountToken?.value
    }
    return account
  }
}
