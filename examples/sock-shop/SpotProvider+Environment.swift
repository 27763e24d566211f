import Portolan

extension SpotProvider {
  /// The provider that `PORTOLAN_SPOT_PROVIDER` names: `eks`, `karpenter`, `gke`, `aks` or `node-role`.
  ///
  /// Without it, spot nodes are those with the plain label `node-role: spot`.
  static var chosen: SpotProvider {
    switch Environment["PORTOLAN_SPOT_PROVIDER"] {
    case "eks": .eks
    case "karpenter": .karpenter
    case "gke": .gke
    case "aks": .aks
    default: .nodeRole
    }
  }
}
