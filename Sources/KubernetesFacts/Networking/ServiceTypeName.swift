/// The names of the types of Services.
package enum ServiceTypeName {
  package static let clusterIP = "ClusterIP"
  package static let nodePort = "NodePort"
  package static let loadBalancer = "LoadBalancer"
  package static let externalName = "ExternalName"

  /// The type of a Service that does not set one.
  package static let standard = clusterIP
  /// The types with an address in the cluster; each also has the addresses of those before it.
  package static let withAddress = [clusterIP, nodePort, loadBalancer]
  static let all = withAddress + [externalName]

  /// Whether clients outside the cluster can reach the Service at a node or a load balancer.
  package static func isExposed(_ type: String?) -> Bool { type == loadBalancer || type == nodePort }
}
