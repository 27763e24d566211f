package import Diagnostics

/// The location of the proxies of an ingress controller or a Gateway API implementation.
///
/// An ``Object`` can route requests to a service, such as an Ingress, an HTTPRoute, or a Traefik route. The service's
/// policies then admit the proxies of the object's class. For well-known classes, Portolan uses the namespace and
/// labels of the project's default installation, such as the namespace `ingress-nginx` for `nginx`. An unknown
/// IngressClass is treated as `nginx`. Declare a controller that is installed differently:
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
  ///   - className: the IngressClass or GatewayClass. An Ingress without a class belongs to the declared controller if
  ///     there is only one, and otherwise to `nginx`.
  ///   - namespace: the namespace of the proxies.
  ///   - labels: the labels of the proxies' pods; all pods in the namespace by default.
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

  /// Declares a controller that forwards requests from outside the cluster, such as a cloud load balancer.
  /// - Parameters:
  ///   - className: the IngressClass or GatewayClass.
  ///   - addresses: the source address blocks of forwarded requests, in CIDR notation; any address if empty.
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
