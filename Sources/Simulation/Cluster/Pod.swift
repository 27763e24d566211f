/// A pod of the simulated cluster.
struct Pod: Sendable {
  /// The index of the pod's class.
  let podClass: Int
  /// The index of the workload that owns the pod.
  let workload: Int
  /// The pod's ordinal in a StatefulSet, its index in an indexed Job, or its number among the workload's pods.
  let ordinal: Int
  /// The node for which a DaemonSet created the pod.
  let target: Int?
  let priority: Int
  let neverPreempts: Bool
  let createdAt: Int64
  var claims: [Int] = []

  /// The node that the pod runs on.
  var node: Int?
  /// The node whose other pods are being evicted for this pod.
  var nominated: Int?
  var phase = Phase.pending
  var isReady = false
  var isTerminating = false
  /// Whether the pod's deletion was a disruption: an eviction, a preemption, or the loss of its node.
  var isDisrupted = false
  /// Whether the scheduler deleted the pod for a pod of higher priority.
  var isPreempted = false
  /// Whether the Job has counted the pod as succeeded or failed, or does not count it.
  var isCounted = false
  /// Whether the pod's containers run and answer requests.
  var isServing = false
  /// Whether clients send requests to the pod.
  var isListed = false
  /// Whether a scenario prevents the pod from becoming ready.
  var neverReady = false
  /// Why the pod is not scheduled; `.unseen` before the first attempt.
  var pending = PendingReason.unseen

  var boundAt: Int64?
  var readyAt: Int64?
  var unreadyAt: Int64?
  var deletedAt: Int64?
  var endedAt: Int64?
  /// The time at which the kubelet stops the pod.
  var endsAt: Int64?
  /// The time at which the pod's open requests would be finished.
  var doneAt: Int64?

  enum Phase: Sendable { case pending, running, succeeded, failed, gone }

  /// Why a pod is not scheduled.
  enum PendingReason: Sendable, Equatable {
    /// The scheduler has not tried to schedule the pod.
    case unseen
    case gated
    case unschedulable(String)
  }

  /// Whether the controller counts the pod as active.
  var isActive: Bool { !isTerminating && (phase == .pending || phase == .running) }
  /// Whether the pod still exists.
  var exists: Bool { phase != .gone }
  /// Whether the API server reports the phase Pending.
  var isPending: Bool { phase == .pending }
}
