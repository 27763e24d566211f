import KubernetesFacts
import ManifestTree

/// Converts an Ingress of `v1beta1`, which has different fields for service names and ports.
enum IngressConversion {
  /// The object as `networking.k8s.io/v1`.
  static func toVersion1(_ map: NodeMap) -> Node {
    var map = map
    map["apiVersion"] = .string("\(APIGroup.networking)/v1")
    guard case .map(var spec) = map["spec"] else { return .map(map) }
    if let backend = spec["backend"] {
      spec["backend"] = nil
      spec["defaultBackend"] = Self.backend(backend)
    }
    if case .list(let rules) = spec["rules"] { spec["rules"] = .list(rules.map(rule)) }
    map["spec"] = .map(spec)
    return .map(map)
  }

  private static func rule(_ node: Node) -> Node {
    guard case .map(var rule) = node, case .map(var http) = rule["http"],
      case .list(let paths) = http["paths"]
    else { return node }
    http["paths"] = .list(
      paths.map { node in
        guard case .map(var path) = node else { return node }
        if !path.hasValue("pathType") { path["pathType"] = "ImplementationSpecific" }
        path["backend"] = path["backend"].map(backend)
        return .map(path)
      })
    rule["http"] = .map(http)
    return .map(rule)
  }

  private static func backend(_ node: Node) -> Node {
    guard case .map(var backend) = node, let name = backend["serviceName"] else { return node }
    let port = backend["servicePort"]
    backend["serviceName"] = nil
    backend["servicePort"] = nil
    backend["service"] = ["name": name, "port": [port?.int == nil ? "name" : "number": port ?? .null]]
    return .map(backend)
  }
}
