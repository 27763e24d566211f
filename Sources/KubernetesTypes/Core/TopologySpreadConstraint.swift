extension Core {
  /// How evenly the matching pods are spread over the values of a node label.
  public struct TopologySpreadConstraint: FieldEncodable, Sendable, Equatable {
    /// The greatest allowed difference between two values' numbers of pods, at least 1.
    public var maxSkew: Int
    /// With fewer values, the least number counts as 0; for `DoNotSchedule` only, 1 if nil.
    public var minDomains: Int?
    /// The node label.
    public var topologyKey: String
    /// What happens when it can't be kept.
    public var whenUnsatisfiable: UnsatisfiableConstraintAction
    /// Whether only nodes that fit the pod's affinity count; `Honor` if nil.
    public var nodeAffinityPolicy: NodeInclusionPolicy?
    /// Whether only nodes with tolerated taints count; `Ignore` if nil.
    public var nodeTaintsPolicy: NodeInclusionPolicy?
    /// The pods that are counted.
    public var labelSelector: Meta.LabelSelector?
    /// Labels of the pod itself whose values the counted ones must share.
    public var matchLabelKeys: [String]

    /// Makes a topology spread constraint.
    public init(
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

  /// What happens when a spread constraint can't be kept.
  public enum UnsatisfiableConstraintAction: String, NodeEncodable, Sendable {
    /// The pod waits.
    case doNotSchedule = "DoNotSchedule"
    /// The pod is placed where the skew is least.
    case scheduleAnyway = "ScheduleAnyway"
  }

  /// Whether a property of nodes counts for the spread.
  public enum NodeInclusionPolicy: String, NodeEncodable, Sendable {
    /// It does.
    case honor = "Honor"
    /// It doesn't.
    case ignore = "Ignore"
  }
}
