internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension Portolan.Service {
  /// Whether a hash of its content follows the Job's name.
  ///
  /// Suspended Jobs are resumed by name.
  var isNamedByContent: Bool {
    guard case .job(let settings) = workload else { return false }
    return contentName?.value ?? !settings.suspended
  }
}

extension SystemModel {
  /// Puts the hash of its content behind the name of a service's Job: a changed Job is a new one, as Kubernetes refuses most
  /// changes of a Job.
  func addContentHash(toJobOf service: Portolan.Service, in list: inout ObjectList) {
    guard service.isNamedByContent else { return }
    let name = fullName(of: service)
    _ = list.change {
      $0.identity.kind == "Job" && $0.identity.group == "batch" && $0.identity.name == name
    } by: { job in
      guard case .map(var object) = job.node, case .map(var metadata)? = object["metadata"] else { return }
      let suffix =
        isMarked
        ? "\(ChartMark.contentHash)j\(service.name)\(ChartMark.contentHash)"
        : ConfigurationDigest.suffix(ofJob: object["spec"] ?? .map([:]))
      metadata["name"] = .string("\(name)-\(suffix)")
      object["metadata"] = .map(metadata)
      job.node = .map(object)
      job.identity.name = "\(name)-\(suffix)"
    }
  }
}
