extension Core {
  /// The containers of a pod, its scheduling, and its privileges.
  public struct PodSpec: FieldEncodable, Sendable, Equatable {
    /// The service account of the pod; `default` if nil.
    public var serviceAccountName: String?
    /// Whether the account's token is mounted; the account's setting, or otherwise true, if nil.
    public var automountServiceAccountToken: Bool?
    /// Secrets with the credentials of image registries.
    public var imagePullSecrets: [LocalObjectReference]
    /// Whether the Services of the namespace are added as environment variables; true if nil.
    public var enableServiceLinks: Bool?
    /// The host name inside the pod; the pod's name if nil.
    public var hostname: String?
    /// The headless Service that provides a DNS name for the pod.
    public var subdomain: String?
    /// Whether the host name is fully qualified; false if nil.
    public var setHostnameAsFQDN: Bool?
    /// Lines added to `/etc/hosts`.
    public var hostAliases: [HostAlias] = []
    /// How DNS names are resolved; `ClusterFirst` if nil.
    public var dnsPolicy: DNSPolicy?
    /// Name servers, search domains, and options in addition to those of the policy.
    public var dnsConfig: PodDNSConfig?
    /// Whether the pod uses the node's network; false if nil.
    public var hostNetwork: Bool?
    /// Whether the pod sees the node's processes; false if nil.
    public var hostPID: Bool?
    /// Whether the pod shares the node's inter-process communication; false if nil.
    public var hostIPC: Bool?
    /// Whether the pod uses the node's user namespace; true if nil, false gives it its own.
    public var hostUsers: Bool?
    /// Whether the containers share a process namespace; false if nil.
    public var shareProcessNamespace: Bool?
    /// The operating system of the containers.
    public var os: PodOS?
    /// The RuntimeClass that selects the container runtime.
    public var runtimeClassName: String?
    /// The scheduler; `default-scheduler` if nil.
    public var schedulerName: String?
    /// Gates that must be removed before the pod is scheduled.
    public var schedulingGates: [PodSchedulingGate] = []
    /// Additional conditions for the pod to be ready.
    public var readinessGates: [PodReadinessGate] = []
    /// The PriorityClass of the pod.
    public var priorityClassName: String?
    /// Whether the pod may preempt pods of lower priority; its class's setting if nil.
    public var preemptionPolicy: PreemptionPolicy?
    /// The node to run on, which bypasses the scheduler.
    public var nodeName: String?
    /// The required labels of the node.
    public var nodeSelector: StringMap
    /// The affinity to nodes and pods.
    public var affinity: Affinity?
    /// The tolerated taints of nodes.
    public var tolerations: [Toleration]
    /// How evenly pods are spread over zones, hosts, or other domains.
    public var topologySpreadConstraints: [TopologySpreadConstraint]
    /// When terminated containers are restarted; `Always` if nil.
    public var restartPolicy: RestartPolicy?
    /// Seconds after which the pod is terminated; no limit if nil.
    public var activeDeadlineSeconds: Int?
    /// Seconds from the deletion of the pod (including preStop) to SIGKILL; 30 if nil.
    public var terminationGracePeriodSeconds: Int?
    /// The user and the privileges of all containers.
    public var securityContext: PodSecurityContext?
    /// The resource requests and limits of the whole pod.
    public var resources: ResourceRequirements?
    /// The resources of the container runtime; set from the RuntimeClass if empty.
    public var overhead: StringMap = [:]
    /// Containers that run in order before the main ones; those with restart policy `Always` continue beside them.
    public var initContainers: [Container]
    /// The main containers; at least one.
    public var containers: [Container]
    /// The volumes that containers can mount.
    public var volumes: [Volume]

    /// Creates a pod spec; set the other fields afterwards.
    public init(
      serviceAccountName: String? = nil, automountServiceAccountToken: Bool? = nil,
      imagePullSecrets: [LocalObjectReference] = [], priorityClassName: String? = nil,
      nodeSelector: StringMap = [:], affinity: Affinity? = nil, tolerations: [Toleration] = [],
      topologySpreadConstraints: [TopologySpreadConstraint] = [], restartPolicy: RestartPolicy? = nil,
      terminationGracePeriodSeconds: Int? = nil, securityContext: PodSecurityContext? = nil,
      initContainers: [Container] = [], containers: [Container] = [], volumes: [Volume] = []
    ) {
      self.serviceAccountName = serviceAccountName
      self.automountServiceAccountToken = automountServiceAccountToken
      self.imagePullSecrets = imagePullSecrets
      self.priorityClassName = priorityClassName
      self.nodeSelector = nodeSelector
      self.affinity = affinity
      self.tolerations = tolerations
      self.topologySpreadConstraints = topologySpreadConstraints
      self.restartPolicy = restartPolicy
      self.terminationGracePeriodSeconds = terminationGracePeriodSeconds
      self.securityContext = securityContext
      self.initContainers = initContainers
      self.containers = containers
      self.volumes = volumes
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("serviceAccountName", serviceAccountName)
      encoder.field("automountServiceAccountToken", automountServiceAccountToken)
      encoder.field("imagePullSecrets", imagePullSecrets)
      encoder.field("enableServiceLinks", enableServiceLinks)
      encoder.field("hostname", hostname)
      encoder.field("subdomain", subdomain)
      encoder.field("setHostnameAsFQDN", setHostnameAsFQDN)
      encoder.field("hostAliases", hostAliases)
      encoder.field("dnsPolicy", dnsPolicy)
      encoder.field("dnsConfig", dnsConfig)
      encoder.field("hostNetwork", hostNetwork)
      encoder.field("hostPID", hostPID)
      encoder.field("hostIPC", hostIPC)
      encoder.field("hostUsers", hostUsers)
      encoder.field("shareProcessNamespace", shareProcessNamespace)
      encoder.field("os", os)
      encoder.field("runtimeClassName", runtimeClassName)
      encoder.field("schedulerName", schedulerName)
      encoder.field("schedulingGates", schedulingGates)
      encoder.field("readinessGates", readinessGates)
      encoder.field("priorityClassName", priorityClassName)
      encoder.field("preemptionPolicy", preemptionPolicy)
      encoder.field("nodeName", nodeName)
      encoder.field("nodeSelector", nodeSelector)
      encoder.field("affinity", affinity)
      encoder.field("tolerations", tolerations)
      encoder.field("topologySpreadConstraints", topologySpreadConstraints)
      encoder.field("restartPolicy", restartPolicy)
      encoder.field("activeDeadlineSeconds", activeDeadlineSeconds)
      encoder.field("terminationGracePeriodSeconds", terminationGracePeriodSeconds)
      encoder.field("securityContext", securityContext)
      encoder.field("resources", resources)
      encoder.field("overhead", overhead)
      encoder.field("initContainers", initContainers)
      encoder.field("containers", containers)
      encoder.field("volumes", volumes)
    }
  }

  /// A reference to an object in the same namespace, by name.
  public struct LocalObjectReference: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String

    /// Creates a local object reference.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A line of `/etc/hosts`.
  public struct HostAlias: FieldEncodable, Sendable, Equatable {
    /// The IP address.
    public var ip: String
    /// The host names of the address.
    public var hostnames: [String]

    /// Creates a host alias.
    public init(ip: String, hostnames: [String] = []) {
      self.ip = ip
      self.hostnames = hostnames
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("ip", ip)
      encoder.field("hostnames", hostnames)
    }
  }

  /// The operating system of a pod.
  public struct PodOS: FieldEncodable, Sendable, Equatable {
    /// `linux` or `windows`.
    public var name: String

    /// Creates a pod OS.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A gate that prevents the scheduling of a pod.
  public struct PodSchedulingGate: FieldEncodable, Sendable, Equatable {
    /// The name, unique in the pod.
    public var name: String

    /// Creates a pod scheduling gate.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// An additional condition for a pod to be ready.
  public struct PodReadinessGate: FieldEncodable, Sendable, Equatable {
    /// The type of a condition in the pod's status.
    public var conditionType: String

    /// Creates a pod readiness gate.
    public init(conditionType: String) { self.conditionType = conditionType }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("conditionType", conditionType)
    }
  }

  /// DNS settings that are merged into those of the DNS policy.
  public struct PodDNSConfig: FieldEncodable, Sendable, Equatable {
    /// Addresses of name servers.
    public var nameservers: [String]
    /// Search domains.
    public var searches: [String]
    /// Resolver options, such as `ndots`.
    public var options: [PodDNSConfigOption]

    /// Creates a pod DNS config.
    public init(nameservers: [String] = [], searches: [String] = [], options: [PodDNSConfigOption] = []) {
      self.nameservers = nameservers
      self.searches = searches
      self.options = options
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("nameservers", nameservers)
      encoder.field("searches", searches)
      encoder.field("options", options)
    }
  }

  /// An option of the resolver.
  public struct PodDNSConfigOption: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value, if the option has one.
    public var value: String?

    /// Creates a pod DNS config option.
    public init(name: String, value: String? = nil) {
      self.name = name
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
    }
  }

  /// When a terminated container is restarted.
  public enum RestartPolicy: String, NodeEncodable, Sendable {
    /// Always; on an init container, this makes it a sidecar.
    case always = "Always"
    /// If it failed.
    case onFailure = "OnFailure"
    /// Never.
    case never = "Never"
  }

  /// How DNS names are resolved.
  public enum DNSPolicy: String, NodeEncodable, Sendable {
    /// By the cluster's DNS, which forwards other names upstream.
    case clusterFirst = "ClusterFirst"
    /// The same, for pods that use the node's network.
    case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
    /// As on the node.
    case `default` = "Default"
    /// Only by the pod's DNS settings.
    case none = "None"
  }

  /// Whether a pod may preempt pods of lower priority.
  public enum PreemptionPolicy: String, NodeEncodable, Sendable {
    /// It may preempt them.
    case preemptLowerPriority = "PreemptLowerPriority"
    /// It waits in the queue.
    case never = "Never"
  }
}
