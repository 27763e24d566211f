extension Core {
  /// A process of a pod: its image, its surroundings, and how its health is judged.
  public struct Container: FieldEncodable, Sendable, Equatable {
    /// The name, unique in the pod; a DNS label.
    public var name: String
    /// The image reference.
    public var image: String
    /// When the image is fetched; `Always` for the tag `latest`, else `IfNotPresent`, if nil.
    public var imagePullPolicy: PullPolicy?
    /// On an init container, `Always` makes it a sidecar.
    public var restartPolicy: RestartPolicy?
    /// Replaces the image's entry point.
    public var command: [String]
    /// Replaces the image's arguments.
    public var args: [String]
    /// The working directory; the image's if nil.
    public var workingDir: String?
    /// Ports that the process listens on.
    public var ports: [ContainerPort]
    /// ConfigMaps and Secrets whose entries all become environment variables.
    public var envFrom: [EnvFromSource]
    /// Environment variables; they win over `envFrom`.
    public var env: [EnvVar]
    /// What the container is promised and what it may use at most.
    public var resources: ResourceRequirements?
    /// Which resources can change without a restart.
    public var resizePolicy: [ContainerResizePolicy] = []
    /// Until it succeeds the other probes wait; its failure restarts the container.
    public var startupProbe: Probe?
    /// While it fails, Services send nothing here.
    public var readinessProbe: Probe?
    /// Its failure restarts the container.
    public var livenessProbe: Probe?
    /// What runs after the start and before the end.
    public var lifecycle: Lifecycle?
    /// Volumes in the file system.
    public var volumeMounts: [VolumeMount]
    /// Raw block devices.
    public var volumeDevices: [VolumeDevice] = []
    /// As whom and how confined the process runs; wins over the pod's.
    public var securityContext: SecurityContext?
    /// The file with the last message; `/dev/termination-log` if nil.
    public var terminationMessagePath: String?
    /// Where the last message comes from; `File` if nil.
    public var terminationMessagePolicy: TerminationMessagePolicy?
    /// Whether standard input is kept open; false if nil.
    public var stdin: Bool?
    /// Whether standard input closes after the first attachment; false if nil.
    public var stdinOnce: Bool?
    /// Whether a terminal is given; false if nil.
    public var tty: Bool?

    /// Makes a container; all else is set afterwards.
    public init(
      name: String, image: String, imagePullPolicy: PullPolicy? = nil, restartPolicy: RestartPolicy? = nil,
      command: [String] = [], args: [String] = [], ports: [ContainerPort] = [],
      envFrom: [EnvFromSource] = [], env: [EnvVar] = [], resources: ResourceRequirements? = nil,
      startupProbe: Probe? = nil, readinessProbe: Probe? = nil, livenessProbe: Probe? = nil,
      lifecycle: Lifecycle? = nil, volumeMounts: [VolumeMount] = [], securityContext: SecurityContext? = nil
    ) {
      self.name = name
      self.image = image
      self.imagePullPolicy = imagePullPolicy
      self.restartPolicy = restartPolicy
      self.command = command
      self.args = args
      self.ports = ports
      self.envFrom = envFrom
      self.env = env
      self.resources = resources
      self.startupProbe = startupProbe
      self.readinessProbe = readinessProbe
      self.livenessProbe = livenessProbe
      self.lifecycle = lifecycle
      self.volumeMounts = volumeMounts
      self.securityContext = securityContext
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("image", image)
      encoder.field("imagePullPolicy", imagePullPolicy)
      encoder.field("restartPolicy", restartPolicy)
      encoder.field("command", command)
      encoder.field("args", args)
      encoder.field("workingDir", workingDir)
      encoder.field("ports", ports)
      encoder.field("envFrom", envFrom)
      encoder.field("env", env)
      encoder.field("resources", resources)
      encoder.field("resizePolicy", resizePolicy)
      encoder.field("startupProbe", startupProbe)
      encoder.field("readinessProbe", readinessProbe)
      encoder.field("livenessProbe", livenessProbe)
      encoder.field("lifecycle", lifecycle)
      encoder.field("volumeMounts", volumeMounts)
      encoder.field("volumeDevices", volumeDevices)
      encoder.field("securityContext", securityContext)
      encoder.field("terminationMessagePath", terminationMessagePath)
      encoder.field("terminationMessagePolicy", terminationMessagePolicy)
      encoder.field("stdin", stdin)
      encoder.field("stdinOnce", stdinOnce)
      encoder.field("tty", tty)
    }
  }

  /// When an image is fetched.
  public enum PullPolicy: String, NodeEncodable, Sendable {
    /// At each start.
    case always = "Always"
    /// When the node doesn't have it.
    case ifNotPresent = "IfNotPresent"
    /// Not at all.
    case never = "Never"
  }

  /// Where a container's last message comes from.
  public enum TerminationMessagePolicy: String, NodeEncodable, Sendable {
    /// The message file.
    case file = "File"
    /// The end of the log, when the file is empty and the container failed.
    case fallbackToLogsOnError = "FallbackToLogsOnError"
  }

  /// A port that a container listens on.
  public struct ContainerPort: FieldEncodable, Sendable, Equatable {
    /// The name that Services and probes use.
    public var name: String?
    /// The number, 1 to 65535.
    public var containerPort: Int
    /// The transport; TCP if nil.
    public var `protocol`: PortProtocol?
    /// The node's port that leads here.
    public var hostPort: Int?
    /// The node's address that `hostPort` binds to.
    public var hostIP: String?

    /// Makes a container port.
    public init(
      name: String? = nil, containerPort: Int, protocol: PortProtocol? = nil, hostPort: Int? = nil,
      hostIP: String? = nil
    ) {
      self.name = name
      self.containerPort = containerPort
      self.protocol = `protocol`
      self.hostPort = hostPort
      self.hostIP = hostIP
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("containerPort", containerPort)
      encoder.field("protocol", `protocol`)
      encoder.field("hostPort", hostPort)
      encoder.field("hostIP", hostIP)
    }
  }

  /// The transport of a port.
  public enum PortProtocol: String, NodeEncodable, Sendable {
    /// TCP, the default.
    case tcp = "TCP"
    /// UDP.
    case udp = "UDP"
    /// SCTP.
    case sctp = "SCTP"
  }

  /// What is promised (requests) and what is the most (limits), by resource name.
  public struct ResourceRequirements: FieldEncodable, Sendable, Equatable {
    /// Promised quantities: `cpu: 100m`, `memory: 64Mi`.
    public var requests: StringMap
    /// The most that may be used; reaching a memory limit kills.
    public var limits: StringMap

    /// Makes a resource requirements.
    public init(requests: StringMap = [:], limits: StringMap = [:]) {
      self.requests = requests
      self.limits = limits
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("requests", requests)
      encoder.field("limits", limits)
    }
  }

  /// Whether a change of a resource restarts the container.
  public struct ContainerResizePolicy: FieldEncodable, Sendable, Equatable {
    /// `cpu` or `memory`.
    public var resourceName: String
    /// What a change does.
    public var restartPolicy: ResizeRestartPolicy

    /// Makes a container resize policy.
    public init(resourceName: String, restartPolicy: ResizeRestartPolicy) {
      self.resourceName = resourceName
      self.restartPolicy = restartPolicy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("resourceName", resourceName)
      encoder.field("restartPolicy", restartPolicy)
    }
  }

  /// What a change of resources does to the container.
  public enum ResizeRestartPolicy: String, NodeEncodable, Sendable {
    /// It runs on.
    case notRequired = "NotRequired"
    /// It is started again.
    case restartContainer = "RestartContainer"
  }
}
