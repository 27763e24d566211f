extension Istio {
  /// An AuthorizationPolicy: which requests to pods are allowed.
  public struct AuthorizationPolicy: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "security.istio.io/v1"
    /// The kind.
    public static let kind = "AuthorizationPolicy"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The pods and the rules.
    public var spec: AuthorizationPolicySpec

    /// Creates an authorization policy.
    public init(metadata: Meta.ObjectMeta, spec: AuthorizationPolicySpec) {
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
  public struct AuthorizationPolicySpec: FieldEncodable, Sendable, Equatable {
    /// Selects the pods; all of the namespace if nil.
    public var selector: WorkloadLabels?
    /// The Gateways or Services to which the policy is attached; instead of a selector.
    public var targetRefs: [PolicyTargetReference]
    /// The action for requests that match a rule; `ALLOW` if nil.
    public var action: AuthorizationAction?
    /// The external authorizer, for the action `CUSTOM`.
    public var provider: ExtensionProvider?
    /// The rules, one of which must match; none matches if empty.
    public var rules: [AuthorizationRule]

    /// Creates an authorization policy.
    public init(
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
  public enum AuthorizationAction: String, NodeEncodable, Sendable {
    /// They are allowed, and all others are denied.
    case allow = "ALLOW"
    /// They are denied.
    case deny = "DENY"
    /// They are logged.
    case audit = "AUDIT"
    /// An external authorizer decides.
    case custom = "CUSTOM"
  }

  /// An external authorizer from the mesh configuration.
  public struct ExtensionProvider: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String

    /// Creates an extension provider.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// A reference to an object to which a policy is attached.
  public struct PolicyTargetReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    public var group: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String

    /// Creates a policy target reference.
    public init(group: String? = nil, kind: String, name: String) {
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
  public struct AuthorizationRule: FieldEncodable, Sendable, Equatable {
    /// The sources; any if empty.
    public var from: [RuleFrom]
    /// The operations; any if empty.
    public var to: [RuleTo]
    /// The conditions; none if empty.
    public var when: [Condition]

    /// Creates an authorization rule.
    public init(from: [RuleFrom] = [], to: [RuleTo] = [], when: [Condition] = []) {
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
  public struct RuleFrom: FieldEncodable, Sendable, Equatable {
    /// The source.
    public var source: Source

    /// Creates a rule from.
    public init(source: Source) { self.source = source }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("source", source)
    }
  }

  /// An operation.
  public struct RuleTo: FieldEncodable, Sendable, Equatable {
    /// The operation.
    public var operation: Operation

    /// Creates a rule to.
    public init(operation: Operation) { self.operation = operation }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("operation", operation)
    }
  }

  /// The source of a request; all set fields must match, each with one of its values.
  public struct Source: FieldEncodable, Sendable, Equatable {
    /// Identities of peers, such as `cluster.local/ns/<namespace>/sa/<account>`.
    public var principals: [String]
    /// Excluded identities of peers.
    public var notPrincipals: [String] = []
    /// Identities from tokens, as `<issuer>/<subject>`.
    public var requestPrincipals: [String]
    /// Excluded identities from tokens.
    public var notRequestPrincipals: [String] = []
    /// Namespaces.
    public var namespaces: [String]
    /// Excluded namespaces.
    public var notNamespaces: [String] = []
    /// Service accounts, as `<namespace>/<account>`.
    public var serviceAccounts: [String]
    /// Excluded service accounts.
    public var notServiceAccounts: [String] = []
    /// IP addresses of the connection.
    public var ipBlocks: [String]
    /// Excluded IP addresses of the connection.
    public var notIpBlocks: [String] = []
    /// IP addresses of the original client.
    public var remoteIpBlocks: [String] = []
    /// Excluded IP addresses of the original client.
    public var notRemoteIpBlocks: [String] = []

    /// Creates a source; set the other fields afterwards.
    public init(
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

  /// The operation of a request; all set fields must match, each with one of its values.
  public struct Operation: FieldEncodable, Sendable, Equatable {
    /// Hosts.
    public var hosts: [String]
    /// Excluded hosts.
    public var notHosts: [String] = []
    /// The ports of the pods, as strings.
    public var ports: [String]
    /// Excluded ports.
    public var notPorts: [String] = []
    /// Methods.
    public var methods: [String]
    /// Excluded methods.
    public var notMethods: [String] = []
    /// Paths, with `*` at one end or templates.
    public var paths: [String]
    /// Excluded paths.
    public var notPaths: [String] = []

    /// Creates an operation; set the other fields afterwards.
    public init(hosts: [String] = [], ports: [String] = [], methods: [String] = [], paths: [String] = []) {
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
  public struct Condition: FieldEncodable, Sendable, Equatable {
    /// The attribute, such as `request.headers[x-token]`.
    public var key: String
    /// The allowed values.
    public var values: [String]
    /// The excluded values.
    public var notValues: [String]

    /// Creates a condition.
    public init(key: String, values: [String] = [], notValues: [String] = []) {
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
