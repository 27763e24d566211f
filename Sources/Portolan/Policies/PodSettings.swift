/// Pod settings that no other part covers.
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

/// An entry of the pods' hosts file.
public struct HostAlias: PayloadValue, Sendable, Equatable {
  package let address: String
  package let names: [String]

  /// Declares the host names of an address.
  public init(_ address: String, _ names: String...) {
    self.address = address
    self.names = names
  }
}

/// The DNS policy of the pods.
public enum DNSPolicy: String, PayloadValue, Sendable {
  /// `ClusterFirst`: the DNS of the cluster.
  case clusterFirst = "ClusterFirst"
  /// `ClusterFirstWithHostNet`: the DNS of the cluster, also for pods with `hostNetwork`.
  case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
  /// `Default`: the DNS configuration of the node.
  case nodeDefault = "Default"
}

extension Service {
  /// Sets the PriorityClass of the pods.
  public func priority(_ className: String) -> Service { with { $0.pod.priorityClass = className } }

  /// Sets the RuntimeClass of the pods.
  public func runtimeClass(_ name: String) -> Service { with { $0.pod.runtimeClass = name } }

  /// Sets the scheduler of the pods.
  public func scheduled(by scheduler: String) -> Service { with { $0.pod.scheduler = scheduler } }

  /// Sets the image pull Secrets, which must exist in the namespace.
  public func imagePullSecrets(_ names: String...) -> Service { with { $0.pod.imagePullSecrets += names } }

  /// Adds entries to the pods' hosts file.
  public func hostAliases(_ aliases: HostAlias...) -> Service { with { $0.pod.hostAliases += aliases } }

  /// Sets the DNS policy of the pods.
  public func dnsPolicy(_ policy: DNSPolicy) -> Service { with { $0.pod.dnsPolicy = policy } }

  /// Sets namespaced kernel parameters, such as `net.ipv4.ip_unprivileged_port_start`.
  public func sysctls(_ sysctls: KeyValues) -> Service { with { $0.pod.sysctls = $0.pod.sysctls + sysctls } }

  /// Sets `enableServiceLinks`: environment variables for every Service in the namespace; off by default.
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
