extension Networking {
  /// A NetworkPolicy: which connections to and from pods are allowed.
  public struct NetworkPolicy: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "networking.k8s.io/v1"
    /// The kind.
    public static let kind = "NetworkPolicy"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The pods and the rules.
    public var spec: NetworkPolicySpec

    /// Creates a network policy.
    public init(metadata: Meta.ObjectMeta, spec: NetworkPolicySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The allowed connections of the selected pods; all others in the policy's directions are denied unless another
  /// policy allows them.
  public struct NetworkPolicySpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods; all of the namespace if empty.
    public var podSelector: Meta.LabelSelector
    /// The directions to which the policy applies.
    public var policyTypes: [PolicyType]
    /// Allowed ingress; none if empty and `policyTypes` contains the direction.
    public var ingress: [NetworkPolicyIngressRule]
    /// Allowed egress; none if empty and `policyTypes` contains the direction.
    public var egress: [NetworkPolicyEgressRule]

    /// Creates a network policy.
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

  /// Allowed ingress: from any of these peers to any of these ports.
  public struct NetworkPolicyIngressRule: FieldEncodable, Sendable, Equatable {
    /// The peers; any if empty.
    public var from: [NetworkPolicyPeer]
    /// The ports; all if empty.
    public var ports: [NetworkPolicyPort]

    /// Creates a network policy ingress rule.
    public init(from: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
      self.from = from
      self.ports = ports
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("ports", ports)
    }
  }

  /// Allowed egress: to any of these peers on any of these ports.
  public struct NetworkPolicyEgressRule: FieldEncodable, Sendable, Equatable {
    /// The peers; any if empty.
    public var to: [NetworkPolicyPeer]
    /// The ports; all if empty.
    public var ports: [NetworkPolicyPort]

    /// Creates a network policy egress rule.
    public init(to: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
      self.to = to
      self.ports = ports
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("to", to)
      encoder.field("ports", ports)
    }
  }

  /// A peer of a connection: pods that match all selectors, or an address block.
  public struct NetworkPolicyPeer: FieldEncodable, Sendable, Equatable {
    /// Selects the namespaces of the pods; the policy's own if nil, all if empty.
    public var namespaceSelector: Meta.LabelSelector?
    /// Selects the pods; all if nil or empty.
    public var podSelector: Meta.LabelSelector?
    /// IP addresses, usually outside the cluster.
    public var ipBlock: IPBlock?

    /// Creates a network policy peer.
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

  /// An IP address block with exceptions.
  public struct IPBlock: FieldEncodable, Sendable, Equatable {
    /// The block, such as `10.0.0.0/8`.
    public var cidr: String
    /// Excluded blocks inside it.
    public var except: [String]

    /// Creates an IP block.
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
    /// The transport protocol; TCP if nil.
    public var `protocol`: Core.PortProtocol?
    /// The port of the pods, as a number or a name; all if nil.
    public var port: IntOrString?
    /// The last port of a range that starts at `port`.
    public var endPort: Int?

    /// Creates a network policy port.
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
