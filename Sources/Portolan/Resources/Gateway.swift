package import Diagnostics

/// An Istio Gateway: the entry point for traffic into the mesh.
///
/// ```swift
/// Gateway("frontend-gateway") {
///   Listener(.http, 80, hosts: ["*"])
/// }
/// ```
public struct Gateway: AppPart, PayloadValue, Equatable {
  package let name: String
  package let selector: KeyValues
  package let proxyNamespace: String?
  package let listeners: [Listener]
  package let location: FileLocation

  /// Declares a gateway.
  /// - Parameters:
  ///   - name: the gateway's name, unique in the app.
  ///   - selector: the labels of the proxies that serve the gateway; those of the Istio ingress gateway by default.
  ///   - proxyNamespace: the namespace of the proxies, which the policies of the routed services admit; `istio-system` by
  ///     default.
  ///   - listeners: the gateway's ports.
  public init(
    _ name: String, selector: KeyValues = ["istio": "ingressgateway"],
    in proxyNamespace: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<Listener> _ listeners: () -> [Listener]
  ) {
    self.name = name
    self.selector = selector
    self.proxyNamespace = proxyNamespace
    self.listeners = listeners()
    location = FileLocation(file, line, column)
  }

  /// Adds the gateway to the system.
  public func add(to resources: inout AppResources) { resources.gateways.append(self) }
}

/// A port of a gateway, with its protocol and hosts.
public struct Listener: PayloadValue, Sendable, Equatable {
  package let `protocol`: PortProtocol
  package let number: Int
  package let name: String
  package let hosts: [String]
  package let tls: ServerTLS?
  package let location: FileLocation

  /// Declares a port.
  /// - Parameters:
  ///   - protocol: the protocol of the port.
  ///   - number: the port's number.
  ///   - name: the port's name, unique in the gateway; the protocol's name by default.
  ///   - hosts: the hosts that the port serves.
  ///   - tls: the TLS mode; required for HTTPS and TLS. Plain-text HTTP and gRPC support only
  ///     ``ServerTLS/redirectToHTTPS``, and other protocols no mode.
  public init(
    _ protocol: PortProtocol, _ number: Int, name: String? = nil, hosts: [String], tls: ServerTLS? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.protocol = `protocol`
    self.number = number
    self.name = name ?? `protocol`.rawValue
    self.hosts = hosts
    self.tls = tls
    location = FileLocation(file, line, column)
  }
}

/// The TLS mode of a gateway's port.
public enum ServerTLS: PayloadValue, Sendable, Equatable {
  /// `SIMPLE`: terminates TLS with the certificate from a Secret in the namespace of the gateway's proxies.
  ///
  /// `minVersion` is the oldest TLS version that clients can use; TLS 1.2 by default.
  case simple(credential: String, minVersion: TLSVersion? = nil)
  /// `MUTUAL`: terminates TLS as `simple` does, and requires a client certificate.
  ///
  /// The CA certificate that verifies it is in the same Secret, or in the Secret `<credential>-cacert`.
  case mutual(credential: String, minVersion: TLSVersion? = nil)
  /// `PASSTHROUGH`: forwards the encrypted connection to the service that matches the requested server name (SNI).
  case passthrough
  /// Redirects requests on a plain HTTP port to HTTPS: `httpsRedirect`.
  case redirectToHTTPS
}

/// A version of TLS.
public enum TLSVersion: String, PayloadValue, Sendable {
  /// TLS 1.0, which clients should no longer use.
  case tls1_0 = "TLSV1_0"
  /// TLS 1.1, which clients should no longer use.
  case tls1_1 = "TLSV1_1"
  /// TLS 1.2.
  case tls1_2 = "TLSV1_2"
  /// TLS 1.3.
  case tls1_3 = "TLSV1_3"
}

extension Gateway {
  package init(from reader: inout PayloadReader) throws {
    (name, selector, proxyNamespace, listeners, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, selector, proxyNamespace, listeners, location)
  }
}

extension Listener {
  package init(from reader: inout PayloadReader) throws {
    (`protocol`, number, name, hosts, tls, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(`protocol`, number, name, hosts, tls, location)
  }
}

extension ServerTLS {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .simple(credential: try reader.next(), minVersion: try reader.next())
    case 1: self = .mutual(credential: try reader.next(), minVersion: try reader.next())
    case 2: self = .passthrough
    case 3: self = .redirectToHTTPS
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .simple(let credential, let version): writer.put(case: 0, credential, version)
    case .mutual(let credential, let version): writer.put(case: 1, credential, version)
    case .passthrough: writer.put(case: 2)
    case .redirectToHTTPS: writer.put(case: 3)
    }
  }
}
