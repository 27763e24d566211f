internal import ManifestTree

/// A workload of the simulated cluster: the desired and actual state of its controller.
struct Workload: Sendable {
  var spec: WorkloadSpec
  var revisions: [Revision] = []
  /// The revision of new pods.
  var current = 0
  /// The revision that a StatefulSet's pods below the partition keep.
  var stable = 0
  /// The pods that exist, in the order of their creation.
  var pods: [Int] = []
  var isActive = true
  var isDirty = false
  /// The names of the Services that select the workload's pods.
  var services: [String] = []
  var madePods = 0
  /// The progress of a Job.
  var job = JobState()
  /// The number of replicas in the last run of the controller; -1 before the first.
  var seenReplicas = -1
  /// The number of available pods of the newest template in the last run of the controller.
  var availableNew = 0
  /// The time of the last progress of a rollout.
  var progressAt: Int64 = 0
  var isProgressing = false
  /// Whether a rollout exceeded its progress deadline, or a Job failed.
  var isStalled = false
  /// Why the API server rejects the workload's pods.
  var refusal: String?
  var metrics = Metrics()
  var readyCount = 0

  /// A version of the pod template; for a Deployment, a ReplicaSet with its number of pods.
  struct Revision: Sendable {
    let template: Node
    let podClass: Int
    let hash: String
    var replicas = 0
  }

  init(_ spec: WorkloadSpec) { self.spec = spec }
}

/// The measurements of a workload: what its clients and operators notice.
struct Metrics: Sendable {
  var leastReady = Int.max
  var withoutReady: Int64 = 0
  var cutOff = 0
  var evictionsRefused = 0
  /// The share of failed requests, multiplied by the milliseconds for which it applied.
  var lost = 0.0
  var listed = 0
  /// The number of pods that clients send requests to, but that do not answer.
  var deadListed = 0
  var changedAt: Int64 = 0
  var hasStalled = false
  var blockedDrains = 0

  /// Adds the losses since the last change.
  mutating func advance(to time: Int64, ready: Int) {
    let span = time - changedAt
    if span > 0 {
      if ready == 0 { withoutReady += span }
      lost += Double(span) * (listed == 0 ? 1 : Double(deadListed) / Double(listed))
    }
    changedAt = time
    leastReady = min(leastReady, ready)
  }
}
