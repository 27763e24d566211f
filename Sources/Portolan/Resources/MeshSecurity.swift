package import Diagnostics

/// An Istio PeerAuthentication for the namespace or one service: whether proxies accept connections without mutual TLS.
public struct PeerAuthentication: AppPart, PayloadValue, Equatable {
  package let mode: Mode
  package let service: String?
  package let portModes: [PortMode]
  package let location: FileLocation

  /// The connections that a proxy accepts.
  public enum Mode: String, PayloadValue, Sendable {
    /// `STRICT`: only mutual TLS.
    case strict = "STRICT"
    /// `PERMISSIVE`: mutual TLS and plain text.
    case permissive = "PERMISSIVE"
    /// `DISABLE`: only plain text.
    case disabled = "DISABLE"
  }

  package struct PortMode: PayloadValue, Sendable, Equatable {
    package let port: Int
    package let mode: Mode
  }

  /// Declares the connections that proxies accept.
  /// - Parameters:
  ///   - mode: the accepted connections.
  ///   - service: the service that the mode applies to; the whole namespace by default.
  ///   - ports: different modes for single ports, by container port number. Requires `service`.
  public init(
    _ mode: Mode, for service: String? = nil, ports: KeyValuePairs<Int, Mode> = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.mode = mode
    self.service = service
    portModes = ports.map { PortMode(port: $0.key, mode: $0.value) }
    location = FileLocation(file, line, column)
  }

  /// Adds the PeerAuthentication to the system.
  public func add(to resources: inout AppResources) { resources.peerAuthentications.append(self) }
}

/// Denies all traffic in the namespace that no policy allows: policies with the name `deny-all`.
public struct DenyByDefault: AppPart, PayloadValue, Equatable {
  package let network: Bool
  package let mesh: Bool
  package let location: FileLocation

  /// Declares the policies.
  /// - Parameters:
  ///   - network: whether to render a NetworkPolicy for ingress and egress; true by default.
  ///   - mesh: whether to render an AuthorizationPolicy; true by default.
  public init(
    network: Bool = true, mesh: Bool = true,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.network = network
    self.mesh = mesh
    location = FileLocation(file, line, column)
  }

  /// Adds the policies to the system.
  public func add(to resources: inout AppResources) { resources.denials.append(self) }
}

extension PeerAuthentication {
  package init(from reader: inout PayloadReader) throws {
    (mode, service, portModes, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(mode, service, portModes, location) }
}

extension PeerAuthentication.PortMode {
  package init(from reader: inout PayloadReader) throws { (port, mode) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(port, mode) }
}

extension DenyByDefault {
  package init(from reader: inout PayloadReader) throws { (network, mesh, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(network, mesh, location) }
}
