internal import Diagnostics

/// Pod settings that no other part covers.
@usableFromInline
package struct PodSettings: UnsetPart {
  package static let unset = Shared(PodSettings())

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

  /// Declares host names for an address.
  public init(_ address: String, _ names: String...) {
    self.address = address
    self.names = names
  }
}

/// The DNS policy of the pods.
public enum DNSPolicy: String, PayloadValue, Sendable {
  /// `ClusterFirst`: the cluster's DNS service. Pods with `hostNetwork` use the DNS configuration of the node.
  case clusterFirst = "ClusterFirst"
  /// `ClusterFirstWithHostNet`: the cluster's DNS service, even for pods with `hostNetwork`.
  case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
  /// `Default`: the DNS configuration of the node.
  case nodeDefault = "Default"
  /// `None`: only the settings in ``Service/dnsConfig(nameservers:searches:options:file:line:column:)``.
  case none = "None"
}

/// Name servers, search domains, and resolver options of the pods: `dnsConfig`.
package struct DNSConfiguration: PayloadValue, Sendable, Equatable {
  package let nameservers: [String]
  package let searches: [String]
  package let options: KeyValues
}

extension Service {
  /// Sets the PriorityClass of the pods: `priorityClassName`.
  public func priority(
    _ className: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    setting(
      \.pod.priorityClass, to: className, called: "priority", at: FileLocation(file, line, column))
  }

  /// Sets the RuntimeClass of the pods: `runtimeClassName`.
  public func runtimeClass(
    _ name: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    setting(
      \.pod.runtimeClass, to: name, called: "runtimeClass", at: FileLocation(file, line, column))
  }

  /// Sets the scheduler of the pods: `schedulerName`.
  public func scheduled(
    by scheduler: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    setting(
      \.pod.scheduler, to: scheduler, called: "scheduled", at: FileLocation(file, line, column))
  }

  /// Adds image pull Secrets, which must exist in the namespace, to the pods: `imagePullSecrets`.
  public func imagePullSecrets(_ names: String...) -> Service { with { $0.pod.imagePullSecrets += names } }

  /// Adds entries to the pods' hosts file: `hostAliases`.
  public func hostAliases(_ aliases: HostAlias...) -> Service { with { $0.pod.hostAliases += aliases } }

  /// Sets the DNS policy of the pods, `dnsPolicy`; ``DNSPolicy/clusterFirst`` by default.
  ///
  /// ``DNSPolicy/none`` requires name servers in ``dnsConfig(nameservers:searches:options:file:line:column:)``.
  public func dnsPolicy(
    _ policy: DNSPolicy, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    setting(
      \.pod.dnsPolicy, to: policy, called: "dnsPolicy", at: FileLocation(file, line, column))
  }

  /// Adds name servers, search domains, and resolver options to those of the DNS policy: `dnsConfig`.
  /// - Parameters:
  ///   - nameservers: IP addresses of name servers.
  ///   - searches: domains in which short names are looked up.
  ///   - options: resolver options with their values, such as `["ndots": "2"]`; an empty string sets an option without
  ///     a value.
  public func dnsConfig(
    nameservers: [String] = [], searches: [String] = [], options: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let configuration = DNSConfiguration(nameservers: nameservers, searches: searches, options: options)
    return setting(
      \.pod.dns, to: configuration, called: "dnsConfig", at: FileLocation(file, line, column))
  }

  /// Sets the pods' host name and subdomain: `hostname` and `subdomain`.
  public func hostname(
    _ name: String?, subdomain: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    with {
      if $0.pod.hostname != nil || $0.pod.subdomain != nil {
        $0.repeatedPolicies.append(Located("hostname", at: FileLocation(file, line, column)))
      }
      $0.pod.hostname = name
      $0.pod.subdomain = subdomain
    }
  }

  /// Adds pod conditions that must be true before a pod is ready: `readinessGates`.
  public func readinessGates(_ conditions: String...) -> Service {
    with { $0.pod.readinessGates += conditions }
  }

  /// Sets the time until SIGKILL when a pod stops: `terminationGracePeriodSeconds`.
  ///
  /// By default, the time is computed from ``draining(for:by:endpointDelay:file:line:column:)``.
  /// - Parameter time: the time in whole seconds, including the `preStop` hook. It must not be shorter than the
  ///   sum of the sleep and the drain time.
  public func terminationGracePeriod(
    _ time: Duration, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.pod.gracePeriod, to: Located(time, at: location), called: "terminationGracePeriod", at: location)
  }

  /// Lets the containers of a pod list and signal each other's processes: `shareProcessNamespace`.
  public func shareProcessNamespace() -> Service { with { $0.pod.sharesProcesses = true } }

  /// Adds namespaced kernel parameters, such as `net.ipv4.ip_unprivileged_port_start`: `sysctls`.
  public func sysctls(_ sysctls: KeyValues) -> Service { with { $0.pod.sysctls = $0.pod.sysctls + sysctls } }

  /// Sets whether pods get environment variables for every Service in the namespace: `enableServiceLinks`.
  ///
  /// A hardened service without this modifier has the value false.
  public func serviceLinks(
    _ isEnabled: Bool = true, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    setting(
      \.pod.serviceLinks, to: isEnabled, called: "serviceLinks", at: FileLocation(file, line, column))
  }

  /// Sets whether the pods get the token of their account: `automountServiceAccountToken`.
  ///
  /// A hardened service does not need this modifier: its pods get the token only with ``Relax`` and
  /// ``Relaxation/Kind/serviceAccountToken``, which requires a reason. In a hardened service, the
  /// value true is an error without the relaxation, and the value false is an error with the relaxation.
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
