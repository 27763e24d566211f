internal import KubernetesFacts

/// A reference from a VirtualService to a Gateway.
package struct GatewayReference {
  /// The field with the name.
  package let field: ManifestField
  package let namespace: String
  package let name: String
  /// The Gateway; nil if it is not among the objects.
  package let gateway: Gateway?
}

extension LintContext {
  /// The Gateways of a VirtualService, without `mesh`.
  package func gateways(of service: VirtualService) -> [GatewayReference] {
    service.spec["gateways"].items.compactMap { field in
      guard let text = field.text, text != IstioGateway.mesh else { return nil }
      let name = GatewayName(text, in: service.namespace)
      return GatewayReference(
        field: field, namespace: name.namespace, name: name.name,
        gateway: manifest(Gateway.type, name.namespace, name.name).map(Gateway.init))
    }
  }

  /// The workloads whose pods a Gateway selects, in any namespace.
  package func pods(of gateway: Gateway) -> [Workload] { selectedPods(of: gateway)?.workloads ?? [] }

  /// The pods that a Gateway selects, in any namespace; nil if it has no selector.
  package func selectedPods(of gateway: Gateway) -> SelectedPods? {
    gateway.podLabels.isEmpty ? nil : relations.pods(Selector(labels: gateway.podLabels))
  }

  /// The namespaces of a Gateway's pods; Istio's namespace if the pods are not in the input and an Istio installation
  /// creates them.
  package func podNamespaces(of gateway: Gateway) -> [String] {
    let namespaces = selectedPods(of: gateway)?.namespaces ?? []
    return namespaces.isEmpty && gateway.isOfInstallation ? [SystemNamespace.istio] : namespaces
  }
}

extension Gateway {
  /// The certificates of the Gateway's servers, with the Secrets' names.
  package var credentials: [(field: ManifestField, name: String)] {
    servers.map { $0["tls"] }.flatMap { [$0["credentialName"]] + $0["credentialNames"].items }.compactMap {
      field in
      field.text.flatMap { text in
        let name = text.hasPrefix("kubernetes://") ? String(text.dropFirst(13)) : text
        return name.isEmpty || name.contains("://") ? nil : (field, name)
      }
    }
  }
}
