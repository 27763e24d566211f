internal import ChartParameters
internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// The name of a ConfigMap's object: the declared name, with a content hash if the spec requests it.
  func objectName(ofConfigMap name: String) -> String {
    guard let declared = resources.configMaps.first(where: { $0.name == name }), declared.namedByContent
    else {
      return name
    }
    if chartForm != nil {
      return "\(name)-\(Definition.Name(.configMap, name).contentHashPlaceholder())"
    }
    return "\(name)-\(ConfigurationDigest.suffix(ofConfigMap: data(declared.data)))"
  }

  /// The name of a Secret's object.
  func objectName(ofSecret name: String) -> String {
    guard
      case .demo(let content, let type, _, true)? = resources.secrets.first(where: { $0.name == name })?
        .content
    else { return name }
    if chartForm != nil {
      return "\(name)-\(Definition.Name(.secret, name).contentHashPlaceholder(type: type))"
    }
    return "\(name)-\(ConfigurationDigest.suffix(ofSecret: data(content), type: type))"
  }

  private func data(_ settings: KeyValues) -> Node {
    .map(NodeMap(uniqueEntries: StringMap(settings).entries.map { .init($0.key, .string($0.value)) }))
  }
}

extension Definition.Name {
  /// What a name in an object for a chart contains in place of the hash of this content.
  /// - Parameter type: the type of a Secret.
  func contentHashPlaceholder(type: String? = nil) -> String {
    let mark = TextPlaceholder.contentHash
    return "\(mark)\(placeholderText)\(type.map { " \($0)" } ?? "")\(mark)"
  }
}
