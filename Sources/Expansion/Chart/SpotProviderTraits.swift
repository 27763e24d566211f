internal import Portolan

/// How a provider marks its spot nodes and how long it leaves their pods.
public struct SpotProviderTraits: Sendable {
  let provider: SpotProvider
  /// The name by which a chart chooses it: `plain` is a label of one's own.
  public let name: String
  /// The label of a spot node.
  public var label: (key: String, value: String) { provider.label }
  /// Seconds from the notice to the end of a node's pods.
  public var notice: Int { provider.notice.wholeSeconds ?? 120 }

  init(_ provider: SpotProvider) {
    self.provider = provider
    name =
      switch provider {
      case .eks: "eks"
      case .karpenter: "karpenter"
      case .gke: "gke"
      case .aks: "aks"
      case .label: "plain"
      }
  }

  /// All that a chart can choose from; `plain` is the label that the spec uses, or `node-role: spot`.
  public static func all(plain: SpotProviderTraits?) -> [SpotProviderTraits] {
    let own = plain.flatMap { $0.name == "plain" ? $0 : nil } ?? SpotProviderTraits(.nodeRole)
    return [own] + [SpotProvider.eks, .karpenter, .gke, .aks].map(SpotProviderTraits.init)
  }
}
