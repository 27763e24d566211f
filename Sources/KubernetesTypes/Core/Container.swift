extension Core {
  /// A container of a pod: its image, its environment, and its probes.
  package struct Container: FieldEncodable, Sendable, Equatable {
    /// The name, a DNS label that is unique in the pod.
    package var name: String
    package var image: String
    /// When the image is pulled; if nil, `Always` for the tag `latest` or without a tag or digest, otherwise
    /// `IfNotPresent`.
    package var imagePullPolicy: PullPolicy?
    /// When the container is restarted, the pod's policy if nil; `Always` on an init container makes it a sidecar.
    package var restartPolicy: RestartPolicy?
    /// Overrides the image's entry point.
    package var command: [String]
    /// Overrides the image's arguments.
    package var args: [String]
    /// The working directory; the image's if nil.
    package var workingDir: String?
    /// The declared ports; the container can also listen on other ports.
    package var ports: [ContainerPort]
    /// ConfigMaps and Secrets whose keys all become environment variables.
    package var envFrom: [EnvFromSource]
    /// Environment variables, which take precedence over `envFrom`.
    package var env: [EnvVar]
    /// The resource requests and limits.
    package var resources: ResourceRequirements?
    /// Whether resizing a resource requires a restart.
    package var resizePolicy: [ContainerResizePolicy] = []
    /// The other probes start after this probe succeeds; its failure stops the container, as for `livenessProbe`.
    package var startupProbe: Probe?
    /// While this probe fails, Services send no traffic to the pod.
    package var readinessProbe: Probe?
    /// A failure of this probe stops the container, and the restart policy then applies.
    package var livenessProbe: Probe?
    /// The hooks after the container starts and before it stops.
    package var lifecycle: Lifecycle?
    package var volumeMounts: [VolumeMount]
    /// Raw block devices.
    package var volumeDevices: [VolumeDevice] = []
    /// The user and the privileges of the process; takes precedence over the pod's settings.
    package var securityContext: SecurityContext?
    /// The file of the termination message; `/dev/termination-log` if nil.
    package var terminationMessagePath: String?
    /// The source of the termination message; `File` if nil.
    package var terminationMessagePolicy: TerminationMessagePolicy?
    /// Whether standard input is kept open; false if nil.
    package var stdin: Bool?
    /// Whether standard input closes after the first attached session; false if nil.
    package var stdinOnce: Bool?
    /// Whether a terminal is allocated; false if nil.
    package var tty: Bool?

    /// Creates a container; set the other fields afterwards.
    package init(
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

  /// When an image is pulled.
  package enum PullPolicy: String, NodeEncodable, Sendable {
    /// The node asks the registry for the image at each start, and pulls the image if it is missing.
    case always = "Always"
    /// The image is pulled if it is not on the node.
    case ifNotPresent = "IfNotPresent"
    /// The image is never pulled; it must be on the node.
    case never = "Never"
  }

  /// The source of a container's termination message.
  package enum TerminationMessagePolicy: String, NodeEncodable, Sendable {
    /// Only the file at `terminationMessagePath`.
    case file = "File"
    /// The end of the log, if the message file is empty and the container failed.
    case fallbackToLogsOnError = "FallbackToLogsOnError"
  }

  /// A port that a container declares.
  package struct ContainerPort: FieldEncodable, Sendable, Equatable {
    /// The name, which Services and probes can refer to.
    package var name: String?
    /// The number, 1 to 65535.
    package var containerPort: Int
    /// The transport protocol; TCP if nil.
    package var `protocol`: PortProtocol?
    /// The port on the node that forwards to this one.
    package var hostPort: Int?
    /// The node address to which `hostPort` binds.
    package var hostIP: String?

    package init(
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

  /// The transport protocol of a port.
  package enum PortProtocol: String, NodeEncodable, Sendable {
    /// TCP, the default.
    case tcp = "TCP"
    case udp = "UDP"
    case sctp = "SCTP"
  }

  /// The resource requests and limits, by resource name, as quantities.
  package struct ResourceRequirements: FieldEncodable, Sendable, Equatable {
    /// The reserved quantities: `cpu: 100m`, `memory: 64Mi`.
    package var requests: StringMap
    /// The maximum quantities; exceeding the memory limit kills the container.
    package var limits: StringMap

    package init(requests: StringMap = [:], limits: StringMap = [:]) {
      self.requests = requests
      self.limits = limits
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("requests", requests)
      encoder.field("limits", limits)
    }
  }

  /// Whether resizing a resource restarts the container.
  package struct ContainerResizePolicy: FieldEncodable, Sendable, Equatable {
    /// `cpu` or `memory`.
    package var resourceName: String
    /// The effect of a resize.
    package var restartPolicy: ResizeRestartPolicy

    package init(resourceName: String, restartPolicy: ResizeRestartPolicy) {
      self.resourceName = resourceName
      self.restartPolicy = restartPolicy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("resourceName", resourceName)
      encoder.field("restartPolicy", restartPolicy)
    }
  }

  /// The effect of a resize on the container.
  package enum ResizeRestartPolicy: String, NodeEncodable, Sendable {
    /// The container continues to run.
    case notRequired = "NotRequired"
    /// The container is restarted.
    case restartContainer = "RestartContainer"
  }
}
