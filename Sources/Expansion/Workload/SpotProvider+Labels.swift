package import KubernetesFacts
package import Portolan

extension SpotProvider {
  /// The provider's spot label, or the known label that equals a custom label; nil for other custom labels.
  package var knownLabel: SpotNodeLabel? {
    if case .label(let key, let value, _) = self { return .current(key, value) }
    return facts
  }

  /// The provider's spot label; nil for a custom label.
  var facts: SpotNodeLabel? {
    switch self {
    case .eks: .eks
    case .karpenter: .karpenter
    case .gke: .gke
    case .aks: .aks
    case .label: nil
    }
  }

  /// The label of a spot node; the taint, if there is one, has the same key and value.
  var label: (key: String, value: String) {
    if case .label(let key, let value, _) = self { return (key, value) }
    return facts.map { ($0.key, $0.value) } ?? ("", "")
  }

  /// Whether on-demand nodes have the same label key with another value, so that pods can be spread across both.
  var labelsOnDemand: Bool { facts?.onDemandValue != nil }

  /// The part of the notice in which a pod can terminate.
  var notice: Duration {
    if case .label(_, _, let notice) = self { return notice }
    return facts?.podTime.map { .seconds($0) } ?? .seconds(SpotNodeLabel.assumedNotice)
  }
}
