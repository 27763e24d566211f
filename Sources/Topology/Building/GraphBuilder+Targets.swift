internal import KubernetesFacts
internal import LintEngine

extension GraphBuilder {
  /// The object or address that a host resolves to.
  enum Target {
    case service(Service)
    /// A node that is not a workload: an external host, a ServiceEntry, or a Service that is not among the objects.
    case node(Int)
    /// No target: the pod itself, or a text that is probably not the address of a call.
    case nothing
  }

  /// The target of a host in a setting, a route, or a Sidecar.
  /// - Parameter field: the value that contains the host, if it may also be a string that is not an address; nil if the
  ///   host is certain.
  mutating func target(of host: String, from namespace: String, in field: ManifestField?) -> Target {
    if host == "localhost" || host == "none" || host.hasSuffix(".localhost") { return .nothing }
    if let cluster = ServiceHost(host, in: namespace), cluster.isKubernetesAPI {
      return .node(externalNode("Host/kubernetes.default", name: "Kubernetes API", kind: "Service"))
    }
    switch context.hosts.meaning(of: host, from: namespace) {
    case .service(let service):
      guard service.isExternalName else { return .service(service) }
      let name = service.spec["externalName"].text ?? host
      return .node(
        externalNode("Host/\(name)", name: name, kind: ServiceTypeName.externalName, of: service.manifest))
    case .entry(let entry): return .node(node(of: entry))
    case .missing, .unknown: break
    }
    return unknownTarget(of: host, from: namespace, in: field)
  }

  private mutating func unknownTarget(of host: String, from namespace: String, in field: ManifestField?)
    -> Target
  {
    if let name = ServiceHost(host, in: namespace), !host.contains(".") || name.isQualified {
      // The Service may exist outside the input. A ConfigMap may contain texts that nothing reads.
      let isCertain = field.map { $0.manifest.kind != "ConfigMap" } ?? true
      guard isCertain else { return .nothing }
      let id = "Service/\(name.namespace)/\(name.name)"
      return .node(
        number(of: id) {
          GraphNode(
            id: id, name: name.name, namespace: name.namespace, kind: .external, objectKind: "Service",
            note: "not in the input")
        })
    }
    guard let top = host.split(separator: ".").last, host.contains("."), top.utf8.count > 1,
      top.allSatisfy(\.isLetter)
    else { return .nothing }
    return .node(externalNode("Host/\(host)", name: host, kind: "Host"))
  }

  /// The node of a host outside the objects.
  private mutating func externalNode(
    _ id: String, name: String, kind: String, of manifest: Manifest? = nil
  ) -> Int {
    let number = number(of: id) {
      GraphNode(id: id, name: name, namespace: "", kind: .external, objectKind: kind)
    }
    if let manifest { nodes[number].objects.append(GraphObject(manifest)) }
    return number
  }

  mutating func node(of entry: ServiceEntry) -> Int {
    let id = "ServiceEntry/\(entry.namespace)/\(entry.name)"
    return number(of: id) {
      let hosts = entry.hosts
      let more = hosts.count > 1 ? " +\(hosts.count - 1)" : ""
      var node = GraphNode(
        id: id, name: (hosts.first ?? entry.name) + more, namespace: entry.namespace, kind: .external,
        objectKind: "ServiceEntry", objects: [GraphObject(entry.manifest)])
      if hosts.count > 1 { node.note = hosts.prefix(32).joined(separator: ", ") }
      return node
    }
  }

  /// Adds the ServiceEntries that nothing calls.
  mutating func addServiceEntries() {
    for entry in ServiceEntry.all(in: context) { _ = node(of: entry) }
  }

  /// The nodes of the workloads behind a Service, or a node of the Service itself.
  mutating func nodes(of service: Service) -> [(node: Int, workload: Workload?)] {
    let workloads = context.relations.workloads(of: service)
    if !workloads.isEmpty, workloads.count <= Self.maximumFanOut {
      return workloads.map { (workloadNodes[$0.number], $0) }
    }
    let id = "Service/\(service.namespace)/\(service.name)"
    let note = workloads.isEmpty ? "no pods in the input" : "\(workloads.count) workloads"
    let node = number(of: id) {
      GraphNode(
        id: id, name: service.name, namespace: service.namespace, kind: .service, objectKind: "Service",
        note: note, objects: [GraphObject(service.manifest)])
    }
    return [(node, nil)]
  }
}
