internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

/// Finds the entrances in free objects: Ingresses, routes of the Gateway API and of other controllers, VirtualServices
/// of Istio, and exposed Services.
struct FreeEntrances {
  let app: AppHeader
  let resources: AppResources
  let services: [Portolan.Service]
  /// The services that Kubernetes Services in the app's namespace select, by the Services' names.
  let targets: [String: [Int]]
  private let objects: [FreeObject]

  private struct FreeObject {
    let group: String
    let kind: String
    let name: String
    let namespace: String
    let node: Node

    var isService: Bool { group.isEmpty && kind == "Service" }
  }

  /// Reads the free objects; nil if none of them has a version, a kind, and a name.
  init?(
    app: AppHeader, resources: AppResources, services: [Portolan.Service],
    names: (Portolan.Service) -> [String], labels: (Portolan.Service) -> StringMap
  ) {
    let objects = resources.objects.compactMap { object -> FreeObject? in
      let node = Node(object.value)
      guard let version = node["apiVersion"]?.text, let kind = node["kind"]?.text,
        let metadata = node["metadata"], let name = metadata["name"]?.text
      else { return nil }
      let parts = version.split(separator: "/")
      return FreeObject(
        group: parts.count > 1 ? String(parts[0]) : "", kind: kind, name: name,
        namespace: metadata["namespace"]?.text ?? app.namespace, node: node)
    }
    if objects.isEmpty { return nil }
    self.app = app
    self.resources = resources
    self.services = services
    self.objects = objects
    var targets: [String: [Int]] = [:]
    for position in services.indices {
      for name in names(services[position]) { targets[name] = [position] }
    }
    for object in objects where object.isService && object.namespace == app.namespace {
      guard case .map(let selector)? = object.node["spec"]?["selector"], !selector.isEmpty else { continue }
      targets[object.name] = services.indices.filter { position in
        let own = labels(services[position])
        return selector.allSatisfy { own[$0.key] == $0.value.text }
      }
    }
    self.targets = targets
  }

  /// Adds the entrances to the services' entrances.
  func add(to entrances: inout Entrances) {
    for object in objects {
      if object.isService {
        addExposed(object, to: &entrances)
      } else if GroupKind(object.group, object.kind) == .virtualService {
        addVirtualService(object, to: &entrances)
      } else if let routes = IngressRoutes(object.node, group: object.group, kind: object.kind) {
        add(routes, of: object, to: &entrances)
      }
    }
  }

  private func addExposed(_ object: FreeObject, to entrances: inout Entrances) {
    guard ServiceTypeName.isExposed(object.node["spec"]?["type"]?.text) else { return }
    for target in targets[object.name] ?? [] {
      let allPorts = services[target].allPorts
      let ports = (object.node["spec"]?["ports"]?.list ?? []).compactMap { node -> Port? in
        let wanted = (node["targetPort"] ?? node["port"])?.plainText
        return allPorts.first { $0.name == wanted || String($0.number) == wanted }
      }
      entrances.add(Entrance(source: .anyone, ports: ports, keepsPath: true), to: target)
    }
  }

  // MARK: Ingress and Gateway API

  private func add(_ routes: IngressRoutes, of object: FreeObject, to entrances: inout Entrances) {
    var sources: [Entrance.Source] = []
    for parent in routes.parents {
      let namespace = parent.namespace ?? object.namespace
      if parent.isOfMesh {
        guard parent.kind == GroupKind.service.kind, namespace == app.namespace else { continue }
        let isHTTP = ["HTTPRoute", "GRPCRoute"].contains(object.kind)
        sources += (targets[parent.name] ?? []).map { .calls(of: $0, .init(isHTTP: isHTTP, port: nil)) }
      } else {
        sources += proxies(ofGateway: parent.name, in: namespace).map { .proxy($0) }
      }
    }
    if object.group != APIGroup.gatewayAPI {
      sources = proxies(ofIngressClass: routes.className).map { .proxy($0) }
    }
    for backend in routes.backends where backend.namespace ?? object.namespace == app.namespace {
      for target in targets[backend.service] ?? [] {
        let ports = ports(of: target, named: backend.port)
        for source in sources {
          entrances.add(Entrance(source: source, ports: ports, keepsPath: false), to: target)
        }
      }
    }
  }

  /// The served port of a backend; all served ports if the backend's port is unknown.
  private func ports(of target: Int, named port: String?) -> [Port] {
    let served = services[target].servedPorts
    guard let port else { return served }
    let found = served.filter {
      $0.name == port || String($0.servedNumber) == port || String($0.number) == port
    }
    return found.isEmpty ? served : found
  }

  private func proxies(ofIngressClass name: String?) -> [IngressProxy] {
    let declared = resources.ingressControllers
    guard let name else {
      if declared.count == 1 { return declared.map(\.proxy) }
      return [IngressProxy.ofIngressClass(IngressProxy.commonIngressClass)].compactMap(\.self)
    }
    let own = declared.filter { $0.className == name }
    if !own.isEmpty { return own.map(\.proxy) }
    if let known = IngressProxy.ofIngressClass(name) { return [known] }
    // An unknown class, such as 'nginx-internal', usually belongs to the most common controller.
    return [IngressProxy.ofIngressClass(IngressProxy.commonIngressClass)].compactMap(\.self)
  }

  private func proxies(ofGateway name: String, in namespace: String) -> [IngressProxy] {
    let gateway = objects.first {
      GroupKind($0.group, $0.kind) == .gateway && $0.name == name
        && $0.namespace == namespace
    }
    let className = gateway?.node["spec"]?["gatewayClassName"]?.text
    let declared = resources.ingressControllers
    let own = declared.filter { $0.className == className || $0.className == name }
    if !own.isEmpty { return own.map(\.proxy) }
    if className == nil, declared.count == 1 { return declared.map(\.proxy) }
    return [IngressProxy.ofGateway(name, in: namespace, className: className)]
  }

  // MARK: VirtualServices

  private func addVirtualService(_ object: FreeObject, to entrances: inout Entrances) {
    let spec = object.node["spec"] ?? .null
    let hosts = (spec["hosts"]?.list ?? []).compactMap(\.text)
    // A delegate has no hosts. Its routes belong to the VirtualServices that refer to it.
    if hosts.isEmpty { return }
    let gateways = (spec["gateways"]?.list ?? []).compactMap(\.text)
    for (field, isHTTP) in [("http", true), ("tcp", false), ("tls", false)] {
      for route in spec[field]?.list ?? [] {
        let ports = (route["match"]?.list ?? []).compactMap { $0["port"]?.int.map(Int.init) }
        let routed = Entrance.Routed(isHTTP: isHTTP, port: ports.count == 1 ? ports[0] : nil)
        let sources = sources(hosts: hosts, gateways, routed, of: object)
        add(route, from: sources, of: object, to: &entrances)
      }
    }
  }

  private func sources(
    hosts: [String], _ gateways: [String], _ routed: Entrance.Routed, of object: FreeObject
  ) -> [Entrance.Source] {
    var sources: [Entrance.Source] = []
    for gateway in gateways.isEmpty ? [IstioGateway.mesh] : gateways {
      guard gateway == IstioGateway.mesh else {
        sources.append(.gateway(gateway))
        continue
      }
      for host in hosts {
        let found = positions(of: host, from: object.namespace)
        sources += found.isEmpty ? [.host(host)] : found.map { .calls(of: $0, routed) }
      }
    }
    return sources
  }

  private func add(
    _ route: Node, from sources: [Entrance.Source], of object: FreeObject, to entrances: inout Entrances
  ) {
    let mirrors = (route["mirrors"]?.list ?? []).compactMap { $0["destination"] }
    let destinations =
      (route["route"]?.list ?? []).compactMap { $0["destination"] }
      + [route["mirror"]].compactMap(\.self) + mirrors
    for destination in destinations {
      guard let host = destination["host"]?.text else { continue }
      for target in positions(of: host, from: object.namespace) {
        let ports = ports(of: target, named: destination["port"]?["number"]?.plainText)
        for source in sources {
          entrances.add(
            Entrance(source: source, ports: ports, keepsPath: route["rewrite"] == nil), to: target)
        }
      }
    }
    guard let name = route["delegate"]?["name"]?.text else { return }
    let namespace = route["delegate"]?["namespace"]?.text ?? object.namespace
    // Istio resolves delegates only in root VirtualServices, so one step is sufficient.
    for delegate in objects
    where delegate.kind == "VirtualService" && delegate.name == name && delegate.namespace == namespace
      && delegate.node["spec"]?["hosts"]?.list?.isEmpty ?? true
    {
      for inner in delegate.node["spec"]?["http"]?.list ?? [] where inner["delegate"] == nil {
        add(inner, from: sources, of: delegate, to: &entrances)
      }
    }
  }

  /// The positions of the services to which a host in the mesh refers.
  private func positions(of host: String, from namespace: String) -> [Int] {
    guard let name = ServiceHost(host, in: namespace), name.namespace == app.namespace else { return [] }
    return targets[name.name] ?? []
  }
}

extension IngressController {
  fileprivate var proxy: IngressProxy {
    guard let namespace else { return .addresses(addresses) }
    return .pods(namespace: namespace, labels: StringMap(labels).map { .init($0.key, $0.value) })
  }
}

extension Node {
  fileprivate var list: [Node]? {
    guard case .list(let list) = self else { return nil }
    return list
  }
}
