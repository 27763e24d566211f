extension Istio {
  /// Whether pods take plain connections.
  public struct PeerAuthentication: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "security.istio.io/v1"
    /// The kind.
    public static let kind = "PeerAuthentication"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Which pods, and what they take.
    public var spec: PeerAuthenticationSpec

    /// Makes a peer authentication.
    public init(metadata: Meta.ObjectMeta, spec: PeerAuthenticationSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Whether pods take plain connections.
  public struct PeerAuthenticationSpec: FieldEncodable, Sendable, Equatable {
    /// The pods; all of the namespace if nil.
    public var selector: WorkloadLabels?
    /// What they take; as the namespace or the mesh says if nil.
    public var mtls: MutualTLS?
    /// What single ports of the pods take, by number.
    public var portLevelMtls: OrderedMap<MutualTLS>

    /// Makes a peer authentication.
    public init(
      selector: WorkloadLabels? = nil, mtls: MutualTLS? = nil, portLevelMtls: OrderedMap<MutualTLS> = [:]
    ) {
      self.selector = selector
      self.mtls = mtls
      self.portLevelMtls = portLevelMtls
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("selector", selector)
      encoder.field("mtls", mtls)
      encoder.field("portLevelMtls", portLevelMtls)
    }
  }

  /// What a pod takes.
  public struct MutualTLS: FieldEncodable, Sendable, Equatable {
    /// What it takes.
    public var mode: MutualTLSMode

    /// Makes a mutual TLS.
    public init(mode: MutualTLSMode) { self.mode = mode }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("mode", mode)
    }
  }

  /// Which connections a pod takes.
  public enum MutualTLSMode: String, NodeEncodable, Sendable {
    /// As the namespace or the mesh says.
    case unset = "UNSET"
    /// Plain ones.
    case disable = "DISABLE"
    /// Plain ones and mutual TLS.
    case permissive = "PERMISSIVE"
    /// Mutual TLS only.
    case strict = "STRICT"
  }
}
