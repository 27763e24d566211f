internal import KubernetesFacts
internal import Portolan

extension SpotProvider {
  /// The facts about the provider; nil for a label of one's own.
  private var facts: SpotNodeLabel? {
    switch self {
    case .eks: .eks
    case .karpenter: .karpenter
    case .gke: .gke
    case .aks: .aks
    case .label: nil
    }
  }

  /// The label of a spot node; the taint, where there is one, has the same key and value.
  var label: (key: String, value: String) {
    if case .label(let key, let value, _) = self { return (key, value) }
    return facts.map { ($0.key, $0.value) } ?? ("", "")
  }

  /// Whether on-demand nodes carry the label's key, too, with another value, so that pods can be spread over both.
  var labelsOnDemand: Bool { facts?.onDemandValue != nil }

  /// How long a pod has from the notice to its end.
  var notice: Duration {
    if case .label(_, _, let notice) = self { return notice }
    return facts?.podTime.map { .seconds($0) } ?? "120s"
  }
}
