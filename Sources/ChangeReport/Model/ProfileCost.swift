import KubernetesFacts
package import ManifestTree

/// The resource requests of all workloads before and after a change: the requests of a pod, multiplied by the minimum
/// number of pods.
///
/// A kind without a number of pods, such as a DaemonSet, counts as one pod. Jobs, CronJobs, and other kinds whose pods
/// run until they finish do not count.
package struct ProfileCost: Sendable {
  /// The profile; nil for manifests.
  package var profile: String?
  /// The sums by resource name, such as `cpu`, before the change.
  package var old: [String: Quantity] = [:]
  /// The sums after the change.
  package var new: [String: Quantity] = [:]

  /// The resources of both sides, sorted by name.
  package var resources: [String] { Set(old.keys).union(new.keys).sorted() }

  /// Whether a sum differs.
  package var isChanged: Bool { resources.contains { old[$0] != new[$0] } }

  /// The sums in words: `requests × minimum number of pods (spot): cpu 1200m → 1400m, memory 1Gi`.
  package var text: String {
    let parts = resources.map { name -> String in
      let (before, after) = (old[name]?.description ?? "0", new[name]?.description ?? "0")
      return before == after ? "\(name) \(after)" : "\(name) \(before) → \(after)"
    }
    return "requests × minimum number of pods" + (profile.map { " (\($0))" } ?? "") + ": "
      + parts.joined(separator: ", ")
  }
}
