extension Core {
  /// The affinity to nodes and to other pods.
  package struct Affinity: FieldEncodable, Sendable, Equatable {
    /// Affinity to nodes.
    package var nodeAffinity: NodeAffinity?
    /// Affinity to other pods.
    package var podAffinity: PodAffinity?
    /// Anti-affinity to other pods.
    package var podAntiAffinity: PodAffinity?

    package init(
      nodeAffinity: NodeAffinity? = nil, podAffinity: PodAffinity? = nil, podAntiAffinity: PodAffinity? = nil
    ) {
      self.nodeAffinity = nodeAffinity
      self.podAffinity = podAffinity
      self.podAntiAffinity = podAntiAffinity
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("nodeAffinity", nodeAffinity)
      encoder.field("podAffinity", podAffinity)
      encoder.field("podAntiAffinity", podAntiAffinity)
    }
  }

  /// The required and the preferred nodes of a pod.
  package struct NodeAffinity: FieldEncodable, Sendable, Equatable {
    /// The required nodes.
    package var requiredDuringSchedulingIgnoredDuringExecution: NodeSelector?
    /// The preferred nodes.
    package var preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm]

    package init(
      requiredDuringSchedulingIgnoredDuringExecution: NodeSelector? = nil,
      preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm] = []
    ) {
      self.requiredDuringSchedulingIgnoredDuringExecution = requiredDuringSchedulingIgnoredDuringExecution
      self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field(
        "requiredDuringSchedulingIgnoredDuringExecution",
        requiredDuringSchedulingIgnoredDuringExecution)
      encoder.field(
        "preferredDuringSchedulingIgnoredDuringExecution",
        preferredDuringSchedulingIgnoredDuringExecution)
    }
  }

  /// Terms, one of which must match.
  package struct NodeSelector: FieldEncodable, Sendable, Equatable {
    /// The terms; at least one.
    package var nodeSelectorTerms: [NodeSelectorTerm]

    package init(nodeSelectorTerms: [NodeSelectorTerm] = []) { self.nodeSelectorTerms = nodeSelectorTerms }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("nodeSelectorTerms", nodeSelectorTerms)
    }
  }

  /// Requirements on a node, all of which must match; an empty term matches no node.
  package struct NodeSelectorTerm: FieldEncodable, Sendable, Equatable {
    /// Requirements on labels.
    package var matchExpressions: [NodeSelectorRequirement]
    /// Requirements on fields, such as `metadata.name`.
    package var matchFields: [NodeSelectorRequirement]

    package init(
      matchExpressions: [NodeSelectorRequirement] = [], matchFields: [NodeSelectorRequirement] = []
    ) {
      self.matchExpressions = matchExpressions
      self.matchFields = matchFields
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("matchExpressions", matchExpressions)
      encoder.field("matchFields", matchFields)
    }
  }

  /// A requirement on a label or field of a node.
  package struct NodeSelectorRequirement: FieldEncodable, Sendable, Equatable {
    /// The key of the label or, in `matchFields`, the path of the field: `metadata.name`.
    package var key: String
    /// The relation to the values.
    package var `operator`: NodeSelectorOperator
    /// The values: one for `Gt` and `Lt`, and none for `Exists` and `DoesNotExist`.
    package var values: [String]

    package init(key: String, operator: NodeSelectorOperator, values: [String] = []) {
      self.key = key
      self.operator = `operator`
      self.values = values
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("key", key)
      encoder.field("operator", `operator`)
      encoder.field("values", values)
    }
  }

  /// The relation between a node's label or field and the values of a requirement.
  package enum NodeSelectorOperator: String, NodeEncodable, Sendable {
    /// The label has one of the values.
    case `in` = "In"
    /// The label has none of the values or does not exist.
    case notIn = "NotIn"
    /// The label exists.
    case exists = "Exists"
    /// The label does not exist.
    case doesNotExist = "DoesNotExist"
    /// The label's value is an integer greater than the requirement's value.
    case gt = "Gt"
    /// The label's value is an integer less than the requirement's value.
    case lt = "Lt"
  }

  /// A preferred set of nodes.
  package struct PreferredSchedulingTerm: FieldEncodable, Sendable, Equatable {
    /// The weight of the preference, 1 to 100.
    package var weight: Int
    /// The labels and fields of the preferred nodes.
    package var preference: NodeSelectorTerm

    package init(weight: Int, preference: NodeSelectorTerm) {
      self.weight = weight
      self.preference = preference
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("weight", weight)
      encoder.field("preference", preference)
    }
  }

  /// The required and preferred affinity of a pod to other pods or, as anti-affinity, away from them.
  package struct PodAffinity: FieldEncodable, Sendable, Equatable {
    /// The required terms; all must match.
    package var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]
    /// The preferred terms.
    package var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]

    package init(
      requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm] = [],
      preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm] = []
    ) {
      self.requiredDuringSchedulingIgnoredDuringExecution = requiredDuringSchedulingIgnoredDuringExecution
      self.preferredDuringSchedulingIgnoredDuringExecution = preferredDuringSchedulingIgnoredDuringExecution
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field(
        "requiredDuringSchedulingIgnoredDuringExecution",
        requiredDuringSchedulingIgnoredDuringExecution)
      encoder.field(
        "preferredDuringSchedulingIgnoredDuringExecution",
        preferredDuringSchedulingIgnoredDuringExecution)
    }
  }

  /// A set of other pods and a topology key.
  package struct PodAffinityTerm: FieldEncodable, Sendable, Equatable {
    /// Selects the pods; none if nil, all if empty.
    package var labelSelector: Meta.LabelSelector?
    /// The label keys for which the other pods must have the same value as this pod.
    package var matchLabelKeys: [String]
    /// The label keys for which the other pods must have a different value than this pod.
    package var mismatchLabelKeys: [String]
    /// The namespaces of those pods; the pod's own if neither this nor the selector is set.
    package var namespaces: [String]
    /// Selects the namespaces of those pods by label; all if empty.
    package var namespaceSelector: Meta.LabelSelector?
    /// The node label that defines the topology domain.
    package var topologyKey: String

    package init(
      labelSelector: Meta.LabelSelector? = nil, matchLabelKeys: [String] = [],
      mismatchLabelKeys: [String] = [], namespaces: [String] = [],
      namespaceSelector: Meta.LabelSelector? = nil, topologyKey: String
    ) {
      self.labelSelector = labelSelector
      self.matchLabelKeys = matchLabelKeys
      self.mismatchLabelKeys = mismatchLabelKeys
      self.namespaces = namespaces
      self.namespaceSelector = namespaceSelector
      self.topologyKey = topologyKey
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("labelSelector", labelSelector)
      encoder.field("matchLabelKeys", matchLabelKeys)
      encoder.field("mismatchLabelKeys", mismatchLabelKeys)
      encoder.field("namespaces", namespaces)
      encoder.field("namespaceSelector", namespaceSelector)
      encoder.field("topologyKey", topologyKey)
    }
  }

  /// A preferred affinity or anti-affinity to other pods.
  package struct WeightedPodAffinityTerm: FieldEncodable, Sendable, Equatable {
    /// The weight of the preference, 1 to 100.
    package var weight: Int
    /// The pods and the topology key.
    package var podAffinityTerm: PodAffinityTerm

    package init(weight: Int, podAffinityTerm: PodAffinityTerm) {
      self.weight = weight
      self.podAffinityTerm = podAffinityTerm
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("weight", weight)
      encoder.field("podAffinityTerm", podAffinityTerm)
    }
  }
}
