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
      Self.checksumKey: sources.flatMap { source in
        (source.data.isEmpty ? [] : [Definition.Name(source.isSecret ? .secret : .configMap, source.name)])
          + (source.binaryData.isEmpty ? [] : [Definition.Name(.binaryData, source.name)])
      }.checksummed
    ]
  }

  /// The key of the annotation on the pods.
  static let checksumKey = PortolanKey.configurationChecksum

  private struct Source {
    let isSecret: Bool
    let name: String
    let data: KeyValues
    var binaryData: KeyValues = [:]
  }

  private func configurationSources(of service: Portolan.Service) -> [Source] {
    var sources: [Source] = []
    for reference in service.configurationReferences
    where !sources.contains(where: { $0.isSecret == reference.isSecret && $0.name == reference.name }) {
      guard let source = source(of: reference), !(source.data + source.binaryData).isEmpty else { continue }
      sources.append(source)
    }
    return sources
  }

  private func source(of reference: Portolan.Service.ConfigurationReference) -> Source? {
    guard reference.isSecret else {
      return resources.configMaps.first { $0.name == reference.name }.map {
        Source(isSecret: false, name: reference.name, data: $0.data, binaryData: $0.binaryData)
      }
    }
    guard
      case .demo(let data, _, _, _)? = resources.secrets.first(where: { $0.name == reference.name })?.content
    else { return nil }
    return Source(isSecret: true, name: reference.name, data: data)
  }

  private func digest(of sources: [Source]) -> String {
    let data = sources.flatMap { source in
      [source.data, source.binaryData].filter { !$0.isEmpty }.map(node)
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
