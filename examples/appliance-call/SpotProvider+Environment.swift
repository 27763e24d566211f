import Portolan

extension SpotProvider {
  /// The provider that `PORTOLAN_SPOT_PROVIDER` names; without it, EKS, where the system runs.
  static var chosen: SpotProvider {
    switch Environment["PORTOLAN_SPOT_PROVIDER"] {
    case "eks", nil: .eks
    case "karpenter": .karpenter
    case "gke": .gke
    case "aks": .aks
    case "node-role": .nodeRole
    case let other?:
      fatalError("PORTOLAN_SPOT_PROVIDER is \(other), expected eks, karpenter, gke, aks or node-role")
    }
  }
}
