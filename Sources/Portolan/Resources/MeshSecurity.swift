package import Diagnostics

/// Whether proxies take plain traffic: an Istio PeerAuthentication for the namespace or for one service.
public struct PeerAuthentication: AppPart, PayloadValue, Equatable {
  package let mode: Mode
  package let service: String?
  package let portModes: [PortMode]
  package let location: FileLocation

  /// What a proxy takes.
  public enum Mode: String, PayloadValue, Sendable {
    /// Mutual TLS alone.
    case strict = "STRICT"
    /// Mutual TLS and plain traffic.
    case permissive = "PERMISSIVE"
    /// Plain traffic alone.
    case disabled = "DISABLE"
  }

  package struct PortMode: PayloadValue, Sendable, Equatable {
    package let port: Int
    package let mode: Mode
  }

  /// Declares what proxies take.
  /// - Parameters:
  ///   - mode: what they take.
  ///   - service: the service that it holds for; the whole namespace.
  ///   - ports: other modes by the pods' port number.
  public init(
    _ mode: Mode, for service: String? = nil, ports: KeyValuePairs<Int, Mode> = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.mode = mode
    self.service = service
    portModes = ports.map { PortMode(port: $0.key, mode: $0.value) }
    location = FileLocation(file, line, column)
  }

  /// Puts the rule into the system.
  public func add(to resources: inout AppResources) { resources.peerAuthentications.append(self) }
}

/// Denies everything in the namespace that no other policy admits.
public struct DenyByDefault: AppPart, PayloadValue, Equatable {
  package let network: Bool
  package let mesh: Bool
  package let location: FileLocation

  /// Declares the denial.
  /// - Parameters:
  ///   - network: by a NetworkPolicy, in both directions.
  ///   - mesh: by an AuthorizationPolicy.
  public init(
    network: Bool = true, mesh: Bool = true,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.network = network
    self.mesh = mesh
    location = FileLocation(file, line, column)
  }

  /// Puts the denial into the system.
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
