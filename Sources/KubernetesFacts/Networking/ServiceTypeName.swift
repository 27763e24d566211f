/// The names of the types of Services.
package enum ServiceTypeName {
  /// The type of a Service that does not set one.
  package static let standard = "ClusterIP"

  /// Whether clients outside the cluster can reach the Service at a node or a load balancer.
  package static func isExposed(_ type: String?) -> Bool { type == "LoadBalancer" || type == "NodePort" }
}
