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
    if isMarked { return "\(name)-\(ChartMark.contentHash)c\(name)\(ChartMark.contentHash)" }
    return "\(name)-\(ConfigurationDigest.suffix(ofConfigMap: data(declared.data)))"
  }

  /// The name of a Secret's object.
  func objectName(ofSecret name: String) -> String {
    guard
      case .demo(let content, let type, _, true)? = resources.secrets.first(where: { $0.name == name })?
        .content
    else { return name }
    if isMarked { return "\(name)-\(ChartMark.contentHash)s\(name) \(type)\(ChartMark.contentHash)" }
    return "\(name)-\(ConfigurationDigest.suffix(ofSecret: data(content), type: type))"
  }

  private func data(_ settings: KeyValues) -> Node {
    .map(NodeMap(uniqueEntries: StringMap(settings).entries.map { .init($0.key, .string($0.value)) }))
  }
}
