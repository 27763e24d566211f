extension Networking {
  /// Who may connect to pods, and whom they may connect to.
  public struct NetworkPolicy: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.k8s.io/v1"
    /// The kind.
    public static let kind = "NetworkPolicy"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Which pods and which connections.
    public var spec: NetworkPolicySpec

    /// Makes a network policy.
    public init(metadata: Meta.ObjectMeta, spec: NetworkPolicySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// Which connections of which pods are allowed; what no policy allows is refused.
  public struct NetworkPolicySpec: FieldEncodable, Sendable, Equatable {
    /// The pods; all of the namespace if empty.
    public var podSelector: Meta.LabelSelector
    /// The directions that are ruled.
    public var policyTypes: [PolicyType]
    /// Allowed connections to the pods; none if empty and `policyTypes` has the direction.
    public var ingress: [NetworkPolicyIngressRule]
    /// Allowed connections from the pods; none if empty and `policyTypes` has the direction.
    public var egress: [NetworkPolicyEgressRule]

    /// Makes a network policy.
    public init(
      podSelector: Meta.LabelSelector, policyTypes: [PolicyType] = [],
      ingress: [NetworkPolicyIngressRule] = [], egress: [NetworkPolicyEgressRule] = []
    ) {
      self.podSelector = podSelector
      self.policyTypes = policyTypes
      self.ingress = ingress
      self.egress = egress
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("podSelector", podSelector)
      encoder.field("policyTypes", policyTypes)
      encoder.field("ingress", ingress)
      encoder.field("egress", egress)
    }
  }

  /// A direction of connections.
  public enum PolicyType: String, NodeEncodable, Sendable {
    /// To the pods.
    case ingress = "Ingress"
    /// From the pods.
    case egress = "Egress"
  }

  /// Allowed connections to pods: from any of these peers to any of these ports.
  public struct NetworkPolicyIngressRule: FieldEncodable, Sendable, Equatable {
    /// The peers; anyone if empty.
    public var from: [NetworkPolicyPeer]
    /// The ports; all if empty.
    public var ports: [NetworkPolicyPort]

    /// Makes a network policy ingress rule.
    public init(from: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
      self.from = from
      self.ports = ports
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("ports", ports)
    }
  }

  /// Allowed connections from pods: to any of these peers at any of these ports.
  public struct NetworkPolicyEgressRule: FieldEncodable, Sendable, Equatable {
    /// The peers; anyone if empty.
    public var to: [NetworkPolicyPeer]
    /// The ports; all if empty.
    public var ports: [NetworkPolicyPort]

    /// Makes a network policy egress rule.
    public init(to: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
      self.to = to
      self.ports = ports
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("to", to)
      encoder.field("ports", ports)
    }
  }

  /// The other side of a connection: pods by selectors that must all fit, or an address block.
  public struct NetworkPolicyPeer: FieldEncodable, Sendable, Equatable {
    /// The pods' namespaces; the policy's own if nil, all if empty.
    public var namespaceSelector: Meta.LabelSelector?
    /// The pods; all if nil or empty.
    public var podSelector: Meta.LabelSelector?
    /// Addresses, mostly outside the cluster.
    public var ipBlock: IPBlock?

    /// Makes a network policy peer.
    public init(
      namespaceSelector: Meta.LabelSelector? = nil, podSelector: Meta.LabelSelector? = nil,
      ipBlock: IPBlock? = nil
    ) {
      self.namespaceSelector = namespaceSelector
      self.podSelector = podSelector
      self.ipBlock = ipBlock
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("namespaceSelector", namespaceSelector)
      encoder.field("podSelector", podSelector)
      encoder.field("ipBlock", ipBlock)
    }
  }

  /// A block of addresses with holes.
  public struct IPBlock: FieldEncodable, Sendable, Equatable {
    /// The block, such as `10.0.0.0/8`.
    public var cidr: String
    /// Blocks within it that are left out.
    public var except: [String]

    /// Makes an IP block.
    public init(cidr: String, except: [String] = []) {
      self.cidr = cidr
      self.except = except
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("cidr", cidr)
      encoder.field("except", except)
    }
  }

  /// A port or a range of ports.
  public struct NetworkPolicyPort: FieldEncodable, Sendable, Equatable {
    /// The transport; TCP if nil.
    public var `protocol`: Core.PortProtocol?
    /// The pods' port, by number or by name; all if nil.
    public var port: IntOrString?
    /// The last port of a range that begins at `port`.
    public var endPort: Int?

    /// Makes a network policy port.
    public init(protocol: Core.PortProtocol? = nil, port: IntOrString? = nil, endPort: Int? = nil) {
      self.protocol = `protocol`
      self.port = port
      self.endPort = endPort
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("protocol", `protocol`)
      encoder.field("port", port)
      encoder.field("endPort", endPort)
    }
  }
}
