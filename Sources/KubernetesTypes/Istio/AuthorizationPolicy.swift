import ManifestTree

extension Istio {
  /// An AuthorizationPolicy: which requests to pods are allowed.
  package struct AuthorizationPolicy: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.istioSecurity)/v1"
    package static let kind = "AuthorizationPolicy"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The pods and the rules.
    package var spec: AuthorizationPolicySpec

    package init(metadata: Meta.ObjectMeta, spec: AuthorizationPolicySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The pods and the rules of an AuthorizationPolicy.
  ///
  /// An `ALLOW` policy without rules allows no requests; with one empty rule it allows all requests.
  package struct AuthorizationPolicySpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods in the namespace, or in all namespaces for a policy in the root namespace; all if nil.
    package var selector: WorkloadLabels?
    /// The objects to which the policy is attached, such as Gateways or Services, instead of `selector`.
    package var targetRefs: [PolicyTargetReference]
    /// The action for requests that match a rule; `ALLOW` if nil.
    package var action: AuthorizationAction?
    /// The external authorizer, for the action `CUSTOM`.
    package var provider: ExtensionProvider?
    /// The rules, one of which must match; none matches if empty.
    package var rules: [AuthorizationRule]

    package init(
      selector: WorkloadLabels? = nil, targetRefs: [PolicyTargetReference] = [],
      action: AuthorizationAction? = nil, provider: ExtensionProvider? = nil, rules: [AuthorizationRule] = []
    ) {
      self.selector = selector
      self.targetRefs = targetRefs
      self.action = action
      self.provider = provider
      self.rules = rules
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("selector", selector)
      encoder.field("targetRefs", targetRefs)
      encoder.field("action", action)
      encoder.field("provider", provider)
      encoder.field("rules", rules)
    }
  }

  /// The action for requests that match a rule.
  package enum AuthorizationAction: String, NodeEncodable, Sendable {
    /// The requests are allowed, unless another policy denies them; requests that no `ALLOW` policy of the pod matches
    /// are denied.
    case allow = "ALLOW"
    /// The requests are denied.
    case deny = "DENY"
    /// The requests are marked for the audit log.
    case audit = "AUDIT"
    /// An external authorizer decides.
    case custom = "CUSTOM"
  }

  /// An external authorizer from the mesh configuration.
  package struct ExtensionProvider: FieldEncodable, Sendable, Equatable {
    package var name: String

    package init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A reference to an object to which a policy is attached.
  package struct PolicyTargetReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    package var group: String?
    package var kind: String
    package var name: String

    package init(group: String? = nil, kind: String, name: String) {
      self.group = group
      self.kind = kind
      self.name = name
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("group", group)
      encoder.field("kind", kind)
      encoder.field("name", name)
    }
  }

  /// Matches requests from any of the sources to any of the operations, if all conditions match.
  package struct AuthorizationRule: FieldEncodable, Sendable, Hashable {
    /// The sources; any if empty.
    package var from: [RuleFrom]
    /// The operations; any if empty.
    package var to: [RuleTo]
    /// The conditions; none if empty.
    package var when: [Condition]

    package init(from: [RuleFrom] = [], to: [RuleTo] = [], when: [Condition] = []) {
      self.from = from
      self.to = to
      self.when = when
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("to", to)
      encoder.field("when", when)
    }
  }

  /// A source of requests.
  package struct RuleFrom: FieldEncodable, Sendable, Hashable {
    package var source: Source

    package init(source: Source) { self.source = source }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("source", source)
    }
  }

  /// An operation.
  package struct RuleTo: FieldEncodable, Sendable, Hashable {
    package var operation: Operation

    package init(operation: Operation) { self.operation = operation }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("operation", operation)
    }
  }

  /// The source of a request; all set fields must match, each with one of its values, or with none in a `not` field.
  package struct Source: FieldEncodable, Sendable, Hashable {
    /// Identities of peers, such as `cluster.local/ns/<namespace>/sa/<account>`.
    package var principals: [String]
    /// Excluded identities of peers.
    package var notPrincipals: [String] = []
    /// Identities from tokens, as `<issuer>/<subject>`.
    package var requestPrincipals: [String]
    /// Excluded identities from tokens.
    package var notRequestPrincipals: [String] = []
    package var namespaces: [String]
    /// Excluded namespaces.
    package var notNamespaces: [String] = []
    /// Service accounts, as `<namespace>/<account>`.
    package var serviceAccounts: [String]
    /// Excluded service accounts.
    package var notServiceAccounts: [String] = []
    /// IP addresses or CIDRs of the connection's source.
    package var ipBlocks: [String]
    /// Excluded IP addresses or CIDRs of the connection's source.
    package var notIpBlocks: [String] = []
    /// IP addresses or CIDRs of the original client.
    package var remoteIpBlocks: [String] = []
    /// Excluded IP addresses or CIDRs of the original client.
    package var notRemoteIpBlocks: [String] = []

    /// Creates a source; set the other fields afterwards.
    package init(
      principals: [String] = [], requestPrincipals: [String] = [], namespaces: [String] = [],
      serviceAccounts: [String] = [], ipBlocks: [String] = []
    ) {
      self.principals = principals
      self.requestPrincipals = requestPrincipals
      self.namespaces = namespaces
      self.serviceAccounts = serviceAccounts
      self.ipBlocks = ipBlocks
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("principals", principals)
      encoder.field("notPrincipals", notPrincipals)
      encoder.field("requestPrincipals", requestPrincipals)
      encoder.field("notRequestPrincipals", notRequestPrincipals)
      encoder.field("namespaces", namespaces)
      encoder.field("notNamespaces", notNamespaces)
      encoder.field("serviceAccounts", serviceAccounts)
      encoder.field("notServiceAccounts", notServiceAccounts)
      encoder.field("ipBlocks", ipBlocks)
      encoder.field("notIpBlocks", notIpBlocks)
      encoder.field("remoteIpBlocks", remoteIpBlocks)
      encoder.field("notRemoteIpBlocks", notRemoteIpBlocks)
    }
  }

  /// The operation of a request; all set fields must match, each with one of its values, or with none in a `not` field.
  package struct Operation: FieldEncodable, Sendable, Hashable {
    package var hosts: [String]
    /// Excluded hosts.
    package var notHosts: [String] = []
    /// The ports of the pods, as strings.
    package var ports: [String]
    /// Excluded ports.
    package var notPorts: [String] = []
    package var methods: [String]
    /// Excluded methods.
    package var notMethods: [String] = []
    /// Paths, with `*` at one end or templates.
    package var paths: [String]
    /// Excluded paths.
    package var notPaths: [String] = []

    /// Creates an operation; set the other fields afterwards.
    package init(hosts: [String] = [], ports: [String] = [], methods: [String] = [], paths: [String] = []) {
      self.hosts = hosts
      self.ports = ports
      self.methods = methods
      self.paths = paths
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("hosts", hosts)
      encoder.field("notHosts", notHosts)
      encoder.field("ports", ports)
      encoder.field("notPorts", notPorts)
      encoder.field("methods", methods)
      encoder.field("notMethods", notMethods)
      encoder.field("paths", paths)
      encoder.field("notPaths", notPaths)
    }
  }

  /// A condition on a request.
  package struct Condition: FieldEncodable, Sendable, Hashable {
    /// The attribute, such as `request.headers[x-token]`.
    package var key: String
    /// The allowed values.
    package var values: [String]
    /// The excluded values.
    package var notValues: [String]

    package init(key: String, values: [String] = [], notValues: [String] = []) {
      self.key = key
      self.values = values
      self.notValues = notValues
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("key", key)
      encoder.field("values", values)
      encoder.field("notValues", notValues)
    }
  }
}
