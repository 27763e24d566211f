/// A VirtualService's mention of a Gateway.
struct GatewayReference {
  /// The part with the name.
  let field: ManifestField
  let namespace: String
  let name: String
  /// The Gateway; nil if it is not among the objects.
  let gateway: Gateway?
}

extension LintContext {
  /// The Gateways that a VirtualService names, the mesh not counted.
  func gateways(of service: VirtualService) -> [GatewayReference] {
    service.spec["gateways"].items.compactMap { field in
      guard let text = field.text, text != "mesh" else { return nil }
      let names = text.split(separator: "/").map(String.init)
      let (namespace, name) = names.count == 2 ? (names[0], names[1]) : (service.namespace, text)
      return GatewayReference(
        field: field, namespace: namespace, name: name,
        gateway: manifest(Gateway.type, namespace, name).map(Gateway.init))
    }
  }

  /// The workloads whose pods are a Gateway's, in whichever namespace.
  func pods(of gateway: Gateway) -> [Workload] {
    gateway.podLabels.isEmpty ? [] : relations.workloads(Selector(labels: gateway.podLabels))
  }

  /// The namespaces of a Gateway's pods; those that an installation brings along are in Istio's own.
  func podNamespaces(of gateway: Gateway) -> [String] {
    let namespaces = pods(of: gateway).map(\.namespace)
    return namespaces.isEmpty && gateway.isOfInstallation ? ["istio-system"] : Set(namespaces).sorted()
  }
}

extension Gateway {
  /// The certificates that its servers name, with the Secrets' names.
  var credentials: [(field: ManifestField, name: String)] {
    servers.map { $0["tls"]["credentialName"] }.compactMap { field in
      field.text.flatMap { text in
        let name = text.hasPrefix("kubernetes://") ? String(text.dropFirst(13)) : text
        return name.isEmpty || name.contains("://") ? nil : (field, name)
      }
    }
  }
}
