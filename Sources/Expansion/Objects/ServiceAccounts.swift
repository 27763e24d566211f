internal import KubernetesFacts
internal import KubernetesTypes
internal import Portolan

extension SystemModel {
  /// The service account of a service, if it has its own; its token is mounted only if a relaxation allows it.
  func serviceAccount(of service: Portolan.Service) -> Core.ServiceAccount? {
    switch service.account {
    case .own, .owned: break
    case .named, .namespaceDefault: return nil
    }
    var account = Core.ServiceAccount(
      metadata: metadata(
        of: service, named: serviceAccountName(of: service),
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
