package import ManifestTree

/// A Service that is the backend of requests from outside.
package struct IngressBackend: Sendable {
  /// The Service's name.
  package let service: String
  /// The Service's namespace; nil for the namespace of the object that routes requests to it.
  package let namespace: String?
  /// The Service's port, as a number or name; nil if it is not set.
  package let port: String?
  /// The path of the reference to the Service.
  package let path: NodePath
}

/// An object that routes requests to Services: an Ingress, a Gateway API route, or a route of another controller.
package struct IngressRoutes: Sendable {
  package let backends: [IngressBackend]
  /// The IngressClass; nil if it is not set, or for a route of a Gateway.
  package let className: String?
  /// The parents of a Gateway API route, such as Gateways, or Services inside the mesh.
  package let parents: [RouteParent]

  /// Reads an object; nil if its kind does not route requests to Services.
  package init?(_ object: Node, group: String, kind: String) {
    let spec = object["spec"] ?? .null
    var reader = BackendReader()
    var className: String?
    var parents: [RouteParent] = []
    switch (group, kind) {
    case (APIGroup.networking, "Ingress"):
      reader.readIngress(spec)
      className = InternalEntrance.className(ofIngress: object)
    case (APIGroup.gatewayAPI, "HTTPRoute"), (APIGroup.gatewayAPI, "GRPCRoute"),
      (APIGroup.gatewayAPI, "TCPRoute"), (APIGroup.gatewayAPI, "TLSRoute"),
      (APIGroup.gatewayAPI, "UDPRoute"):
      reader.readRoute(spec)
      parents = (spec["parentRefs"]?.elements ?? []).compactMap(RouteParent.init)
    case ("traefik.io", "IngressRoute"), ("traefik.io", "IngressRouteTCP"), ("traefik.io", "IngressRouteUDP"),
      ("traefik.containo.us", "IngressRoute"), ("traefik.containo.us", "IngressRouteTCP"):
      reader.readServices(spec["routes"], at: "routes")
      className = "traefik"
    case ("projectcontour.io", "HTTPProxy"):
      reader.readServices(spec["routes"], at: "routes")
      reader.readServices(spec["tcpproxy"].map { .list([$0]) }, at: "tcpproxy", isList: false)
      className = "contour"
    case ("k8s.nginx.org", "VirtualServer"), ("k8s.nginx.org", "VirtualServerRoute"):
      reader.readList(spec["upstreams"], at: ["upstreams"], name: "service", port: "port")
      className = "nginx-ingress"
    case ("apisix.apache.org", "ApisixRoute"):
      for field in ["http", "stream"] {
        for (index, route) in (spec[field]?.elements ?? []).enumerated() {
          reader.readList(
            route["backends"], at: [field, index, "backends"], name: "serviceName", port: "servicePort")
        }
      }
      className = "apisix"
    case (APIGroup.openShiftRoute, "Route"):
      reader.readOpenShift(spec)
      className = "openshift-default"
    default: return nil
    }
    backends = reader.backends
    self.className = className
    self.parents = parents
  }
}

/// Collects the backends of an object's `spec`.
private struct BackendReader {
  var backends: [IngressBackend] = []

  mutating func readIngress(_ spec: Node) {
    add(spec["defaultBackend"]?["service"], at: ["defaultBackend", "service"])
    for (rule, node) in (spec["rules"]?.elements ?? []).enumerated() {
      for (path, node) in (node["http"]?["paths"]?.elements ?? []).enumerated() {
        add(
          node["backend"]?["service"], at: ["rules", rule, "http", "paths", path, "backend", "service"])
      }
    }
  }

  mutating func readRoute(_ spec: Node) {
    for (rule, node) in (spec["rules"]?.elements ?? []).enumerated() {
      for (index, backend) in (node["backendRefs"]?.elements ?? []).enumerated() {
        addReference(backend, at: ["rules", rule, "backendRefs", index])
        readMirrors(backend["filters"], at: ["rules", rule, "backendRefs", index, "filters"])
      }
      readMirrors(node["filters"], at: ["rules", rule, "filters"])
    }
  }

  private mutating func readMirrors(_ filters: Node?, at steps: [any BackendStep]) {
    for (index, filter) in (filters?.elements ?? []).enumerated() {
      addReference(
        filter["requestMirror"]?["backendRef"], at: steps + [index, "requestMirror", "backendRef"])
    }
  }

  mutating func readServices(_ routes: Node?, at field: String, isList: Bool = true) {
    for (route, node) in (routes?.elements ?? []).enumerated() {
      let steps: [any BackendStep] = isList ? [field, route, "services"] : [field, "services"]
      readList(node["services"], at: steps, name: "name", port: "port")
    }
  }

  mutating func readList(_ list: Node?, at steps: [any BackendStep], name: String, port: String) {
    for (index, node) in (list?.elements ?? []).enumerated() {
      guard let service = node[name]?.text else { continue }
      append(
        service, namespace: node["namespace"]?.text, port: node[port]?.plainText, at: steps + [index, name])
    }
  }

  mutating func readOpenShift(_ spec: Node) {
    if let name = spec["to"]?["name"]?.text {
      append(name, namespace: nil, port: nil, at: ["to", "name"])
    }
    readList(spec["alternateBackends"], at: ["alternateBackends"], name: "name", port: "port")
  }

  private mutating func add(_ service: Node?, at steps: [any BackendStep]) {
    guard let service, let name = service["name"]?.text else { return }
    let port = service["port"]?["number"] ?? service["port"]?["name"]
    append(name, namespace: nil, port: port?.plainText, at: steps + ["name"])
  }

  private mutating func addReference(_ reference: Node?, at steps: [any BackendStep]) {
    guard let reference, let name = reference["name"]?.text,
      reference["kind"]?.text ?? "Service" == "Service"
    else { return }
    append(
      name, namespace: reference["namespace"]?.text, port: reference["port"]?.plainText, at: steps + ["name"])
  }

  private mutating func append(_ name: String, namespace: String?, port: String?, at steps: [any BackendStep])
  {
    let path = steps.reduce(NodePath().key("spec")) { $1.added(to: $0) }
    backends.append(IngressBackend(service: name, namespace: namespace, port: port, path: path))
  }
}

/// A step of the path to a backend: a key or an index.
private protocol BackendStep {
  func added(to path: NodePath) -> NodePath
}

extension String: BackendStep {
  fileprivate func added(to path: NodePath) -> NodePath { path.key(self) }
}

extension Int: BackendStep {
  fileprivate func added(to path: NodePath) -> NodePath { path.index(self) }
}

extension Node {
  fileprivate var elements: [Node] {
    guard case .list(let list) = self else { return [] }
    return list
  }
}
