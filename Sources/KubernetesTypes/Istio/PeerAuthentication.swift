import ManifestTree

extension Istio {
  /// A PeerAuthentication: whether pods accept plain-text connections.
  package struct PeerAuthentication: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.istioSecurity)/v1"
    package static let kind = "PeerAuthentication"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The pods and their mutual TLS mode.
    package var spec: PeerAuthenticationSpec

    package init(metadata: Meta.ObjectMeta, spec: PeerAuthenticationSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The pods of a PeerAuthentication and the connections that they accept.
  package struct PeerAuthenticationSpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods in the namespace; if nil, all of them, or all pods of the mesh in the root namespace.
    package var selector: WorkloadLabels?
    /// The mode; the namespace's or mesh's setting if nil.
    package var mtls: MutualTLS?
    /// The mode of individual pod ports, by number.
    package var portLevelMtls: OrderedMap<MutualTLS>

    package init(
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

  /// The mutual TLS setting of a pod.
  package struct MutualTLS: FieldEncodable, Sendable, Equatable {
    package var mode: MutualTLSMode

    package init(mode: MutualTLSMode) { self.mode = mode }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("mode", mode)
    }
  }

  /// Which connections a pod accepts.
  package enum MutualTLSMode: String, NodeEncodable, Sendable {
    /// Inherits the setting of the namespace or the mesh.
    case unset = "UNSET"
    /// Plain text only.
    case disable = "DISABLE"
    /// Plain text and mutual TLS.
    case permissive = "PERMISSIVE"
    /// Mutual TLS only.
    case strict = "STRICT"
  }
}
