package import ManifestTree

/// Entrances to a cluster that only clients in the private network of the nodes can reach.
package enum InternalEntrance {
  /// Whether a Service of type LoadBalancer gets no public address, by its annotations and its `loadBalancerClass`.
  package static func isService(_ service: Node) -> Bool {
    let annotations = service["metadata"]?["annotations"]
    if let scheme = annotations?[awsScheme]?.plainText { return scheme == "internal" }
    if isInternal(annotations) { return true }
    // By default, the AWS Load Balancer Controller creates internal load balancers, and the cloud provider creates
    // public ones.
    return awsControllerTypes.contains(annotations?[awsType]?.plainText ?? "")
      || service["spec"]?["loadBalancerClass"]?.text == "service.k8s.aws/nlb"
  }

  /// Whether an Ingress is served in the private network only, by its annotations and the name of its class.
  package static func isIngress(_ ingress: Node) -> Bool {
    let annotations = ingress["metadata"]?["annotations"]
    if let scheme = annotations?["alb.ingress.kubernetes.io/scheme"]?.plainText {
      return scheme == "internal"
    }
    if annotations?["appgw.ingress.kubernetes.io/use-private-ip"]?.plainText == "true" { return true }
    let name = className(ofIngress: ingress) ?? ""
    return name == "alb" || hasInternalName(name)
  }

  /// The IngressClass of an Ingress, from the field or the older annotation; nil if it is not set.
  package static func className(ofIngress ingress: Node) -> String? {
    ingress["spec"]?["ingressClassName"]?.text
      ?? ingress["metadata"]?["annotations"]?[IngressKey.className]?.text
  }

  /// The addresses that an Ingress admits, as CIDR ranges; none if it admits all.
  package static func addressRanges(ofIngress ingress: Node) -> [String] {
    let annotations = ingress["metadata"]?["annotations"]
    return sourceRanges.lazy.compactMap { annotations?[$0]?.plainText }.first.map { text in
      text.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }
        .map { String($0.prefix { $0 != " " }) }.filter { !$0.isEmpty }
    } ?? []
  }

  /// Whether a Gateway of the Gateway API is served in the cluster or the private network only, by its annotations and
  /// the name of its class.
  package static func isGateway(_ gateway: Node) -> Bool {
    let spec = gateway["spec"]
    for annotations in [spec?["infrastructure"]?["annotations"], gateway["metadata"]?["annotations"]] {
      if annotations?[GatewayKey.serviceType]?.text == ServiceTypeName.clusterIP { return true }
      if let scheme = annotations?[awsScheme]?.plainText { return scheme == "internal" }
      if isInternal(annotations) { return true }
    }
    return hasInternalName(spec?["gatewayClassName"]?.text ?? "")
  }

  // MARK: Tables

  private static let awsScheme = "service.beta.kubernetes.io/aws-load-balancer-scheme"
  private static let awsType = "service.beta.kubernetes.io/aws-load-balancer-type"
  private static let awsControllerTypes = ["external", "nlb-ip"]

  /// Whether annotations request a load balancer without a public address from a cloud provider.
  private static func isInternal(_ annotations: Node?) -> Bool {
    guard case .map(let map)? = annotations else { return false }
    return map.entries.contains { entry in
      guard let value = entry.value.plainText else { return false }
      return switch internalValues[entry.key] {
      case .some(let values) where !values.isEmpty: values.contains(value)
      case .some: !value.isEmpty && value != "false"
      case nil: false
      }
    }
  }

  /// The values of annotations for which providers create internal load balancers; an empty list stands for every value
  /// except `false` and an empty string.
  private static let internalValues: [String: [String]] = [
    "service.beta.kubernetes.io/aws-load-balancer-internal": [],
    "service.beta.kubernetes.io/azure-load-balancer-internal": ["true"],
    "networking.gke.io/load-balancer-type": ["Internal", "internal"],
    "cloud.google.com/load-balancer-type": ["Internal", "internal"],
    "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": ["private"],
    "service.beta.kubernetes.io/openstack-internal-load-balancer": ["true"],
    "service.beta.kubernetes.io/cce-load-balancer-internal-vpc": ["true"],
    "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": [],
    "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": ["intranet"],
    "service.beta.kubernetes.io/oci-load-balancer-internal": ["true"],
  ]

  private static let sourceRanges = [
    "\(IngressKey.nginxPrefix)allowlist-source-range",
    "\(IngressKey.nginxPrefix)whitelist-source-range", "alb.ingress.kubernetes.io/inbound-cidrs",
  ]

  /// Whether a class is internal by the words of its name, such as `nginx-internal` and `gke-l7-rilb`.
  private static func hasInternalName(_ name: String) -> Bool {
    name.lowercased().split { "-._/".contains($0) }.contains {
      ["internal", "private", "intranet", "rilb"].contains($0)
    }
  }
}
