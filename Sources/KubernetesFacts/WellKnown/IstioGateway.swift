/// Istio's gateways.
package enum IstioGateway {
  /// The name that stands for the sidecars of all pods in the list of gateways of a route.
  package static let mesh = "mesh"
  /// The label of the pods of the gateways that an installation creates.
  package static let label = "istio"
  /// The label's value for the ingress gateway.
  package static let ingress = "ingressgateway"
  /// The label's value for the egress gateway.
  package static let egress = "egressgateway"
  /// The labels of the pods of a Gateway of the Gateway API: the current one, and the one of older versions of Istio.
  package static let nameLabels = [IngressProxy.gatewayNameLabel, "istio.io/gateway-name"]
  /// The ports of the Service of the ingress gateway: HTTP, HTTPS, health, traffic of other clusters, and TCP.
  package static let ports = [80, 443, 15021, 15443, 31400]
}
