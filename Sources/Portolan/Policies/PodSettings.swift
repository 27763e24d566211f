internal import Diagnostics

/// Pod settings that no other part covers.
package struct PodSettings: PayloadValue, EmptyInitializable, Sendable, Equatable {
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
  package var securityContext: Located<PodSecurityContext>?
  package var mountsToken: Located<Bool>?
  package var serviceLinks: Bool?
  package var sysctls: KeyValues = [:]
  package var seLinux: Located<SELinux>?
  package var appArmor: Located<AppArmor>?

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

  /// Sets namespaced kernel parameters, such as `net.ipv4.ip_unprivileged_port_start`.
  public func sysctls(_ sysctls: KeyValues) -> Service { with { $0.pod.sysctls = $0.pod.sysctls + sysctls } }

  /// Sets `enableServiceLinks`: environment variables for every Service in the namespace; off by default.
  public func serviceLinks(_ isEnabled: Bool = true) -> Service {
    with { $0.pod.serviceLinks = isEnabled }
  }

  /// Sets whether the pods get the token of their account: `automountServiceAccountToken`.
  ///
  /// Pods of a hardened service get it with ``Relax`` of ``Relaxation/Kind/serviceAccountToken``, which states the reason:
  /// `true` is an error there. In a service without ``ServiceDefaults/hardening``, this sets the field.
  public func automountServiceAccountToken(
    _ isMounted: Bool, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.pod.mountsToken, to: Located(isMounted, at: location), called: "automountServiceAccountToken",
      at: location)
  }
}

extension PodSettings {
  package init(from reader: inout PayloadReader) throws {
    (
      priorityClass, runtimeClass, scheduler, imagePullSecrets, hostAliases, dnsPolicy, dns, hostname,
      subdomain, readinessGates, gracePeriod, sharesProcesses, securityContext, mountsToken, serviceLinks,
      sysctls, seLinux, appArmor
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      priorityClass, runtimeClass, scheduler, imagePullSecrets, hostAliases, dnsPolicy, dns, hostname,
      subdomain, readinessGates, gracePeriod, sharesProcesses, securityContext, mountsToken, serviceLinks,
      sysctls, seLinux, appArmor)
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
