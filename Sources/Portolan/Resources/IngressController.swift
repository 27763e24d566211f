package import Diagnostics

/// Where the proxies of an ingress controller or of a Gateway API implementation run.
///
/// An ``Object`` that leads requests to a service (an Ingress, an HTTPRoute, a route of Traefik, Contour and so on)
/// opens the service's policies for the proxies of its class. Well-known classes have the namespace and labels of
/// their project's own installation: `nginx` is the namespace `ingress-nginx`. Declare a controller that is installed
/// differently:
///
/// ```swift
/// IngressController("nginx", in: "edge", pods: ["app.kubernetes.io/name": "ingress-nginx"])
/// IngressController("internal-lb", addresses: ["10.0.0.0/16"])
/// ```
public struct IngressController: AppPart, PayloadValue, Equatable {
  package let className: String
  package let namespace: String?
  package let labels: KeyValues
  package let addresses: [String]
  package let location: FileLocation

  /// Declares a controller whose proxies are pods.
  /// - Parameters:
  ///   - className: the IngressClass or GatewayClass. An Ingress without a class uses the class of the only controller.
  ///   - namespace: the namespace of the proxies.
  ///   - labels: the labels of their pods; all pods of the namespace by default.
  public init(
    _ className: String, in namespace: String, pods labels: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.className = className
    self.namespace = namespace
    self.labels = labels
    addresses = []
    location = FileLocation(file, line, column)
  }

  /// Declares a controller that forwards from outside the cluster, such as a cloud's load balancer.
  /// - Parameters:
  ///   - className: the IngressClass or GatewayClass.
  ///   - addresses: the address blocks that it forwards from, in CIDR form; any if empty.
  public init(
    _ className: String, addresses: [String],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.className = className
    namespace = nil
    labels = [:]
    self.addresses = addresses
    location = FileLocation(file, line, column)
  }

  /// Adds the controller to the system.
  public func add(to resources: inout AppResources) { resources.ingressControllers.append(self) }
}

extension IngressController {
  package init(from reader: inout PayloadReader) throws {
    (className, namespace, labels, addresses, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(className, namespace, labels, addresses, location)
  }
}
