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

  /// Whether a term separates the workload's own pods by a topology key.
  ///
  /// A term without a selector selects no pods. A label of `mismatchLabelKeys` that the pods have excludes them. If the
  /// namespace is not among the objects, a `namespaceSelector` that depends on labels other than the namespace's name
  /// is assumed to select the namespace.
  package func isKeptApart(by term: ManifestField, over key: String, in context: LintContext) -> Bool {
    let selector = term["labelSelector"]
    return term["topologyKey"].text == key && selector.exists && Selector(selector).matches(labels)
      && term["mismatchLabelKeys"].texts.allSatisfy { labels[$0] == nil } && concernsNamespace(term, context)
  }

  /// Whether a term selects pods of the workload's own namespace.
  private func concernsNamespace(_ term: ManifestField, _ context: LintContext) -> Bool {
    let (names, selector) = (term["namespaces"], term["namespaceSelector"])
    if names.texts.contains(namespace) { return true }
    return selector.exists
      ? context.traffic.mayBe(Selector(selector), namespace, context) : names.isEmpty
  }

  /// Whether a term keeps only the pods of one rollout apart, by the label that distinguishes new pods from old ones.
  package func isWithinRollout(_ term: ManifestField) -> Bool {
    term["matchLabelKeys"].texts.contains(
      kind == "Rollout" ? PodKey.rolloutsTemplateHash : PodKey.templateHash)
  }
}
