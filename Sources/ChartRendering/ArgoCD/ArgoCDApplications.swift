/// The Argo CD objects of a system: an Application for each profile, and an ApplicationSet for all profiles.
///
/// The Applications of all profiles have different names, so that one Argo CD instance can manage all of them. The
/// ApplicationSet generates the same Applications: apply either the set or the Applications. A single profile needs no
/// set. If two profiles use the same namespace in the same cluster, there is no set either, because their Applications
/// would revert each other's changes.
///
/// If clusters are listed, a single ApplicationSet for all clusters replaces these files.
package struct ArgoCDApplications: Sendable {
  package let files: [RenderedFile]
  /// The file of the ApplicationSet, which replaces the Applications.
  package static let setName = "applicationset.yaml"

  /// Renders the Applications of a system.
  package init(_ system: SystemObjects, from source: GitOpsSource) {
    guard source.clusters.isEmpty else {
      let set = ArgoCDClusterSet(system, source)
      files = [RenderedFile(yaml: [set.node], named: "applicationset-clusters.yaml", of: system.app)]
      return
    }
    let applications = system.profiles.map { ArgoCDApplication(system, $0, source) }
    var files = applications.map { application in
      RenderedFile(yaml: [application.node], named: "application-\(application.profile).yaml", of: system.app)
    }
    let destinations = Set(applications.map { [$0.server, $0.namespace] })
    if applications.count > 1, destinations.count == applications.count {
      let set = ArgoCDApplicationSet(system, applications, source)
      files.append(RenderedFile(yaml: [set.node], named: Self.setName, of: system.app))
    }
    self.files = files
  }
}
