internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension Portolan.Service {
  /// Whether the Job's name ends with a hash of its content.
  ///
  /// Suspended Jobs keep their names by default, because users resume them by name.
  var isNamedByContent: Bool {
    guard case .job(let settings) = workload else { return false }
    return contentName?.value ?? (has(.contentNames) && !settings.suspended)
  }
}

extension SystemModel {
  /// The `spec` of a service's Job, which charts hash for the Job's name.
  func definition(ofJobOf service: Portolan.Service) -> Definition.Name { .init(.job, service.name) }

  /// Appends a content hash to the name of a service's Job.
  ///
  /// Kubernetes rejects most changes to a Job, so a changed Job must be a new Job.
  func addContentHash(toJobOf service: Portolan.Service, in list: inout ObjectList) {
    guard service.isNamedByContent else { return }
    let name = fullName(of: service)
    _ = list.change {
      $0.identity.groupKind == .job && $0.identity.name == name
    } by: { job in
      guard case .map(var object) = job.node, case .map(var metadata)? = object["metadata"] else { return }
      let suffix =
        chartForm == nil
        ? ConfigurationDigest.suffix(ofJob: object["spec"] ?? .map([:]))
        : definition(ofJobOf: service).contentHashPlaceholder()
      metadata["name"] = .string("\(name)-\(suffix)")
      object["metadata"] = .map(metadata)
      job.node = .map(object)
      job.identity.name = "\(name)-\(suffix)"
    }
  }
}
