package import KubernetesFacts

/// The relation of a workload to spot nodes.
package struct SpotPlacement {
  /// The node label and the field that restrict all pods to spot nodes.
  package let required: (key: String, field: ManifestField)?
  /// The tolerations of spot taints.
  package let tolerations: [ManifestField]
  /// Whether a node selector or a term of the node affinity requires or prefers spot nodes.
  package let isAskedFor: Bool
  /// Whether a node selector, or every required term of the node affinity, excludes spot nodes.
  package let isExcluded: Bool
  private let allTolerations: [Toleration]

  package init(_ workload: Workload) {
    let affinity = workload.pod["affinity"]["nodeAffinity"]
    let hard = affinity["requiredDuringSchedulingIgnoredDuringExecution"]["nodeSelectorTerms"].items
    let soft = affinity["preferredDuringSchedulingIgnoredDuringExecution"].items.map { $0["preference"] }
    let selected = workload.pod["nodeSelector"].entries
      .filter { Self.isSpot($0.key, $0.value.plainText ?? "") }.map { ($0.key, $0.value) }
    let needed = hard.count == 1 ? Self.spotLabels(hard) : []
    required = (selected + needed).first
    isAskedFor = required != nil || !Self.spotLabels(hard + soft).isEmpty
    isExcluded =
      workload.pod["nodeSelector"].entries.contains { key, value in
        SpotNodeLabel.of(key: key).map { $0.value != value.plainText } ?? false
      } || !hard.isEmpty && hard.allSatisfy(Self.excludesSpot)
    let all = workload.pod["tolerations"].items
    tolerations = all.map { $0["key"] }.filter { key in key.text.flatMap { SpotNodeLabel.of(key: $0) } != nil
    }
    allTolerations = all.compactMap(\.node).map(Toleration.init)
  }

  /// Whether the pods tolerate a taint with the key and the value of a spot label, and the effect `NoSchedule`.
  package func isTolerated(_ label: SpotNodeLabel) -> Bool { allTolerations.tolerates(label.taint) }

  /// The seconds between the reclaim notice and the end of the pods of a node with the label; nil if unknown.
  package static func notice(of key: String) -> Int? {
    SpotNodeLabel.of(key: key)?.podTime
  }

  private static func isSpot(_ key: String, _ value: String) -> Bool {
    SpotNodeLabel.of(key: key)?.value == value
  }

  /// Whether an expression of a term excludes the spot nodes of a provider.
  private static func excludesSpot(_ term: ManifestField) -> Bool {
    term["matchExpressions"].items.contains { expression in
      guard let label = expression["key"].text.flatMap({ SpotNodeLabel.of(key: $0) }) else { return false }
      let values = expression["values"].texts
      switch expression["operator"].text.flatMap(LabelOperator.init) {
      case .doesNotExist: return true
      case .isNotIn: return values.contains(label.value)
      case .isIn: return !values.isEmpty && !values.contains(label.value)
      default: return false
      }
    }
  }

  /// The expressions that match only spot nodes.
  private static func spotLabels(_ terms: some Sequence<ManifestField>) -> [(String, ManifestField)] {
    terms.flatMap { $0["matchExpressions"].items }.compactMap { expression in
      let values = expression["values"].texts
      guard expression["operator"].text == LabelOperator.isIn.rawValue, let key = expression["key"].text,
        values.count == 1, isSpot(key, values[0])
      else { return nil }
      return (key, expression["key"])
    }
  }
}
