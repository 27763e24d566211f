extension Core {
  /// How evenly the selected pods are spread across the domains of a node label.
  package struct TopologySpreadConstraint: FieldEncodable, Sendable, Equatable {
    /// The maximum difference between the numbers of pods in two domains, at least 1.
    package var maxSkew: Int
    /// The minimum number of domains: with fewer, the global minimum counts as 0; for `DoNotSchedule` only, 1 if nil.
    package var minDomains: Int?
    /// The node label whose values are the domains.
    package var topologyKey: String
    /// What happens if the constraint cannot be satisfied.
    package var whenUnsatisfiable: UnsatisfiableConstraintAction
    /// Whether only nodes that match the pod's node affinity and node selector are considered; `Honor` if nil.
    package var nodeAffinityPolicy: NodeInclusionPolicy?
    /// Whether only nodes with tolerated taints are considered; `Ignore` if nil.
    package var nodeTaintsPolicy: NodeInclusionPolicy?
    /// Selects the pods to count.
    package var labelSelector: Meta.LabelSelector?
    /// The label keys for which the counted pods must have the same value as this pod.
    package var matchLabelKeys: [String]

    package init(
      maxSkew: Int, minDomains: Int? = nil, topologyKey: String,
      whenUnsatisfiable: UnsatisfiableConstraintAction, nodeAffinityPolicy: NodeInclusionPolicy? = nil,
      nodeTaintsPolicy: NodeInclusionPolicy? = nil, labelSelector: Meta.LabelSelector? = nil,
      matchLabelKeys: [String] = []
    ) {
      self.maxSkew = maxSkew
      self.minDomains = minDomains
      self.topologyKey = topologyKey
      self.whenUnsatisfiable = whenUnsatisfiable
      self.nodeAffinityPolicy = nodeAffinityPolicy
      self.nodeTaintsPolicy = nodeTaintsPolicy
      self.labelSelector = labelSelector
      self.matchLabelKeys = matchLabelKeys
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("maxSkew", maxSkew)
      encoder.field("minDomains", minDomains)
      encoder.field("topologyKey", topologyKey)
      encoder.field("whenUnsatisfiable", whenUnsatisfiable)
      encoder.field("nodeAffinityPolicy", nodeAffinityPolicy)
      encoder.field("nodeTaintsPolicy", nodeTaintsPolicy)
      encoder.field("labelSelector", labelSelector)
      encoder.field("matchLabelKeys", matchLabelKeys)
    }
  }

  /// What happens if a spread constraint cannot be satisfied.
  package enum UnsatisfiableConstraintAction: String, NodeEncodable, Sendable {
    /// The pod is not scheduled.
    case doNotSchedule = "DoNotSchedule"
    /// The pod is scheduled anyway; the scheduler prefers nodes that reduce the skew.
    case scheduleAnyway = "ScheduleAnyway"
  }

  /// Whether a property of nodes is considered in a spread.
  package enum NodeInclusionPolicy: String, NodeEncodable, Sendable {
    /// The property is considered: nodes that it excludes are not counted.
    case honor = "Honor"
    /// The property is ignored: all nodes are counted.
    case ignore = "Ignore"
  }
}
