/// Special values of `spec.clusterIP` of a Service.
package enum ClusterIP {
  /// The Service is headless: it has no address of its own, and its name resolves to the addresses of its pods.
  package static let none = "None"
}
