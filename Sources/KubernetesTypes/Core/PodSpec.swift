extension Core {
  /// What runs in a pod, where, and as whom.
  public struct PodSpec: FieldEncodable, Sendable, Equatable {
    /// The service account that the pod acts as; the namespace's `default` if nil.
    public var serviceAccountName: String?
    /// Whether the account's token is mounted; true if neither pod nor account says.
    public var automountServiceAccountToken: Bool?
    /// Secrets with the credentials of image registries.
    public var imagePullSecrets: [LocalObjectReference]
    /// Whether each Service of the namespace becomes environment variables; true if nil.
    public var enableServiceLinks: Bool?
    /// The host name seen inside; the pod's name if nil.
    public var hostname: String?
    /// The headless Service under which the pod has a DNS name of its own.
    public var subdomain: String?
    /// Whether the host name is the fully qualified one; false if nil.
    public var setHostnameAsFQDN: Bool?
    /// Lines added to `/etc/hosts`.
    public var hostAliases: [HostAlias] = []
    /// How names are looked up; `ClusterFirst` if nil.
    public var dnsPolicy: DNSPolicy?
    /// Name servers, search domains and options beside those of the policy.
    public var dnsConfig: PodDNSConfig?
    /// Whether the pod uses the node's network; false if nil.
    public var hostNetwork: Bool?
    /// Whether the pod sees the node's processes; false if nil.
    public var hostPID: Bool?
    /// Whether the pod shares the node's inter-process communication; false if nil.
    public var hostIPC: Bool?
    /// Whether the pod's users are the node's; false gives it a user namespace, true if nil.
    public var hostUsers: Bool?
    /// Whether the containers see each other's processes; false if nil.
    public var shareProcessNamespace: Bool?
    /// The operating system that the containers are made for.
    public var os: PodOS?
    /// The RuntimeClass that picks the container runtime.
    public var runtimeClassName: String?
    /// The scheduler; `default-scheduler` if nil.
    public var schedulerName: String?
    /// What must be lifted before the pod is scheduled.
    public var schedulingGates: [PodSchedulingGate] = []
    /// Conditions that must hold, beside the containers', for the pod to be ready.
    public var readinessGates: [PodReadinessGate] = []
    /// The PriorityClass that ranks the pod.
    public var priorityClassName: String?
    /// Whether the pod may displace lower ones; as its class says if nil.
    public var preemptionPolicy: PreemptionPolicy?
    /// The one node to run on, past the scheduler.
    public var nodeName: String?
    /// Labels that the node must have.
    public var nodeSelector: StringMap
    /// Rules of attraction and repulsion towards nodes and pods.
    public var affinity: Affinity?
    /// Node taints that the pod puts up with.
    public var tolerations: [Toleration]
    /// How evenly pods are spread over zones, hosts and the like.
    public var topologySpreadConstraints: [TopologySpreadConstraint]
    /// What happens when a container ends; `Always` if nil.
    public var restartPolicy: RestartPolicy?
    /// Seconds after which the pod is ended; no limit if nil.
    public var activeDeadlineSeconds: Int?
    /// Seconds from the wish to end the pod (preStop included) to the kill; 30 if nil.
    public var terminationGracePeriodSeconds: Int?
    /// As whom and how confined all containers run.
    public var securityContext: PodSecurityContext?
    /// Requests and limits of the pod as a whole.
    public var resources: ResourceRequirements?
    /// What the runtime itself needs, by resource; set from the RuntimeClass if empty.
    public var overhead: StringMap = [:]
    /// Run in order before the containers; those that restart always stay beside them.
    public var initContainers: [Container]
    /// Run side by side; at least one.
    public var containers: [Container]
    /// What containers can mount.
    public var volumes: [Volume]

    /// Makes a pod spec; all else is set afterwards.
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

  /// An object of the same namespace, by name.
  public struct LocalObjectReference: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String

    /// Makes a local object reference.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A line of `/etc/hosts`.
  public struct HostAlias: FieldEncodable, Sendable, Equatable {
    /// The address.
    public var ip: String
    /// The names for it.
    public var hostnames: [String]

    /// Makes a host alias.
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

    /// Makes a pod OS.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// Something that holds back the scheduling of a pod.
  public struct PodSchedulingGate: FieldEncodable, Sendable, Equatable {
    /// The name, unique in the pod.
    public var name: String

    /// Makes a pod scheduling gate.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A condition that must hold for the pod to be ready.
  public struct PodReadinessGate: FieldEncodable, Sendable, Equatable {
    /// The type of a condition in the pod's status.
    public var conditionType: String

    /// Makes a pod readiness gate.
    public init(conditionType: String) { self.conditionType = conditionType }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("conditionType", conditionType)
    }
  }

  /// Name look-up settings that are merged into those of the DNS policy.
  public struct PodDNSConfig: FieldEncodable, Sendable, Equatable {
    /// Addresses of name servers.
    public var nameservers: [String]
    /// Search domains.
    public var searches: [String]
    /// Resolver options, such as `ndots`.
    public var options: [PodDNSConfigOption]

    /// Makes a pod DNS config.
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

    /// Makes a pod DNS config option.
    public init(name: String, value: String? = nil) {
      self.name = name
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
    }
  }

  /// When an ended container is started again.
  public enum RestartPolicy: String, NodeEncodable, Sendable {
    /// Whenever it ended; makes an init container a sidecar.
    case always = "Always"
    /// When it failed.
    case onFailure = "OnFailure"
    /// Not at all.
    case never = "Never"
  }

  /// Where names are looked up.
  public enum DNSPolicy: String, NodeEncodable, Sendable {
    /// In the cluster, then upstream.
    case clusterFirst = "ClusterFirst"
    /// The same for pods on the node's network.
    case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
    /// As the node does.
    case `default` = "Default"
    /// Only as the pod's DNS settings say.
    case none = "None"
  }

  /// Whether a pod may displace pods of lower priority.
  public enum PreemptionPolicy: String, NodeEncodable, Sendable {
    /// It may.
    case preemptLowerPriority = "PreemptLowerPriority"
    /// It waits.
    case never = "Never"
  }
}
