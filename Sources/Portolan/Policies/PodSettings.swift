/// Settings of the pod as a whole that no other part says.
package struct PodSettings: PayloadValue, Sendable, Equatable {
  package var priorityClass: String?
  package var runtimeClass: String?
  package var scheduler: String?
  package var imagePullSecrets: [String] = []
  package var hostAliases: [HostAlias] = []
  package var dnsPolicy: DNSPolicy?
  package var serviceLinks = false
  package var sysctls: KeyValues = [:]

  package init() {}
}

/// A line of the pods' hosts file.
public struct HostAlias: PayloadValue, Sendable, Equatable {
  package let address: String
  package let names: [String]

  /// Gives names to an address.
  public init(_ address: String, _ names: String...) {
    self.address = address
    self.names = names
  }
}

/// How pods resolve names.
public enum DNSPolicy: String, PayloadValue, Sendable {
  /// By the cluster's DNS.
  case clusterFirst = "ClusterFirst"
  /// By the cluster's DNS, also in the node's network.
  case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
  /// As the node does.
  case nodeDefault = "Default"
}

extension Service {
  /// Gives the pods a PriorityClass.
  public func priority(_ className: String) -> Service { with { $0.pod.priorityClass = className } }

  /// Runs the pods in a RuntimeClass.
  public func runtimeClass(_ name: String) -> Service { with { $0.pod.runtimeClass = name } }

  /// Lets another scheduler place the pods.
  public func scheduled(by scheduler: String) -> Service { with { $0.pod.scheduler = scheduler } }

  /// Pulls images with Secrets that exist in the namespace.
  public func imagePullSecrets(_ names: String...) -> Service { with { $0.pod.imagePullSecrets += names } }

  /// Adds lines to the pods' hosts file.
  public func hostAliases(_ aliases: HostAlias...) -> Service { with { $0.pod.hostAliases += aliases } }

  /// Says how the pods resolve names.
  public func dnsPolicy(_ policy: DNSPolicy) -> Service { with { $0.pod.dnsPolicy = policy } }

  /// Sets kernel parameters of the pods' own namespaces, such as `net.ipv4.ip_unprivileged_port_start`.
  public func sysctls(_ sysctls: KeyValues) -> Service { with { $0.pod.sysctls = $0.pod.sysctls + sysctls } }

  /// Gives the pods the env variables of every Service of the namespace, which is off unless this is said.
  public func serviceLinks() -> Service { with { $0.pod.serviceLinks = true } }
}

extension PodSettings {
  package init(from reader: inout PayloadReader) throws {
    (
      priorityClass, runtimeClass, scheduler, imagePullSecrets, hostAliases, dnsPolicy, serviceLinks, sysctls
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      priorityClass, runtimeClass, scheduler, imagePullSecrets, hostAliases, dnsPolicy, serviceLinks, sysctls)
  }
}

extension HostAlias {
  package init(from reader: inout PayloadReader) throws { (address, names) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(address, names) }
}
