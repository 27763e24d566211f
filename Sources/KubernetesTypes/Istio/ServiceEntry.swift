extension Istio {
  /// A ServiceEntry: adds hosts, usually external ones, to the mesh's service registry.
  public struct ServiceEntry: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "ServiceEntry"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The hosts and their endpoints.
    public var spec: ServiceEntrySpec

    /// Creates a service entry.
    public init(metadata: Meta.ObjectMeta, spec: ServiceEntrySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The hosts of a ServiceEntry and their endpoints.
  public struct ServiceEntrySpec: FieldEncodable, Sendable, Equatable {
    /// The host names.
    public var hosts: [String]
    /// The virtual IP addresses or CIDRs of the hosts.
    public var addresses: [String]
    /// The ports.
    public var ports: [ServicePort]
    /// Whether the hosts are inside or outside the mesh; outside if nil.
    public var location: ServiceEntryLocation?
    /// How addresses are resolved; `NONE` if nil.
    public var resolution: Resolution?
    /// The endpoints of the hosts.
    public var endpoints: [WorkloadEntry]
    /// Selects the pods of the hosts; instead of endpoints.
    public var workloadSelector: WorkloadSelector?
    /// The namespaces to which the rule is visible (`.` for its own); all if empty.
    public var exportTo: [String]
    /// Names of which the servers' certificates must have one.
    public var subjectAltNames: [String]

    /// Creates a service entry.
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

  /// A port of a ServiceEntry.
  public struct ServicePort: FieldEncodable, Sendable, Equatable {
    /// The number.
    public var number: Int
    /// The name.
    public var name: String
    /// The protocol; detected from the traffic if nil.
    public var `protocol`: PortProtocol?
    /// The port of the endpoints; the same number if nil.
    public var targetPort: Int?

    /// Creates a service port.
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

  /// Whether hosts are inside the mesh.
  public enum ServiceEntryLocation: String, NodeEncodable, Sendable {
    /// Outside the mesh.
    case meshExternal = "MESH_EXTERNAL"
    /// Inside the mesh.
    case meshInternal = "MESH_INTERNAL"
  }

  /// How the addresses of a host are resolved.
  public enum Resolution: String, NodeEncodable, Sendable {
    /// The client's destination address is used.
    case none = "NONE"
    /// The endpoints' addresses are used.
    case `static` = "STATIC"
    /// By DNS, with all addresses.
    case dns = "DNS"
    /// By DNS, with the first address.
    case dnsRoundRobin = "DNS_ROUND_ROBIN"
    /// By DNS for each requested host.
    case dynamicDNS = "DYNAMIC_DNS"
  }

  /// An endpoint of a host.
  public struct WorkloadEntry: FieldEncodable, Sendable, Equatable {
    /// The address or DNS name.
    public var address: String?
    /// The ports of the endpoint, by the names of the host's ports.
    public var ports: OrderedMap<Int>
    /// The labels.
    public var labels: StringMap
    /// The network.
    public var network: String?
    /// The locality, `region/zone/subzone`.
    public var locality: String?
    /// The weight relative to other endpoints.
    public var weight: Int?
    /// The service account.
    public var serviceAccount: String?

    /// Creates a workload entry.
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

  /// Selects pods by labels.
  public struct WorkloadSelector: FieldEncodable, Sendable, Equatable {
    /// The required labels.
    public var labels: StringMap

    /// Creates a workload selector.
    public init(labels: StringMap = [:]) { self.labels = labels }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("labels", labels)
    }
  }
}
