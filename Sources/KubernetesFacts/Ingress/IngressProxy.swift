/// Where the requests that an ingress controller or gateway forwards come from.
public enum IngressProxy: Sendable, Equatable {
  /// Pods of a namespace; all of its pods if there are no labels.
  case pods(namespace: String, labels: [Label])
  /// Addresses that no pod has: a cloud's load balancer, or a proxy in the node's network. Any address if there are none.
  case addresses([String])

  /// A label of the proxy's pods.
  public struct Label: Sendable, Equatable {
    /// The key.
    public let key: String
    /// The value.
    public let value: String

    /// Makes a label.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The label that implementations of the Gateway API give the pods that they start for a Gateway.
  public static let gatewayNameLabel = "gateway.networking.k8s.io/gateway-name"

  /// Where the proxies of an IngressClass run after an installation with the project's own defaults; nil if the class is
  /// not known.
  public static func ofIngressClass(_ name: String) -> IngressProxy? { ingressClasses[name] }

  /// Where the proxies of a Gateway run after an installation with the project's own defaults.
  ///
  /// Implementations that start pods for a Gateway do so in the Gateway's namespace and label them with its name.
  public static func ofGateway(_ name: String, in namespace: String, className: String?) -> IngressProxy {
    if let className {
      if let known = gatewayClasses[className] { return known }
      if className.hasPrefix("gke-l7-") { return .addresses([]) }
    }
    return .pods(namespace: namespace, labels: [Label(gatewayNameLabel, name)])
  }

  /// The IngressClass of objects that do not name one.
  public static let commonIngressClass = "nginx"

  private static let traefik = IngressProxy.pods(
    namespace: "traefik", labels: [Label("app.kubernetes.io/name", "traefik")])
  private static let contour = IngressProxy.pods(
    namespace: "projectcontour", labels: [Label("app", "envoy")])

  private static let ingressClasses: [String: IngressProxy] = [
    "nginx": .pods(
      namespace: "ingress-nginx", labels: [Label("app.kubernetes.io/name", "ingress-nginx")]),
    "traefik": traefik,
    "contour": contour,
    "haproxy": .pods(namespace: "haproxy-controller", labels: []),
    "kong": .pods(namespace: "kong", labels: []),
    "apisix": .pods(namespace: "apisix", labels: []),
    "ambassador": .pods(namespace: "emissary", labels: []),
    "nginx-ingress": .pods(namespace: "nginx-ingress", labels: []),
    "openshift-default": .pods(namespace: "openshift-ingress", labels: []),
    "istio": .pods(namespace: SystemNamespace.istio, labels: [Label("istio", "ingressgateway")]),
    // These forward from outside the cluster, or from the node's own network.
    "alb": .addresses([]), "gce": .addresses([]), "gce-internal": .addresses([]),
    "azure-application-gateway": .addresses([]), "azure/application-gateway": .addresses([]),
    "cilium": .addresses([]),
  ]

  private static let gatewayClasses: [String: IngressProxy] = [
    "eg": .pods(namespace: "envoy-gateway-system", labels: []),
    "envoy-gateway": .pods(namespace: "envoy-gateway-system", labels: []),
    "traefik": traefik, "contour": contour,
    "kong": .pods(namespace: "kong", labels: []),
    "cilium": .addresses([]), "amazon-vpc-lattice": .addresses([]), "aws-alb": .addresses([]),
    "azure-alb-external": .addresses([]), "azure-alb-internal": .addresses([]),
  ]
}
