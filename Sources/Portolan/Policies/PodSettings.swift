internal import Diagnostics

/// KeyValues of the pod as a whole that no other part sets.
package struct PodSettings: PayloadValue, Sendable, Equatable {
  package var priorityClass: String?
  package var runtimeClass: String?
  package var scheduler: String?
  package var imagePullSecrets: [String] = []
  package var hostAliases: [HostAlias] = []
  package var dnsPolicy: DNSPolicy?
  package var dns: DNSConfiguration?
  package var hostname: String?
  package var subdomain: String?
  package var readinessGates: [String] = []
  package var gracePeriod: Located<Duration>?
  package var sharesProcesses = false
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
  /// Only as ``Service/dnsConfig(nameservers:searches:options:)`` sets.
  case none = "None"
}

/// Name servers, search domains, and resolver options of the pods: `dnsConfig`.
package struct DNSConfiguration: PayloadValue, Sendable, Equatable {
  package let nameservers: [String]
  package let searches: [String]
  package let options: KeyValues
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

  /// Sets name servers, search domains, and resolver options beside those of the DNS policy: `dnsConfig`.
  /// - Parameters:
  ///   - nameservers: IP addresses of name servers.
  ///   - searches: domains that are searched for short names.
  ///   - options: resolver options with their values, such as `["ndots": "2"]`; an empty text sets an option without a value.
  public func dnsConfig(
    nameservers: [String] = [], searches: [String] = [], options: KeyValues = [:]
  ) -> Service {
    with { $0.pod.dns = DNSConfiguration(nameservers: nameservers, searches: searches, options: options) }
  }

  /// Sets the host name that the pods see, and the domain below which they have it: `hostname` and `subdomain`.
  public func hostname(_ name: String?, subdomain: String? = nil) -> Service {
    with {
      $0.pod.hostname = name
      $0.pod.subdomain = subdomain
    }
  }

  /// Sets conditions of the pods that must be true before the pods are ready: `readinessGates`.
  public func readinessGates(_ conditions: String...) -> Service {
    with { $0.pod.readinessGates += conditions }
  }

  /// Sets the time between SIGTERM and SIGKILL exactly: `terminationGracePeriodSeconds`.
  ///
  /// Without it, the time is computed from ``draining(for:by:endpointDelay:file:line:column:)``.
  /// - Parameter time: whole seconds, the `preStop` hook included.
  public func terminationGracePeriod(
    _ time: Duration, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.pod.gracePeriod, to: Located(time, at: location), called: "terminationGracePeriod", at: location)
  }

  /// Lets the containers of a pod see and signal the processes of each other: `shareProcessNamespace`.
  public func shareProcessNamespace() -> Service { with { $0.pod.sharesProcesses = true } }

  /// Sets kernel parameters of the pods' own namespaces, such as `net.ipv4.ip_unprivileged_port_start`.
  public func sysctls(_ sysctls: KeyValues) -> Service { with { $0.pod.sysctls = $0.pod.sysctls + sysctls } }

  /// Gives the pods the env variables of every Service of the namespace, which is off unless this is said.
  public func serviceLinks() -> Service { with { $0.pod.serviceLinks = true } }
}

extension PodSettings {
  package init(from reader: inout PayloadReader) throws {
    (
      priorityClass, runtimeClass, scheduler, imagePullSecrets, hostAliases, dnsPolicy, dns, hostname,
      subdomain, readinessGates, gracePeriod, sharesProcesses, serviceLinks, sysctls
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      priorityClass, runtimeClass, scheduler, imagePullSecrets, hostAliases, dnsPolicy, dns, hostname,
      subdomain, readinessGates, gracePeriod, sharesProcesses, serviceLinks, sysctls)
  }
}

extension HostAlias {
  package init(from reader: inout PayloadReader) throws { (address, names) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(address, names) }
}

extension DNSConfiguration {
  package init(from reader: inout PayloadReader) throws {
    (nameservers, searches, options) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(nameservers, searches, options) }
}
