import ManifestTree

extension Istio {
  /// A VirtualService: routes of requests to a host.
  package struct VirtualService: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.istioNetworking)/v1"
    package static let kind = "VirtualService"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The hosts and their routes.
    package var spec: VirtualServiceSpec

    package init(metadata: Meta.ObjectMeta, spec: VirtualServiceSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The hosts of a VirtualService and their routes; in each list, the first matching route applies.
  package struct VirtualServiceSpec: FieldEncodable, Sendable, Equatable {
    /// The requested hosts; none for a delegate.
    package var hosts: [String]
    /// The Gateways (`namespace/name`), and `mesh` for sidecars, that the routes apply to; `mesh` if empty.
    package var gateways: [String]
    /// Routes for HTTP and gRPC requests.
    package var http: [HTTPRoute]
    /// Routes for TLS connections that are not terminated.
    package var tls: [TLSRoute]
    /// Routes for other TCP connections.
    package var tcp: [TCPRoute]
    /// The namespaces to which the VirtualService is visible (`.` for its own); the mesh's setting, all by default, if
    /// empty.
    package var exportTo: [String]

    package init(
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
