/// The source of the requests that an ingress controller or gateway forwards.
package enum IngressProxy: Sendable, Equatable {
  /// Pods of a namespace; all of its pods if there are no labels.
  case pods(namespace: String, labels: [Label])
  /// Addresses outside the pod network: a cloud load balancer, or a proxy in the host network. Any address if the list
  /// is empty.
  case addresses([String])

  /// A label of the proxy's pods.
  package struct Label: Sendable, Equatable {
    package let key: String
    package let value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The label of the pods that Gateway API implementations create for a Gateway.
  package static let gatewayNameLabel = "gateway.networking.k8s.io/gateway-name"

  /// The proxies of an IngressClass in an installation with the project's defaults; nil if the class is unknown.
  package static func ofIngressClass(_ name: String) -> IngressProxy? { ingressClasses[name] }

  /// The proxies of a Gateway in an installation with the project's defaults.
  ///
  /// An unknown implementation is assumed to create pods in the Gateway's namespace, with its name as a label.
  package static func ofGateway(_ name: String, in namespace: String, className: String?) -> IngressProxy {
    if let className {
      if envoyGatewayClasses.contains(className) {
        return .pods(
          namespace: "envoy-gateway-system",
          labels: [
            Label("gateway.envoyproxy.io/owning-gateway-namespace", namespace),
            Label("gateway.envoyproxy.io/owning-gateway-name", name),
          ])
      }
      if let known = gatewayClasses[className] { return known }
      if className.hasPrefix("gke-l7-") { return .addresses([]) }
    }
    return .pods(namespace: namespace, labels: [Label(gatewayNameLabel, name)])
  }

  /// The IngressClass that is assumed for objects without a class, and for unknown classes of specs.
  package static let commonIngressClass = "nginx"

  private static let traefik = IngressProxy.pods(
    namespace: "traefik", labels: [Label(RecommendedLabel.name, "traefik")])
  private static let contour = IngressProxy.pods(
    namespace: "projectcontour", labels: [Label("app", "envoy")])

  private static let ingressClasses: [String: IngressProxy] = [
    "nginx": .pods(
      namespace: "ingress-nginx", labels: [Label(RecommendedLabel.name, "ingress-nginx")]),
    "traefik": traefik,
    "contour": contour,
    "haproxy": .pods(namespace: "haproxy-controller", labels: []),
    "kong": .pods(namespace: "kong", labels: []),
    "apisix": .pods(namespace: "apisix", labels: []),
    "ambassador": .pods(namespace: "emissary", labels: []),
    "nginx-ingress": .pods(namespace: "nginx-ingress", labels: []),
    "openshift-default": .pods(namespace: "openshift-ingress", labels: []),
    "istio": .pods(
      namespace: SystemNamespace.istio, labels: [Label(IstioGateway.label, IstioGateway.ingress)]),
    // The controllers of these classes forward requests from outside the cluster or from the host network.
    "alb": .addresses([]), "gce": .addresses([]), "gce-internal": .addresses([]),
    "azure-application-gateway": .addresses([]), "azure/application-gateway": .addresses([]),
    "cilium": .addresses([]),
  ]

  /// The classes of Envoy Gateway, which creates its proxies in its own namespace by default.
  private static let envoyGatewayClasses = ["eg", "envoy-gateway"]

  private static let gatewayClasses: [String: IngressProxy] = [
    "traefik": traefik, "contour": contour,
    "kong": .pods(namespace: "kong", labels: []),
    "cilium": .addresses([]), "amazon-vpc-lattice": .addresses([]), "aws-alb": .addresses([]),
    "azure-alb-external": .addresses([]), "azure-alb-internal": .addresses([]),
  ]
}
