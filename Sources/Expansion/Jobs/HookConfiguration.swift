internal import Portolan

/// Separates the ConfigMaps and Secrets for hooks before an installation or an upgrade from those for other pods.
///
/// A hook's objects are created before the objects of the release and are not part of the release. Helm deletes and
/// creates them again for each run, and does not roll them back. Objects that other pods read therefore cannot be
/// hooks.
struct HookConfiguration {
  /// The name of the hooks' copy of a ConfigMap or Secret.
  private static func copyName(of name: String) -> String { "\(name)-hooks" }

  /// For the hooks, adds copies of the ConfigMaps and Secrets that other services also read.
  static func separate(_ services: inout [Portolan.Service], _ resources: inout AppResources) {
    let hooks = services.indices.filter { services[$0].runsBeforeRelease }
    guard !hooks.isEmpty else { return }
    let ofHooks = Set(hooks.flatMap { services[$0].configurationReferences })
    let ofOthers = Set(
      services.lazy.filter { !$0.runsBeforeRelease }.flatMap(\.configurationReferences))
    let shared = ofHooks.intersection(ofOthers)
    guard !shared.isEmpty else { return }
    var copied: Set<Portolan.Service.ConfigurationReference> = []
    for configMap in resources.configMaps {
      let reference = Portolan.Service.ConfigurationReference(isSecret: false, name: configMap.name)
      guard shared.contains(reference), copied.insert(reference).inserted else { continue }
      resources.configMaps.append(configMap.renamed(copyName(of: configMap.name)))
    }
    for secret in resources.secrets {
      let reference = Portolan.Service.ConfigurationReference(isSecret: true, name: secret.name)
      guard case .demo = secret.content, shared.contains(reference), copied.insert(reference).inserted else {
        continue
      }
      resources.secrets.append(secret.renamed(copyName(of: secret.name)))
    }
    for position in hooks {
      services[position].renameConfiguration { reference in
        copied.contains(reference) ? copyName(of: reference.name) : reference.name
      }
    }
  }
}

extension Portolan.Service {
  /// Whether the service's Job runs before the objects of a release are created or changed.
  var runsBeforeRelease: Bool {
    hook?.points.contains { $0 == .preInstall || $0 == .preUpgrade } ?? false
  }

  fileprivate mutating func renameConfiguration(_ name: (ConfigurationReference) -> String) {
    func configMap(_ old: String) -> String { name(.init(isSecret: false, name: old)) }
    func secret(_ old: String) -> String { name(.init(isSecret: true, name: old)) }
    func rename(_ container: inout Container) {
      for index in container.env.indices {
        switch container.env[index].source {
        case .configMap(let old, let key, let optional):
          container.env[index].source = .configMap(configMap(old), key: key, optional: optional)
        case .secret(let old, let key, let optional):
          container.env[index].source = .secret(secret(old), key: key, optional: optional)
        case .literal, .field, .resource: break
        }
      }
      for index in container.envFrom.indices {
        switch container.envFrom[index].source {
        case .configMap(let old): container.envFrom[index].source = .configMap(configMap(old))
        case .secret(let old): container.envFrom[index].source = .secret(secret(old))
        }
      }
    }
    updateContainers(rename)
    for index in volumes.indices {
      switch volumes[index].source {
      case .configMap(let old, let items, let itemModes, let mode, let optional):
        volumes[index].source = .configMap(
          configMap(old), items: items, itemModes: itemModes, mode: mode, optional: optional)
      case .secret(let old, let items, let itemModes, let mode, let optional):
        volumes[index].source = .secret(
          secret(old), items: items, itemModes: itemModes, mode: mode, optional: optional)
      case .projected(let projections, let mode):
        volumes[index].source = .projected(
          projections.map { projection in
            switch projection {
            case .configMap(let old, let items, let itemModes, let optional):
              .configMap(configMap(old), items: items, itemModes: itemModes, optional: optional)
            case .secret(let old, let items, let itemModes, let optional):
              .secret(secret(old), items: items, itemModes: itemModes, optional: optional)
            case .serviceAccountToken, .fields: projection
            }
          }, mode: mode)
      case .csi(let driver, let attributes, let fileSystem, let old?, let readOnly):
        volumes[index].source = .csi(
          driver, attributes: attributes, fileSystem: fileSystem, secret: secret(old), readOnly: readOnly)
      case .emptyDir, .claim, .hostPath, .downwardAPI, .nfs, .csi, .ephemeral, .image: break
      }
    }
  }
}
