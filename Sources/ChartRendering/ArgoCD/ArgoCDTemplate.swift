internal import ManifestTree

/// The shared specification of an ApplicationSet's Applications, and the additions of each Application.
struct ArgoCDTemplate {
  private let applications: [ArgoCDApplication]
  private let common: ArgoCDApplication.Variable?
  /// Whether all Applications are synced automatically (true) or none (false); nil if only some are.
  private let isAutomated: Bool?

  init(_ applications: [ArgoCDApplication]) {
    self.applications = applications
    common = ArgoCDApplication.Variable(joining: applications.map(\.variable))
    let automated = Set(applications.map(\.isAutomated))
    isAutomated = automated.count == 1 ? automated.first : nil
  }

  /// Whether some Applications have additions that cannot be strings in a template.
  var needsPatch: Bool { common == nil || isAutomated == nil }

  /// The specification of all Applications.
  /// - Parameters:
  ///   - source: the source, with the parameters of the template.
  ///   - destination: the destination, with the parameters of the template.
  func spec(project: String, from source: NodeMap, to destination: NodeMap) -> NodeMap {
    guard let first = applications.first else { return [:] }
    var spec = first.spec(project: project, isAutomated: isAutomated ?? false)
    spec["source"] = .map(source)
    spec["destination"] = .map(destination)
    if let common { spec.merge(common.spec) }
    return spec
  }

  /// The fields that an Application adds to the specification.
  func patch(of application: ArgoCDApplication) -> NodeMap {
    var patch = NodeMap()
    if isAutomated == nil, application.isAutomated {
      patch["syncPolicy"] = ["automated": ArgoCDApplication.automated]
    }
    if common == nil { patch.merge(application.variable.spec) }
    return patch
  }
}
