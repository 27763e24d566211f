package import ChartParameters
package import Diagnostics
import ManifestTree

/// A system as a chart: the templates of its objects, and their parameters.
package struct Chart: Sendable {
  let system: Facts
  let files: [File]
  let definitions: [Definition]
  /// The parameters in the order of their places among the values.
  let parameters: [ChartParameter]
  /// The parameters in their groups.
  let values: ValueTree
  /// The differences between profiles that no value can express.
  package let diagnostics: [Diagnostic]

  /// The templates of one file.
  struct File: Sendable {
    let name: String
    /// The service of the file; nil for shared files.
    let service: String?
    let objects: [Object]
    /// The conflicts to check for in the service's values.
    var checks = ValueChecks()
  }

  /// The template of one object.
  struct Object: Sendable {
    let identity: ObjectIdentity
    let origin: Origin
    let entries: [Template.Entry]
    /// The condition for the object, in addition to its service's condition.
    let condition: Condition?
  }

  /// Merges the profiles of a system into a chart.
  package init(_ system: ParameterizedSystem) {
    let presence = ServicePresence(system)
    let merged = presence.files.indices.concurrentMap { index in
      var merge = FileMerge(presence.files[index], presence)
      return merge.merged()
    }
    self.system = Facts(system)
    files = merged.map(\.file)
    definitions = merged.flatMap(\.definitions)
    parameters =
      Self.parameters(of: system, presence, usingProfile: merged.contains(where: \.usesProfile))
      + merged.flatMap(\.parameters) + system.calls.map(ChartParameter.init)
    values = ValueTree(parameters)
    diagnostics = merged.flatMap(\.diagnostics)
  }

  /// The parameters of the whole system.
  private static func parameters(
    of system: ParameterizedSystem, _ presence: ServicePresence, usingProfile: Bool
  ) -> [ChartParameter] {
    var parameters = system.general.map(ChartParameter.init)
    if usingProfile {
      parameters.append(
        ChartParameter(
          path: .profile,
          documentation: "Profile for settings that differ between profiles but have no separate value",
          type: .choice(presence.profiles), isNullable: false, values: presence.profiles.map(Node.string)))
    }
    parameters += presence.labels.parameters + presence.annotations.parameters
    return parameters + system.features.map(ChartParameter.init)
  }

  /// The inputs of a chart that are not objects.
  struct Facts: Sendable {
    let app: String
    let profiles: [Profile]
    let providers: [SpotNodes]

    struct Profile: Sendable {
      let name: String
      let namespace: String
      let release: String
    }

    init(_ system: ParameterizedSystem) {
      app = system.app
      profiles = system.profiles.map {
        Profile(name: $0.name, namespace: $0.namespace, release: $0.release)
      }
      providers = system.providers
    }
  }
}

extension ChartParameter {
  /// A parameter of the whole system.
  fileprivate convenience init(_ parameter: Parameter, values: [Node]) {
    self.init(
      path: parameter.path, documentation: parameter.documentation, type: parameter.type ?? .anything,
      isNullable: parameter.isNullable, values: values)
  }
}
