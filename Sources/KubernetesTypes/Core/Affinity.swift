extension Core {
  /// Rules of attraction and repulsion.
  public struct Affinity: FieldEncodable, Sendable, Equatable {
    /// Towards nodes.
    public var nodeAffinity: NodeAffinity?
    /// Towards the places of other pods.
    public var podAffinity: PodAffinity?
    /// Away from the places of other pods.
    public var podAntiAffinity: PodAffinity?

    /// Makes an affinity.
    public init(
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

  /// Which nodes a pod needs and which it likes.
  public struct NodeAffinity: FieldEncodable, Sendable, Equatable {
    /// Nodes that will do.
    public var requiredDuringSchedulingIgnoredDuringExecution: NodeSelector?
    /// Nodes that are liked more.
    public var preferredDuringSchedulingIgnoredDuringExecution: [PreferredSchedulingTerm]

    /// Makes a node affinity.
    public init(
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

  /// Terms of which one must hold.
  public struct NodeSelector: FieldEncodable, Sendable, Equatable {
    /// The terms; at least one.
    public var nodeSelectorTerms: [NodeSelectorTerm]

    /// Makes a node selector.
    public init(nodeSelectorTerms: [NodeSelectorTerm] = []) { self.nodeSelectorTerms = nodeSelectorTerms }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("nodeSelectorTerms", nodeSelectorTerms)
    }
  }

  /// Conditions on a node that must all hold; without any, no node fits.
  public struct NodeSelectorTerm: FieldEncodable, Sendable, Equatable {
    /// On labels.
    public var matchExpressions: [NodeSelectorRequirement]
    /// On fields, such as `metadata.name`.
    public var matchFields: [NodeSelectorRequirement]

    /// Makes a node selector term.
    public init(
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

  /// A condition on a node's label or field.
  public struct NodeSelectorRequirement: FieldEncodable, Sendable, Equatable {
    /// The label or field.
    public var key: String
    /// How it relates to the values.
    public var `operator`: NodeSelectorOperator
    /// The values: one for the comparisons, none for the operators that ask for presence.
    public var values: [String]

    /// Makes a node selector requirement.
    public init(key: String, operator: NodeSelectorOperator, values: [String] = []) {
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

  /// How a node's label relates to values.
  public enum NodeSelectorOperator: String, NodeEncodable, Sendable {
    /// One of the values.
    case `in` = "In"
    /// None of the values, or no such label.
    case notIn = "NotIn"
    /// The label is there.
    case exists = "Exists"
    /// The label is not there.
    case doesNotExist = "DoesNotExist"
    /// Greater, as a whole number.
    case gt = "Gt"
    /// Less, as a whole number.
    case lt = "Lt"
  }

  /// A liked kind of node.
  public struct PreferredSchedulingTerm: FieldEncodable, Sendable, Equatable {
    /// How much it is liked, 1 to 100.
    public var weight: Int
    /// Which nodes.
    public var preference: NodeSelectorTerm

    /// Makes a preferred scheduling term.
    public init(weight: Int, preference: NodeSelectorTerm) {
      self.weight = weight
      self.preference = preference
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("weight", weight)
      encoder.field("preference", preference)
    }
  }

  /// Near (or, as anti-affinity, away from) which pods a pod must be and likes to be.
  public struct PodAffinity: FieldEncodable, Sendable, Equatable {
    /// What must hold; all of it.
    public var requiredDuringSchedulingIgnoredDuringExecution: [PodAffinityTerm]
    /// What is liked.
    public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodAffinityTerm]

    /// Makes a pod affinity.
    public init(
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

  /// Other pods and what counts as the same place.
  public struct PodAffinityTerm: FieldEncodable, Sendable, Equatable {
    /// The pods; none if nil, all if empty.
    public var labelSelector: Meta.LabelSelector?
    /// Labels of the pod itself whose values the others must share.
    public var matchLabelKeys: [String]
    /// Labels of the pod itself whose values the others must not share.
    public var mismatchLabelKeys: [String]
    /// Where those pods live; the pod's own namespace if neither this nor the selector is set.
    public var namespaces: [String]
    /// Where those pods live, by the namespaces' labels; everywhere if empty.
    public var namespaceSelector: Meta.LabelSelector?
    /// The node label whose equal values mean the same place.
    public var topologyKey: String

    /// Makes a pod affinity term.
    public init(
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

  /// A liked nearness or distance.
  public struct WeightedPodAffinityTerm: FieldEncodable, Sendable, Equatable {
    /// How much it is liked, 1 to 100.
    public var weight: Int
    /// Which pods and what place.
    public var podAffinityTerm: PodAffinityTerm

    /// Makes a weighted pod affinity term.
    public init(weight: Int, podAffinityTerm: PodAffinityTerm) {
      self.weight = weight
      self.podAffinityTerm = podAffinityTerm
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("weight", weight)
      encoder.field("podAffinityTerm", podAffinityTerm)
    }
  }
}
