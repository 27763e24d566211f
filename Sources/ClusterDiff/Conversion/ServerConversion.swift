import KubernetesFacts
import ManifestTree

/// Converts the alternative forms of a manifest to the form that the server stores.
enum ServerConversion {
  /// `stringData` becomes `data`; autoscalers in `v1` or `v2beta1` and Ingresses in `v1beta1` are converted to the current
  /// version.
  static func of(_ object: Object) -> Object {
    var object = object
    guard case .map(var map) = object.node else { return object }
    switch object.identity.groupKind {
    case .secret:
      guard case .map(let texts) = map["stringData"] else { return object }
      var data = if case .map(let data) = map["data"] { data } else { NodeMap() }
      for entry in texts {
        switch entry.value {
        case .string(let text): data[entry.key] = .string(Base64.encode(text.utf8))
        case .null: data[entry.key] = ""
        default: data[entry.key] = entry.value
        }
      }
      map["data"] = .map(data)
      map["stringData"] = nil
      object.node = .map(map)
    case .horizontalPodAutoscaler where ["v1", "v2beta1"].contains(object.identity.version):
      object.node = AutoscalerConversion.toVersion2(map)
      object.identity.version = "v2"
    case .ingress where map["apiVersion"]?.text?.hasSuffix("/v1beta1") ?? false:
      object.node = IngressConversion.toVersion1(map)
      object.identity.version = "v1"
    default: break
    }
    return object
  }

  /// The path in a manifest of the value that is stored at a path.
  static func writtenPath(of path: NodePath, in object: Object) -> NodePath {
    guard object.identity.groupKind == .secret, path.steps.count > 1, path.steps[0] == .key("data") else {
      return path
    }
    let alias = NodePath([.key("stringData")] + path.steps.dropFirst())
    return object.node[alias] == nil ? path : alias
  }
}
