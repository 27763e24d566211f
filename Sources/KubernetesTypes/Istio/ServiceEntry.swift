import ManifestTree

extension Istio {
  /// A ServiceEntry: adds hosts, usually external ones, to the mesh's service registry.
  package struct ServiceEntry: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.istioNetworking)/v1"
    package static let kind = "ServiceEntry"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The hosts and their endpoints.
    package var spec: ServiceEntrySpec

    package init(metadata: Meta.ObjectMeta, spec: ServiceEntrySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The hosts of a ServiceEntry and their endpoints.
  package struct ServiceEntrySpec: FieldEncodable, Sendable, Equatable {
    /// The host names, which can start with the wildcard `*.`.
    package var hosts: [String]
    /// The virtual IP addresses or CIDRs of the hosts.
    package var addresses: [String]
    package var ports: [ServicePort]
    /// Whether the hosts are inside or outside the mesh; outside if nil.
    package var location: ServiceEntryLocation?
    /// How addresses are resolved; `NONE` if nil.
    package var resolution: Resolution?
    /// The endpoints of the hosts; the resolution `STATIC` connects only to them.
    package var endpoints: [WorkloadEntry]
    /// Selects the pods of the hosts, instead of `endpoints`.
    package var workloadSelector: WorkloadSelector?
    /// The namespaces to which the entry is visible (`.` for its own); the mesh's setting, all by default, if empty.
    package var exportTo: [String]
    /// The subject alternative names, one of which a server's certificate must have.
    package var subjectAltNames: [String]

    package init(
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
  package struct ServicePort: FieldEncodable, Sendable, Equatable {
    package var number: Int
    package var name: String
    /// The protocol; detected from the traffic if nil.
    package var `protocol`: PortProtocol?
    /// The port of the endpoints; the same number if nil.
    package var targetPort: Int?

    package init(number: Int, name: String, protocol: PortProtocol? = nil, targetPort: Int? = nil) {
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
  package enum ServiceEntryLocation: String, NodeEncodable, Sendable {
    /// Outside the mesh.
    case meshExternal = "MESH_EXTERNAL"
    /// Inside the mesh.
    case meshInternal = "MESH_INTERNAL"
  }

  /// How the addresses of a host are resolved.
  package enum Resolution: String, NodeEncodable, Sendable {
    /// The client's destination address is used.
    case none = "NONE"
    /// The endpoints' addresses are used.
    case `static` = "STATIC"
    /// The proxy looks up the host in DNS and uses all addresses.
    case dns = "DNS"
    /// The proxy looks up the host in DNS and uses the first address.
    case dnsRoundRobin = "DNS_ROUND_ROBIN"
    /// The proxy looks up each requested host in DNS.
    case dynamicDNS = "DYNAMIC_DNS"
  }

  /// An endpoint of a host.
  package struct WorkloadEntry: FieldEncodable, Sendable, Equatable {
    /// The address or DNS name.
    package var address: String?
    /// The ports of the endpoint, by the names of the host's ports.
    package var ports: OrderedMap<Int>
    package var labels: StringMap
    package var network: String?
    /// The locality, `region/zone/subzone`.
    package var locality: String?
    /// The weight relative to other endpoints.
    package var weight: Int?
    package var serviceAccount: String?

    package init(
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
  package struct WorkloadSelector: FieldEncodable, Sendable, Equatable {
    /// The required labels.
    package var labels: StringMap

    package init(labels: StringMap = [:]) { self.labels = labels }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("labels", labels)
    }
  }
}
