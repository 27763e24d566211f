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
    // Kustomize hashes an empty text in place of absent data.
    if declared.data.isEmpty, declared.binaryData.isEmpty {
      return "\(name)-\(ConfigurationDigest.suffix(ofConfigMap: ""))"
    }
    if chartForm != nil {
      if declared.data.isEmpty {
        return "\(name)-\(Definition.Name(.binaryData, name).contentHashPlaceholder())"
      }
      let part = declared.binaryData.isEmpty ? nil : Definition.binaryDataPart
      return "\(name)-\(Definition.Name(.configMap, name).contentHashPlaceholder(type: part))"
    }
    let binaryData = declared.binaryData.isEmpty ? nil : node(of: declared.binaryData)
    let data = declared.data.isEmpty ? "" : node(of: declared.data)
    return
      "\(name)-\(ConfigurationDigest.suffix(ofConfigMap: data, binaryData: binaryData))"
  }

  /// The name of a Secret's object: the declared name, with a content hash if the spec requests it.
  func objectName(ofSecret name: String) -> String {
    guard
      case .demo(let content, let type, _, true)? = resources.secrets.first(where: { $0.name == name })?
        .content
    else { return name }
    if chartForm != nil {
      return "\(name)-\(Definition.Name(.secret, name).contentHashPlaceholder(type: type))"
    }
    return "\(name)-\(ConfigurationDigest.suffix(ofSecret: node(of: content), type: type))"
  }

  /// Converts the values to a map; for a duplicate key, the last value wins.
  func node(of settings: KeyValues) -> Node {
    .map(NodeMap(uniqueEntries: StringMap(settings).entries.map { .init($0.key, .string($0.value)) }))
  }
}

extension Definition.Name {
  /// The placeholder for the hash of this content in a name of a chart's object.
  /// - Parameter type: the type of a Secret, or `Definition.binaryDataPart` for a ConfigMap that also has binary data.
  func contentHashPlaceholder(type: String? = nil) -> String {
    let mark = TextPlaceholder.contentHash
    return "\(mark)\(placeholderText)\(type.map { " \($0)" } ?? "")\(mark)"
  }
}
