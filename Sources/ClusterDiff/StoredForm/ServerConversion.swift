import KubernetesFacts
import ManifestTree

/// A manifest with its other ways to say the same put into the one that the server stores.
enum ServerConversion {
  /// `stringData` as `data`; autoscalers and Ingresses of older versions in the form of today's.
  static func of(_ object: Object) -> Object {
    var object = object
    guard case .map(var map) = object.node else { return object }
    switch (object.identity.group, object.identity.kind) {
    case ("", "Secret"):
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
    case ("autoscaling", "HorizontalPodAutoscaler") where ["v1", "v2beta1"].contains(object.identity.version):
      object.node = AutoscalerConversion.toVersion2(map)
      object.identity.version = "v2"
    case ("networking.k8s.io", "Ingress") where map["apiVersion"]?.text?.hasSuffix("/v1beta1") ?? false:
      object.node = IngressConversion.toVersion1(map)
      object.identity.version = "v1"
    default: break
    }
    return object
  }

  /// Where in a manifest what is stored at a path is written.
  static func writtenPath(of path: NodePath, in object: Object) -> NodePath {
    guard object.identity.kind == "Secret", path.steps.count > 1, path.steps[0] == .key("data") else {
      return path
    }
    let alias = NodePath([.key("stringData")] + path.steps.dropFirst())
    return object.node[alias] == nil ? path : alias
  }
}

/// Text for bytes.
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var (group, count) = (0, 0)
    func append(_ digitCount: Int) {
      for digit in 0..<digitCount { text.append(digits[(group >> (18 - 6 * digit)) & 63]) }
    }
    for byte in bytes {
      group |= Int(byte) << (16 - 8 * count)
      count += 1
      if count == 3 {
        append(4)
        (group, count) = (0, 0)
      }
    }
    if count > 0 {
      append(count + 1)
      text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - count))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
