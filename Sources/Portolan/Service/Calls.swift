package import Diagnostics

/// A call from this service to another service, or to a host outside the system.
///
/// ```swift
/// Calls("productcatalogservice", as: "PRODUCT_CATALOG_SERVICE_ADDR")
/// Calls("payment", as: "PAYMENT_URL", .url())
/// Calls(host: "accounts.google.com", port: 443, .tls)
/// Calls("payments", of: "payments-app", in: "pay", port: 8080, as: "PAYMENTS_ADDR")
/// Calls(host: "search.data.svc.cluster.local", port: 9200)
/// Calls(.kubernetesAPI)
/// ```
///
/// Portolan derives environment variables with addresses, NetworkPolicies, AuthorizationPolicies, the egress of Istio
/// Sidecars, and the picture of the system from calls. An unknown service is an error at the line of the call.
public struct Calls: ContainerPart, PayloadValue, Equatable {
  package let callee: Callee
  package let variable: String?
  package let address: Address
  package let location: FileLocation

  package enum Callee: PayloadValue, Sendable, Equatable {
    case service(String, port: String?)
    case host(String, port: Int, protocol: PortProtocol, podPort: Int?)
    case other(OtherApp, port: Int, protocol: PortProtocol, podPort: Int?)
    case cluster(ClusterService)

    /// The service's name in the spec, or the host.
    package var name: String {
      switch self {
      case .service(let name, _), .host(let name, _, _, _): name
      case .other(let other, _, _, _): other.service
      case .cluster(let service): service.rawValue
      }
    }
  }

  /// A service of another app.
  package struct OtherApp: PayloadValue, Sendable, Equatable {
    package let service: String
    package let app: String
    package let namespace: String
  }

  /// A service that every cluster has.
  public enum ClusterService: String, PayloadValue, Sendable, Equatable {
    /// The Kubernetes API server (`KUBERNETES_SERVICE_HOST` in pods).
    ///
    /// The NetworkPolicy allows egress to any address on ports 443 and 6443, because API servers are not pods that a
    /// selector could match. Hardened pods get the token of their account only with
    /// `Relax(.serviceAccountToken, because: …)`.
    case kubernetesAPI
  }

  /// The form of the address in the environment variable.
  public enum Address: PayloadValue, Sendable, Equatable {
    /// `host:port`.
    case hostAndPort
    /// The host without a port.
    case host
    /// `scheme://host:port` and a path: `.url()` is `http://payment:8080`.
    case url(scheme: String = "http", path: String = "")
    /// `host:port` of every pod of a StatefulSet, separated by commas:
    /// `user-db-0.user-db:27017,user-db-1.user-db:27017`.
    ///
    /// Clients of a replica set need the name of each member. The list has as many pods as the spec declares: the
    /// number of replicas, or the minimum of the autoscaler, at most 1000. A callee that is not a StatefulSet is an error.
    /// - `lastPort`: whether the last pod is listed with its port; true by default. Use `false` for a program
    ///   that appends the port itself.
    case members(lastPort: Bool = true)
  }

  /// Declares a call to a service of the app.
  /// - Parameters:
  ///   - service: the called service's name in the spec.
  ///   - variable: the container's environment variable for the address; none by default.
  ///   - address: the form of the address; ``Address/hostAndPort`` by default.
  ///   - port: the name of the called service's port. The default is its first served port, or its only port for HTTP
  ///     and gRPC if all its routes inside the mesh are HTTP routes.
  public init(
    _ service: String, as variable: String? = nil, _ address: Address = .hostAndPort, port: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    callee = .service(service, port: port)
    self.variable = variable
    self.address = address
    location = FileLocation(file, line, column)
  }

  /// Declares a call to a host outside the app.
  ///
  /// A host of the form `name.namespace.svc` or `name.namespace.svc.cluster.local`, or a name without a dot, is a
  /// Service in the cluster. For a Service of the app, the NetworkPolicy allows egress to the service's pods. For other
  /// Services, it allows egress to all pods in the Service's namespace. For `kubernetes.default.svc`, it allows the same
  /// egress as for ``ClusterService/kubernetesAPI``. For an IP address, it allows egress to that address. For any other
  /// host, it allows egress to every address on the port, because NetworkPolicies cannot match host names.
  /// - Parameters:
  ///   - host: the host name. A wildcard such as `*.example.com` requires a ``ServiceEntry`` with the same host, and
  ///     has no address for `variable`.
  ///   - port: the host's port.
  ///   - protocol: the protocol of the port; HTTP by default.
  ///   - podPort: the port of the pods behind a Service in the cluster, if it differs; NetworkPolicies match this port.
  ///   - variable: the container's environment variable for the address; none by default.
  ///   - address: the form of the address; ``Address/hostAndPort`` by default.
  public init(
    host: String, port: Int, _ protocol: PortProtocol = .http, podPort: Int? = nil,
    as variable: String? = nil, _ address: Address = .hostAndPort,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    callee = .host(host, port: port, protocol: `protocol`, podPort: podPort)
    self.variable = variable
    self.address = address
    location = FileLocation(file, line, column)
  }

  /// Declares a call to a service of another app that Portolan renders.
  ///
  /// The NetworkPolicy selects the pods of that service by the labels `app.kubernetes.io/name` and
  /// `app.kubernetes.io/part-of`. The other app must admit the caller with ``Authorize``.
  /// - Parameters:
  ///   - service: the service's name in the other spec, which is also the name of its Service.
  ///   - app: the other app's name.
  ///   - namespace: the other app's namespace.
  ///   - port: the port that the Service serves.
  ///   - protocol: the protocol of the port; HTTP by default.
  ///   - podPort: the port of the service's pods, if it differs; NetworkPolicies match this port.
  ///   - variable: the container's environment variable for the address; none by default.
  ///   - address: the form of the address; ``Address/hostAndPort`` by default.
  public init(
    _ service: String, of app: String, in namespace: String, port: Int, _ protocol: PortProtocol = .http,
    podPort: Int? = nil, as variable: String? = nil, _ address: Address = .hostAndPort,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    callee = .other(
      OtherApp(service: service, app: app, namespace: namespace), port: port, protocol: `protocol`,
      podPort: podPort)
    self.variable = variable
    self.address = address
    location = FileLocation(file, line, column)
  }

  /// Declares a call to a service that every cluster has.
  public init(
    _ service: ClusterService, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    callee = .cluster(service)
    variable = nil
    address = .hostAndPort
    location = FileLocation(file, line, column)
  }

  /// Adds the call to the container, including the variable with the address.
  public func add(to container: inout Container) { container.calls.append(self) }
}

extension Calls {
  package init(from reader: inout PayloadReader) throws {
    (callee, variable, address, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(callee, variable, address, location) }
}

extension Calls.Callee {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .service(try reader.next(), port: try reader.next())
    case 1:
      self = .host(
        try reader.next(), port: try reader.next(), protocol: try reader.next(), podPort: try reader.next())
    case 2:
      self = .other(
        try reader.next(), port: try reader.next(), protocol: try reader.next(), podPort: try reader.next())
    case 3: self = .cluster(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .service(let name, let port): writer.put(case: 0, name, port)
    case .host(let name, let port, let `protocol`, let podPort):
      writer.put(case: 1, name, port, `protocol`, podPort)
    case .other(let app, let port, let `protocol`, let podPort):
      writer.put(case: 2, app, port, `protocol`, podPort)
    case .cluster(let service): writer.put(case: 3, service)
    }
  }
}

extension Calls.OtherApp {
  package init(from reader: inout PayloadReader) throws { (service, app, namespace) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(service, app, namespace) }
}

extension Calls.Address {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .hostAndPort
    case 1: self = .host
    case 2: self = .url(scheme: try reader.next(), path: try reader.next())
    case 3: self = .members(lastPort: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .hostAndPort: writer.put(case: 0)
    case .host: writer.put(case: 1)
    case .url(let scheme, let path): writer.put(case: 2, scheme, path)
    case .members(let lastPort): writer.put(case: 3, lastPort)
    }
  }
}
