/// Pods of one template: everything that the scheduler asks of them, with the names resolved to places.
struct PodClass: Sendable {
  let template: PodTemplate
  /// The place of the workload that makes its pods.
  let workload: Int
  /// Requests by place of the resource, without zeros.
  var requests: [(resource: Int, amount: Int64)] = []
  var scoredCPU: Int64 { template.requests.scoredCPU }
  var scoredMemory: Int64 { template.requests.scoredMemory }
  /// The place of its requirements on nodes and its tolerations.
  var profile = 0
  /// The nodes among which the scheduler looks; nil for all.
  var nodeNames: Set<String>?
  var strictSpread: [Spread] = []
  var softSpread: [Spread] = []
  /// Whether the soft constraints are those that the scheduler assumes.
  var assumesSpread = false
  /// The matcher of pods that match all terms of required affinity, with the topology keys.
  var affinity: (matcher: Int, keys: [Int], matchesItself: Bool)?
  var antiAffinity: [(matcher: Int, key: Int)] = []
  var preferred: [(matcher: Int, key: Int, weight: Int)] = []
  /// Required anti-affinity terms of any pods that match pods of this class.
  var repelledBy: [Int] = []
  /// Preferred terms and required affinity of any pods that match pods of this class.
  var attractedBy: [Int] = []
  /// The terms that pods of this class hold.
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

  /// Whether another pod that is scheduled can make room for pods of this class.
  var followsOthers: Bool { affinity != nil || !strictSpread.isEmpty }
}

/// The requirements of a class on nodes apart from their load; classes with equal requirements share their verdicts.
struct NodeProfile: Hashable, Sendable {
  let requirement: NodeRequirement
  let tolerations: [Toleration]
}

/// All of the pods that these terms match.
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
