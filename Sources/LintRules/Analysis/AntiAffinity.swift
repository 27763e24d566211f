extension Workload {
  /// The terms of anti-affinity that its pods must hold to.
  var requiredAntiAffinity: [ManifestField] {
    pod["affinity"]["podAntiAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"].items
  }

  /// The terms of anti-affinity that its pods hold to where there is room.
  var preferredAntiAffinity: [ManifestField] {
    pod["affinity"]["podAntiAffinity"]["preferredDuringSchedulingIgnoredDuringExecution"].items
      .map { $0["podAffinityTerm"] }
  }

  /// Whether a term keeps the workload's own pods apart over a key of nodes; a term without a selector means no pods.
  func isKeptApart(by term: ManifestField, over key: String) -> Bool {
    let selector = term["labelSelector"]
    return term["topologyKey"].text == key && selector.exists && Selector(selector).matches(labels)
      && (term["namespaces"].isEmpty || term["namespaces"].texts.contains(namespace))
  }
}
