package import KubernetesFacts

/// A label selector: `matchLabels` and `matchExpressions`.
package struct Selector: Sendable, Hashable {
  package let labels: TextMap
  package let expressions: [Expression]

  package struct Expression: Sendable, Hashable {
    package let key: String
    /// The operator; nil if it is unknown.
    package let comparison: LabelOperator?
    package let values: [String]
  }

  /// The selector of a Service, which has only labels.
  package init(labels: TextMap) {
    self.labels = labels
    expressions = []
  }

  /// A `LabelSelector`.
  package init(_ field: ManifestField) {
    labels = field["matchLabels"].textMap
    expressions = field["matchExpressions"].items.map {
      Expression(
        key: $0["key"].text ?? "", comparison: $0["operator"].text.flatMap(LabelOperator.init),
        values: $0["values"].texts)
    }
  }

  /// Whether the selector has no requirements, so that everything matches.
  package var isEmpty: Bool { labels.isEmpty && expressions.isEmpty }

  /// Whether the labels are those of gateway pods that an Istio installation or a Gateway of the Gateway API creates.
  package var selectsInstalledGateways: Bool {
    [IstioGateway.ingress, IstioGateway.egress].contains(labels[IstioGateway.label])
      || IstioGateway.nameLabels.contains { labels[$0] != nil }
  }

  /// Whether the selector selects all pods except those with certain labels.
  ///
  /// Many such selectors together select nearly all pairs of objects and pods, so only the excluded pods are listed.
  package var onlyExcludes: Bool {
    labels.isEmpty && !expressions.isEmpty
      && expressions.allSatisfy { [.isNotIn, .doesNotExist].contains($0.comparison) }
  }

  /// Whether labels meet all requirements; a requirement with an unknown operator, which the API server rejects, is
  /// never met.
  package func matches(_ others: TextMap) -> Bool {
    labels.allSatisfy { others[$0.key] == $0.value }
      && expressions.allSatisfy { expression in
        expression.comparison?.holds(others[expression.key], expression.values) ?? false
      }
  }
}
