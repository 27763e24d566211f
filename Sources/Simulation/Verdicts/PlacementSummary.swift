/// Where the pods of a workload are, and why some are pending.
package struct PlacementSummary: Sendable, Equatable {
  /// The pods that are not being deleted.
  package var pods = 0
  package var ready = 0
  package var perNode: [String: Int] = [:]
  /// Pods by zone; `-` for nodes without a zone, and for nodes that no longer exist.
  package var perZone: [String: Int] = [:]
  package var pending: [Pending] = []

  /// Pods that are pending for the same reason.
  package struct Pending: Sendable, Equatable {
    package var count: Int
    package var reason: String?
    package var message: String?
  }
}

extension Cluster {
  /// The placement of a workload's pods.
  package func placement(of workload: Int) -> PlacementSummary {
    var summary = PlacementSummary()
    for pod in workloads[workload].pods where pods[pod].isActive {
      summary.pods += 1
      if pods[pod].isReady { summary.ready += 1 }
      if let node = pods[pod].node {
        summary.perNode[nodes[node].name, default: 0] += 1
        summary.perZone[nodes[node].exists ? nodes[node].zone ?? "-" : "-", default: 0] += 1
        continue
      }
      let (reason, message) = Self.words(of: pods[pod].pending)
      if let place = summary.pending.firstIndex(where: { $0.message == message && $0.reason == reason }) {
        summary.pending[place].count += 1
      } else {
        summary.pending.append(.init(count: 1, reason: reason, message: message))
      }
    }
    return summary
  }

  /// The reason and message of the condition `PodScheduled`.
  static func words(of pending: Pod.PendingReason) -> (reason: String?, message: String?) {
    switch pending {
    case .unseen: (nil, nil)
    case .gated: ("SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates")
    case .unschedulable(let message): ("Unschedulable", message)
    }
  }

  /// The index of the workload with a name; nil if there is none.
  package func workload(named name: String) -> Int? {
    workloads.firstIndex { $0.spec.name == name && $0.isActive }
  }
}
