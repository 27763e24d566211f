package import Diagnostics

/// An Istio ServiceEntry: hosts that services call and that are not Kubernetes Services.
///
/// ```swift
/// ServiceEntry("allow-egress-googleapis", hosts: ["*.googleapis.com"]) {
///   EntryPort(.https, 443)
/// }
/// ```
public struct ServiceEntry: AppPart, PayloadValue, Equatable {
  package let name: String
  package let hosts: [String]
  package let addresses: [String]
  package let endpoints: [String]
  package let resolution: Resolution
  package let inMesh: Bool
  package let ports: [EntryPort]
  package let location: FileLocation

  /// How the addresses of the hosts are resolved.
  public enum Resolution: String, PayloadValue, Sendable {
    /// `NONE`: the proxy connects to the address that the caller requested.
    case none = "NONE"
    /// `STATIC`: the proxy connects to the `endpoints` of the entry.
    case `static` = "STATIC"
    /// `DNS`: the proxy looks up the hosts in DNS, or the `endpoints` if the entry has any.
    case dns = "DNS"
  }

  /// Declares the hosts.
  /// - Parameters:
  ///   - name: the entry's name, unique in the app.
  ///   - hosts: the host names.
  ///   - addresses: the IP addresses or ranges by which the proxy recognizes connections to the hosts on TCP ports.
  ///   - endpoints: the addresses to which the proxy connects: IP addresses, host names for the resolution `dns`, or
  ///     `unix://` and the path of a socket for the resolution `static`, which requires at least one endpoint.
  ///     With the resolution `none`, endpoints are an error.
  ///   - resolution: how the hosts' addresses are found; `none` by default, which wildcard hosts without endpoints
  ///     require.
  ///   - inMesh: whether the hosts are part of the mesh (`MESH_INTERNAL`); false by default (`MESH_EXTERNAL`).
  ///   - ports: the hosts' ports.
  public init(
    _ name: String, hosts: [String], addresses: [String] = [], endpoints: [String] = [],
    resolution: Resolution = .none, inMesh: Bool = false,
    file: String = #filePath, line: Int = #line, column: Int = #column,
    @ListBuilder<EntryPort> _ ports: () -> [EntryPort]
  ) {
    self.name = name
    self.hosts = hosts
    self.addresses = addresses
    self.endpoints = endpoints
    self.resolution = resolution
    self.inMesh = inMesh
    self.ports = ports()
    location = FileLocation(file, line, column)
  }

  /// Adds the entry to the system.
  public func add(to resources: inout AppResources) { resources.serviceEntries.append(self) }
}

/// A port of a ``ServiceEntry`` or an ``ExternalService``.
public struct EntryPort: PayloadValue, Sendable, Equatable {
  package let `protocol`: PortProtocol
  package let number: Int
  package let name: String
  package let location: FileLocation

  /// Declares a port; the default name is the protocol's name.
  ///
  /// In a ``ServiceEntry``, ``PortProtocol/udp`` and ``PortProtocol/sctp`` are errors.
  public init(
    _ protocol: PortProtocol, _ number: Int, name: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.protocol = `protocol`
    self.number = number
    self.name = name ?? `protocol`.rawValue
    location = FileLocation(file, line, column)
  }
}

extension ServiceEntry {
  package init(from reader: inout PayloadReader) throws {
    (name, hosts, addresses, endpoints, resolution, inMesh, ports, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, hosts, addresses, endpoints, resolution, inMesh, ports, location)
  }
}

extension EntryPort {
  package init(from reader: inout PayloadReader) throws {
    (`protocol`, number, name, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(`protocol`, number, name, location) }
}
