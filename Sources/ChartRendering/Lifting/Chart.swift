public import Diagnostics
import ManifestTree

/// A system as a chart: the templates of its objects, and the settings that they take values from.
public struct Chart: Sendable {
  let source: ChartSource.Facts
  let files: [File]
  let definitions: [Definition]
  /// The settings in the order of their places among the values.
  let settings: [Setting]
  /// The settings in their groups.
  let values: ValueTree
  /// What of the profiles' differences no value can express.
  public let diagnostics: [Diagnostic]

  /// The templates of one file.
  struct File: Sendable {
    let name: String
    /// The service whose file it is; nil for shared ones.
    let service: String?
    let objects: [Object]
  }

  /// The template of one object.
  struct Object: Sendable {
    let identity: ObjectIdentity
    let origin: Origin
    let entries: [Template.Entry]
    /// When it is there, beyond its service.
    let condition: Condition?
  }

  /// Lifts a system into a chart.
  public init(_ source: ChartSource) {
    let presence = ServicePresence(source)
    var ownNamespaces: [String] = []
    for profile in source.profiles where !ownNamespaces.contains(profile.namespace) {
      ownNamespaces.append(profile.namespace)
    }
    let lifted = presence.files.indices.concurrentMap { [ownNamespaces] index in
      var lift = FileLift(
        presence.files[index], presence, ownNamespaces: ownNamespaces)
      return lift.lifted()
    }
    self.source = ChartSource.Facts(source)
    files = lifted.map(\.file)
    definitions = lifted.flatMap(\.definitions)
    settings = SystemSettings.all(of: source, presence, lifted) + lifted.flatMap(\.settings)
    values = ValueTree(settings)
    diagnostics = lifted.flatMap(\.diagnostics)
  }

  /// The path of a service's values.
  ///
  /// Helm sets `global` and `enabled` on the values of a dependency, and the chart has groups of its own: a service with
  /// such a name gets another key.
  static func key(of service: String) -> ValuesPath {
    let key = service.camelCased
    return ValuesPath([reservedKeys.contains(key) ? "\(key)Service" : key])
  }

  private static let reservedKeys: Set<String> = [
    "global", "enabled", "profile", "namePrefix", "imageRegistry", "imagePullSecrets", "commonLabels", "spot",
    "istio", "networkPolicies", "namespace", "gateways", "claims", "secrets", "configMaps",
  ]
}

extension ChartSource {
  /// What of a source is no object.
  struct Facts: Sendable {
    let app: String
    let profiles: [Profile]
    let providers: [SpotLabel]

    struct Profile: Sendable {
      let name: String
      let namespace: String
      let release: String
    }

    init(_ source: ChartSource) {
      app = source.app
      profiles = source.profiles.map {
        Profile(name: $0.name, namespace: $0.namespace, release: $0.release)
      }
      providers = source.providers
    }
  }
}
