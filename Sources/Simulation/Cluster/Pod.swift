/// A pod of the simulated cluster.
struct Pod: Sendable {
  /// The index of its class.
  let podClass: Int
  /// The index of the workload that owns it.
  let workload: Int
  /// The pod's ordinal in a StatefulSet, its index in an indexed Job, or its number among the workload's pods.
  let ordinal: Int
  /// The node for which a DaemonSet created it.
  let target: Int?
  let priority: Int
  let neverPreempts: Bool
  let createdAt: Int64
  var claims: [Int] = []

  /// The node that it runs on.
  var node: Int?
  /// The node whose pods are being evicted for it.
  var nominated: Int?
  var phase = Phase.pending
  var isReady = false
  var isTerminating = false
  /// Whether its deletion was a disruption: an eviction, a preemption, or the loss of its node.
  var isDisrupted = false
  /// Whether the scheduler deleted it for a pod of higher priority.
  var isPreempted = false
  /// Whether its Job has counted it as succeeded or failed, or does not count it.
  var isCounted = false
  /// Whether its containers run and answer requests.
  var isServing = false
  /// Whether clients send requests to it.
  var isListed = false
  /// Whether a scenario prevents it from becoming ready.
  var neverReady = false
  /// Why the pod is not scheduled; `.unseen` before the first attempt.
  var pending = PendingReason.unseen

  var boundAt: Int64?
  var readyAt: Int64?
  var unreadyAt: Int64?
  var deletedAt: Int64?
  var endedAt: Int64?
  /// The time at which the kubelet stops it.
  var endsAt: Int64?
  /// The time at which its open requests would be finished.
  var doneAt: Int64?

  enum Phase: Sendable { case pending, running, succeeded, failed, gone }

  /// Why a pod is not scheduled.
  enum PendingReason: Sendable, Equatable {
    /// The scheduler has not tried to schedule it.
    case unseen
    case gated
    case unschedulable(String)
  }

  /// Whether its controller counts it as an active pod.
  var isActive: Bool { !isTerminating && (phase == .pending || phase == .running) }
  /// Whether the pod still exists.
  var exists: Bool { phase != .gone }
  /// Whether the API server reports the phase Pending.
  var isPending: Bool { phase == .pending }
}
