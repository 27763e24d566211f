extension Istio {
  /// Hosts that the mesh should know of, mostly outside ones.
  public struct ServiceEntry: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "ServiceEntry"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// The hosts and how to reach them.
    public var spec: ServiceEntrySpec

    /// Makes a service entry.
    public init(metadata: Meta.ObjectMeta, spec: ServiceEntrySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Hosts and how to reach them.
  public struct ServiceEntrySpec: FieldEncodable, Sendable, Equatable {
    /// The host names.
    public var hosts: [String]
    /// Virtual addresses or blocks for them.
    public var addresses: [String]
    /// The ports.
    public var ports: [ServicePort]
    /// Inside or outside the mesh; outside if nil.
    public var location: ServiceEntryLocation?
    /// How addresses are found; they are taken from the client if nil.
    public var resolution: Resolution?
    /// The addresses behind the hosts.
    public var endpoints: [WorkloadEntry]
    /// The pods behind the hosts; instead of endpoints.
    public var workloadSelector: WorkloadSelector?
    /// The namespaces that see it (`.` for its own); all if empty.
    public var exportTo: [String]
    /// Names of which the servers' certificates must have one.
    public var subjectAltNames: [String]

    /// Makes a service entry.
    public init(
      hosts: [String] = [], addresses: [String] = [], ports: [ServicePort] = [],
      location: ServiceEntryLocation? = nil, resolution: Resolution? = nil, endpoints: [WorkloadEntry] = [],
      workloadSelector: WorkloadSelector? = nil, exportTo: [String] = [], subjectAltNames: [String] = []
    ) {
      self.hosts = hosts
      self.addresses = addresses
      self.ports = ports
      self.location = location
      self.resolution = resolution
      self.endpoints = endpoints
      self.workloadSelector = workloadSelector
      self.exportTo = exportTo
      self.subjectAltNames = subjectAltNames
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("hosts", hosts)
      encoder.field("addresses", addresses)
      encoder.field("ports", ports)
      encoder.field("location", location)
      encoder.field("resolution", resolution)
      encoder.field("endpoints", endpoints)
      encoder.field("workloadSelector", workloadSelector)
      encoder.field("exportTo", exportTo)
      encoder.field("subjectAltNames", subjectAltNames)
    }
  }

  /// A port of hosts that the mesh should know of.
  public struct ServicePort: FieldEncodable, Sendable, Equatable {
    /// The number.
    public var number: Int
    /// The name.
    public var name: String
    /// What is spoken; found out from the traffic if nil.
    public var `protocol`: PortProtocol?
    /// The port of the endpoints; the same number if nil.
    public var targetPort: Int?

    /// Makes a service port.
    public init(number: Int, name: String, protocol: PortProtocol? = nil, targetPort: Int? = nil) {
      self.number = number
      self.name = name
      self.protocol = `protocol`
      self.targetPort = targetPort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("number", number)
      encoder.field("name", name)
      encoder.field("protocol", `protocol`)
      encoder.field("targetPort", targetPort)
    }
  }

  /// Where hosts are.
  public enum ServiceEntryLocation: String, NodeEncodable, Sendable {
    /// Outside the mesh.
    case meshExternal = "MESH_EXTERNAL"
    /// Part of the mesh.
    case meshInternal = "MESH_INTERNAL"
  }

  /// How the addresses of a host are found.
  public enum Resolution: String, NodeEncodable, Sendable {
    /// They are the client's.
    case none = "NONE"
    /// They are the endpoints'.
    case `static` = "STATIC"
    /// By DNS, all of them.
    case dns = "DNS"
    /// By DNS, the first of them.
    case dnsRoundRobin = "DNS_ROUND_ROBIN"
    /// By DNS for each host that is asked for.
    case dynamicDNS = "DYNAMIC_DNS"
  }

  /// An address behind a host.
  public struct WorkloadEntry: FieldEncodable, Sendable, Equatable {
    /// The address or DNS name.
    public var address: String?
    /// Its ports by the names of the host's.
    public var ports: OrderedMap<Int>
    /// Its labels.
    public var labels: StringMap
    /// Its network.
    public var network: String?
    /// Its place, `region/zone/subzone`.
    public var locality: String?
    /// Its share relative to the others'.
    public var weight: Int?
    /// Whom it acts as.
    public var serviceAccount: String?

    /// Makes a workload entry.
    public init(
      address: String? = nil, ports: OrderedMap<Int> = [:], labels: StringMap = [:], network: String? = nil,
      locality: String? = nil, weight: Int? = nil, serviceAccount: String? = nil
    ) {
      self.address = address
      self.ports = ports
      self.labels = labels
      self.network = network
      self.locality = locality
      self.weight = weight
      self.serviceAccount = serviceAccount
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("address", address)
      encoder.field("ports", ports)
      encoder.field("labels", labels)
      encoder.field("network", network)
      encoder.field("locality", locality)
      encoder.field("weight", weight)
      encoder.field("serviceAccount", serviceAccount)
    }
  }

  /// Pods by their labels.
  public struct WorkloadSelector: FieldEncodable, Sendable, Equatable {
    /// Labels that must have exactly these values.
    public var labels: StringMap

    /// Makes a workload selector.
    public init(labels: StringMap = [:]) { self.labels = labels }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("labels", labels)
    }
  }
}
