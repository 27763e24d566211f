internal import ChartParameters
internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The annotation that changes with the ConfigMaps and Secrets that a service's pods use.
  ///
  /// A change replaces the pods, and a Job that is named by its content runs again.
  ///
  /// The value is the SHA-256 digest, in hexadecimal digits, of the objects' data as a JSON list in the order of first
  /// use. It includes only objects that the app renders, because the content of others is unknown.
  func checksumAnnotation(of service: Portolan.Service) -> StringMap {
    guard !service.runsToEnd || service.isNamedByContent, service.has(.checksum) else { return [:] }
    let sources = configurationSources(of: service)
    guard !sources.isEmpty else { return [:] }
    guard chartForm != nil else { return [Self.checksumKey: digest(of: sources)] }
    return [
      Self.checksumKey: sources.map {
        Definition.Name($0.isSecret ? .secret : .configMap, $0.name)
      }.checksummed
    ]
  }

  /// The annotation of the pods.
  static let checksumKey = "checksum/config"

  private struct Source {
    let isSecret: Bool
    let name: String
    let data: KeyValues
  }

  private func configurationSources(of service: Portolan.Service) -> [Source] {
    var sources: [Source] = []
    for reference in service.configurationReferences
    where !sources.contains(where: { $0.isSecret == reference.isSecret && $0.name == reference.name }) {
      guard let data = data(of: reference) else { continue }
      sources.append(Source(isSecret: reference.isSecret, name: reference.name, data: data))
    }
    return sources
  }

  private func data(of reference: Portolan.Service.ConfigurationReference) -> KeyValues? {
    guard reference.isSecret else {
      return resources.configMaps.first { $0.name == reference.name }?.data
    }
    guard
      case .demo(let data, _, _, _)? = resources.secrets.first(where: { $0.name == reference.name })?.content
    else { return nil }
    return data
  }

  private func digest(of sources: [Source]) -> String {
    let data = sources.map { source in
      Node.map(
        NodeMap(uniqueEntries: StringMap(source.data).entries.map { .init($0.key, .string($0.value)) }))
    }
    return ConfigurationDigest.text(of: data)
  }
}

extension Portolan.Service {
  struct ConfigurationReference: Hashable {
    let isSecret: Bool
    let name: String
  }

  /// The ConfigMaps and Secrets that the pods use, in the order of their references.
  var configurationReferences: [ConfigurationReference] {
    var references: [ConfigurationReference] = []
    func add(secret name: String) { references.append(.init(isSecret: true, name: name)) }
    func add(configMap name: String) { references.append(.init(isSecret: false, name: name)) }
    for container in allContainers {
      for source in container.envFrom.map(\.source) {
        switch source {
        case .configMap(let name): add(configMap: name)
        case .secret(let name): add(secret: name)
        }
      }
      for source in container.env.map(\.source) {
        switch source {
        case .configMap(let name, _, _): add(configMap: name)
        case .secret(let name, _, _): add(secret: name)
        case .literal, .field, .resource: break
        }
      }
    }
    for source in volumes.map(\.source) {
      switch source {
      case .configMap(let name, _, _, _, _): add(configMap: name)
      case .secret(let name, _, _, _, _): add(secret: name)
      case .projected(let projections, _):
        for projection in projections {
          switch projection {
          case .configMap(let name, _, _, _): add(configMap: name)
          case .secret(let name, _, _, _): add(secret: name)
          case .serviceAccountToken, .fields: break
          }
        }
      case .csi(_, _, _, let secret?, _): add(secret: secret)
      case .emptyDir, .claim, .hostPath, .downwardAPI, .nfs, .csi, .ephemeral, .image: break
      }
    }
    return references
  }
}
