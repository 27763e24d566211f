internal import KubernetesFacts

extension Workload {
  /// The required anti-affinity terms of the pods.
  package var requiredAntiAffinity: FieldItems {
    pod["affinity"]["podAntiAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"].items
  }

  /// The preferred anti-affinity terms of the pods.
  package var preferredAntiAffinity: [ManifestField] {
    pod["affinity"]["podAntiAffinity"]["preferredDuringSchedulingIgnoredDuringExecution"].items
      .map { $0["podAffinityTerm"] }
  }

  /// Whether a term separates the workload's own pods by a topology key; a term without a selector selects no pods.
  package func isKeptApart(by term: ManifestField, over key: String) -> Bool {
    let selector = term["labelSelector"]
    return term["topologyKey"].text == key && selector.exists && Selector(selector).matches(labels)
      && (term["namespaces"].isEmpty || term["namespaces"].texts.contains(namespace))
  }

  /// Whether a term keeps only the pods of one rollout apart, by the label that distinguishes new pods from old ones.
  package func isWithinRollout(_ term: ManifestField) -> Bool {
    term["matchLabelKeys"].texts.contains(
      kind == "Rollout" ? PodKey.rolloutsTemplateHash : PodKey.templateHash)
  }
}
