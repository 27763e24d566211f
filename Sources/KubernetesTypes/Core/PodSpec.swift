extension Core {
  /// The containers of a pod, its scheduling, and its privileges.
  package struct PodSpec: FieldEncodable, Sendable, Equatable {
    /// The service account of the pod; `default` if nil.
    package var serviceAccountName: String?
    /// Whether the account's token is mounted; the account's setting, or otherwise true, if nil.
    package var automountServiceAccountToken: Bool?
    /// Secrets with the credentials of image registries.
    package var imagePullSecrets: [LocalObjectReference]
    /// Whether the Services of the namespace are added as environment variables; true if nil.
    package var enableServiceLinks: Bool?
    /// The host name inside the pod; the pod's name if nil.
    package var hostname: String?
    /// The headless Service that provides a DNS name for the pod.
    package var subdomain: String?
    /// Whether the host name is fully qualified; false if nil.
    package var setHostnameAsFQDN: Bool?
    /// Lines added to `/etc/hosts`.
    package var hostAliases: [HostAlias] = []
    /// The resolver of DNS names; `ClusterFirst` if nil.
    package var dnsPolicy: DNSPolicy?
    /// Name servers, search domains, and options in addition to the policy's.
    package var dnsConfig: PodDNSConfig?
    /// Whether the pod uses the node's network; false if nil.
    package var hostNetwork: Bool?
    /// Whether the pod uses the node's process ID namespace; false if nil.
    package var hostPID: Bool?
    /// Whether the pod shares the node's inter-process communication; false if nil.
    package var hostIPC: Bool?
    /// Whether the pod uses the node's user namespace, instead of its own; true if nil.
    package var hostUsers: Bool?
    /// Whether the containers share a process namespace; false if nil.
    package var shareProcessNamespace: Bool?
    /// The operating system of the containers.
    package var os: PodOS?
    /// The RuntimeClass that selects the container runtime.
    package var runtimeClassName: String?
    /// The scheduler; `default-scheduler` if nil.
    package var schedulerName: String?
    /// Gates that must be removed before the pod is scheduled.
    package var schedulingGates: [PodSchedulingGate] = []
    /// Additional conditions for the pod to be ready.
    package var readinessGates: [PodReadinessGate] = []
    /// The PriorityClass of the pod.
    package var priorityClassName: String?
    /// Whether the pod may preempt pods of lower priority; its class's setting if nil.
    package var preemptionPolicy: PreemptionPolicy?
    /// The node to run on; the scheduler is then bypassed.
    package var nodeName: String?
    /// The required labels of the node.
    package var nodeSelector: StringMap
    /// The affinity to nodes and pods.
    package var affinity: Affinity?
    /// The tolerated taints of nodes.
    package var tolerations: [Toleration]
    /// How evenly pods are spread across zones, hosts, or other domains.
    package var topologySpreadConstraints: [TopologySpreadConstraint]
    /// When terminated containers are restarted; `Always` if nil.
    package var restartPolicy: RestartPolicy?
    /// Seconds after which the pod is terminated; no limit if nil.
    package var activeDeadlineSeconds: Int?
    /// Seconds from the deletion of the pod (including preStop) to SIGKILL; 30 if nil.
    package var terminationGracePeriodSeconds: Int?
    /// The security settings of the pod, such as the user and sysctls; a container can set its own user, group, and
    /// profiles.
    package var securityContext: PodSecurityContext?
    /// The resource requests and limits of the whole pod.
    package var resources: ResourceRequirements?
    /// The resources of the container runtime; set from the RuntimeClass if empty.
    package var overhead: StringMap = [:]
    /// Containers that run in order before the main containers; containers with restart policy `Always` keep running.
    package var initContainers: [Container]
    /// The main containers; at least one.
    package var containers: [Container]
    /// The volumes that containers can mount.
    package var volumes: [Volume]

    /// Creates a pod spec; set the other fields afterwards.
    package init(
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
  package struct LocalObjectReference: FieldEncodable, Sendable, Equatable {
    package var name: String

    package init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A line of `/etc/hosts`.
  package struct HostAlias: FieldEncodable, Sendable, Equatable {
    package var ip: String
    /// The host names of the address.
    package var hostnames: [String]

    package init(ip: String, hostnames: [String] = []) {
      self.ip = ip
      self.hostnames = hostnames
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("ip", ip)
      encoder.field("hostnames", hostnames)
    }
  }

  /// The operating system of a pod.
  package struct PodOS: FieldEncodable, Sendable, Equatable {
    /// `linux` or `windows`.
    package var name: String

    package init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A gate that prevents the scheduling of a pod.
  package struct PodSchedulingGate: FieldEncodable, Sendable, Equatable {
    /// The name, unique in the pod.
    package var name: String

    package init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// An additional condition for a pod to be ready.
  package struct PodReadinessGate: FieldEncodable, Sendable, Equatable {
    /// The type of a condition in the pod's status.
    package var conditionType: String

    package init(conditionType: String) { self.conditionType = conditionType }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("conditionType", conditionType)
    }
  }

  /// DNS settings that are merged into the DNS policy's settings.
  package struct PodDNSConfig: FieldEncodable, Sendable, Equatable {
    /// Addresses of name servers.
    package var nameservers: [String]
    /// Search domains.
    package var searches: [String]
    /// Resolver options, such as `ndots`.
    package var options: [PodDNSConfigOption]

    package init(nameservers: [String] = [], searches: [String] = [], options: [PodDNSConfigOption] = []) {
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
  package struct PodDNSConfigOption: FieldEncodable, Sendable, Equatable {
    package var name: String
    /// The value, if the option has one.
    package var value: String?

    package init(name: String, value: String? = nil) {
      self.name = name
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
    }
  }

  /// When a terminated container is restarted.
  package enum RestartPolicy: String, NodeEncodable, Sendable {
    /// The container is always restarted; on an init container, this makes it a sidecar.
    case always = "Always"
    /// The container is restarted if it failed.
    case onFailure = "OnFailure"
    /// The container is never restarted.
    case never = "Never"
  }

  /// The resolver of DNS names.
  package enum DNSPolicy: String, NodeEncodable, Sendable {
    /// The cluster's DNS, which forwards other names to the node's name servers; for pods that use the node's network,
    /// the same as `Default`.
    case clusterFirst = "ClusterFirst"
    /// The cluster's DNS, even for pods that use the node's network.
    case clusterFirstWithHostNet = "ClusterFirstWithHostNet"
    /// The DNS configuration of the node.
    case `default` = "Default"
    /// Only the pod's DNS settings.
    case none = "None"
  }

  /// Whether a pod may preempt pods of lower priority.
  package enum PreemptionPolicy: String, NodeEncodable, Sendable {
    /// The pod may preempt pods with a lower priority.
    case preemptLowerPriority = "PreemptLowerPriority"
    /// The pod waits until enough resources are free.
    case never = "Never"
  }
}
