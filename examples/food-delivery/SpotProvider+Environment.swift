import Portolan

extension SpotProvider {
  /// The provider that `PORTOLAN_SPOT_PROVIDER` names; without it, nodes with the plain label `node-role: spot`.
  static var chosen: SpotProvider {
    switch Environment["PORTOLAN_SPOT_PROVIDER"] {
    case "eks": .eks
    case "karpenter": .karpenter
    case "gke": .gke
    case "aks": .aks
    case "node-role", nil: .nodeRole
    case let other?:
      fatalError("PORTOLAN_SPOT_PROVIDER is \(other), expected eks, karpenter, gke, aks or node-role")
    }
  }
}
