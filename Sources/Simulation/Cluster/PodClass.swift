internal import KubernetesFacts

/// The pods of one template: all properties that the scheduler uses, with names resolved to indices.
struct PodClass: Sendable {
  let template: PodTemplate
  /// The index of the workload that creates the pods.
  let workload: Int
  /// Requests by the index of the resource, without zeros.
  var requests: [(resource: Int, amount: Int64)] = []
  var scoredCPU: Int64 { template.requests.scoredCPU }
  var scoredMemory: Int64 { template.requests.scoredMemory }
  /// The index of the profile: the requirements on nodes, and the tolerations.
  var profile = 0
  /// The nodes that the scheduler checks; nil for all.
  var nodeNames: Set<String>?
  var strictSpread: [Spread] = []
  var softSpread: [Spread] = []
  /// Whether the soft constraints are the scheduler's defaults.
  var assumesSpread = false
  /// The matcher of pods that match all terms of required affinity, with the topology keys.
  var affinity: (matcher: Int, keys: [Int], matchesItself: Bool)?
  var antiAffinity: [(matcher: Int, key: Int)] = []
  var preferred: [(matcher: Int, key: Int, weight: Int)] = []
  /// The required anti-affinity terms, of any pods, that match pods of this class.
  var repelledBy: [Int] = []
  /// The preferred terms and required affinity terms, of any pods, that match pods of this class.
  var attractedBy: [Int] = []
  /// The affinity and anti-affinity terms of the pods of this class.
  var holds: [Int] = []
  /// The matchers that match pods of this class.
  var matchedBy: [Int] = []
  /// The budgets that select pods of this class.
  var budgets: [Int] = []

  /// A spread constraint with its matcher and topology key.
  struct Spread: Sendable {
    let constraint: SpreadConstraint
    let matcher: Int
    let key: Int
    /// Whether the pod itself counts.
    var countsItself = false
  }

  /// Whether scheduling another pod can make pods of this class schedulable.
  var followsOthers: Bool { affinity != nil || !strictSpread.isEmpty }
}

/// The requirements of a class on nodes, except for their load; classes with equal requirements share their verdicts.
struct NodeProfile: Hashable, Sendable {
  let requirement: NodeRequirement
  let tolerations: [Toleration]
}

/// The pods that match all of these parts.
struct PodMatcher: Hashable, Sendable {
  let parts: [PodMatch]

  /// The labels that all matching pods have.
  var requiredLabels: [String] { parts.flatMap(\.selector.requiredLabels) }
}

/// An affinity or anti-affinity term of pods.
struct HeldTerm: Hashable, Sendable {
  let matcher: Int
  let key: Int
  /// The weight in scores; nil for required anti-affinity.
  let weight: Int?
}
