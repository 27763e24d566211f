extension Istio {
  /// Which way requests to a host go.
  public struct VirtualService: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.istio.io/v1"
    /// The kind.
    public static let kind = "VirtualService"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// The hosts and their routes.
    public var spec: VirtualServiceSpec

    /// Makes a virtual service.
    public init(metadata: Meta.ObjectMeta, spec: VirtualServiceSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Hosts and the routes of requests to them; in each list the first route that matches decides.
  public struct VirtualServiceSpec: FieldEncodable, Sendable, Equatable {
    /// The hosts that clients ask for; none for a delegate.
    public var hosts: [String]
    /// The gateways (`namespace/name`), and `mesh` for sidecars, that it rules; `mesh` if empty.
    public var gateways: [String]
    /// Routes of HTTP and gRPC requests.
    public var http: [HTTPRoute]
    /// Routes of TLS connections that are passed on unopened.
    public var tls: [TLSRoute]
    /// Routes of other TCP connections.
    public var tcp: [TCPRoute]
    /// The namespaces that see it (`.` for its own); all if empty.
    public var exportTo: [String]

    /// Makes a virtual service.
    public init(
      hosts: [String] = [], gateways: [String] = [], http: [HTTPRoute] = [], tls: [TLSRoute] = [],
      tcp: [TCPRoute] = [], exportTo: [String] = []
    ) {
      self.hosts = hosts
      self.gateways = gateways
      self.http = http
      self.tls = tls
      self.tcp = tcp
      self.exportTo = exportTo
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("hosts", hosts)
      encoder.field("gateways", gateways)
      encoder.field("http", http)
      encoder.field("tls", tls)
      encoder.field("tcp", tcp)
      encoder.field("exportTo", exportTo)
    }
  }
}
