/// What Argo CD needs to deploy a system: an Application for each profile, and an ApplicationSet over all of them.
///
/// The profiles are variants of one system: the Applications have one name, and a cluster takes one of them. The set is
/// for several clusters; its Applications stand side by side in one Argo CD, so their names end in the profile's.
public struct ArgoCDApplications: Sendable {
  /// The files.
  public let files: [RenderedFile]

  /// Renders the Applications of a system.
  public init(_ system: SystemObjects, from source: GitOpsSource) {
    let applications = system.profiles.map { ArgoCDApplication(system, $0, source) }
    var files = applications.map { application in
      RenderedFile(yaml: [application.node], named: "application-\(application.profile).yaml", of: system.app)
    }
    if applications.count > 1 {
      let set = ArgoCDApplicationSet(system, applications, source)
      files.append(RenderedFile(yaml: [set.node], named: "applicationset.yaml", of: system.app))
    }
    self.files = files
  }
}
