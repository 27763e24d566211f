import ManifestTree

extension Networking {
  /// A NetworkPolicy: which connections to and from pods are allowed.
  package struct NetworkPolicy: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.networking)/v1"
    package static let kind = "NetworkPolicy"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The pods and the rules.
    package var spec: NetworkPolicySpec

    package init(metadata: Meta.ObjectMeta, spec: NetworkPolicySpec) {
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
  package struct NetworkPolicySpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods; all of the namespace if empty.
    package var podSelector: Meta.LabelSelector
    /// The directions to which the policy applies.
    package var policyTypes: [PolicyType]
    /// Allowed ingress; none if empty and `policyTypes` contains the direction.
    package var ingress: [NetworkPolicyIngressRule]
    /// Allowed egress; none if empty and `policyTypes` contains the direction.
    package var egress: [NetworkPolicyEgressRule]

    package init(
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
  package enum PolicyType: String, NodeEncodable, Sendable {
    /// Connections to the pods.
    case ingress = "Ingress"
    /// Connections from the pods.
    case egress = "Egress"
  }

  /// Allowed ingress: from any of these peers to any of these ports.
  package struct NetworkPolicyIngressRule: FieldEncodable, Sendable, Hashable {
    /// The peers; any if empty.
    package var from: [NetworkPolicyPeer]
    /// The ports; all if empty.
    package var ports: [NetworkPolicyPort]

    package init(from: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
      self.from = from
      self.ports = ports
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("ports", ports)
    }
  }

  /// Allowed egress: to any of these peers on any of these ports.
  package struct NetworkPolicyEgressRule: FieldEncodable, Sendable, Hashable {
    /// The peers; any if empty.
    package var to: [NetworkPolicyPeer]
    /// The ports; all if empty.
    package var ports: [NetworkPolicyPort]

    package init(to: [NetworkPolicyPeer] = [], ports: [NetworkPolicyPort] = []) {
      self.to = to
      self.ports = ports
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("to", to)
      encoder.field("ports", ports)
    }
  }

  /// A peer of a connection: pods that match all selectors, or an address block.
  package struct NetworkPolicyPeer: FieldEncodable, Sendable, Hashable {
    /// Selects the namespaces of the pods; the policy's own if nil, all if empty.
    package var namespaceSelector: Meta.LabelSelector?
    /// Selects the pods; all if nil or empty.
    package var podSelector: Meta.LabelSelector?
    /// IP addresses, usually outside the cluster.
    package var ipBlock: IPBlock?

    package init(
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
  package struct IPBlock: FieldEncodable, Sendable, Hashable {
    /// The block, such as `10.0.0.0/8`.
    package var cidr: String
    /// Excluded blocks inside it.
    package var except: [String]

    package init(cidr: String, except: [String] = []) {
      self.cidr = cidr
      self.except = except
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("cidr", cidr)
      encoder.field("except", except)
    }
  }

  /// A port or a range of ports.
  package struct NetworkPolicyPort: FieldEncodable, Sendable, Hashable {
    /// The transport protocol; TCP if nil.
    package var `protocol`: Core.PortProtocol?
    /// The port of the pods, as a number or a name; all if nil.
    package var port: IntOrString?
    /// The last port of a range that starts at `port`.
    package var endPort: Int?

    package init(protocol: Core.PortProtocol? = nil, port: IntOrString? = nil, endPort: Int? = nil) {
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
