extension Istio {
  /// Which requests to pods are allowed.
  public struct AuthorizationPolicy: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "security.istio.io/v1"
    /// The kind.
    public static let kind = "AuthorizationPolicy"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Which pods and which requests.
    public var spec: AuthorizationPolicySpec

    /// Makes an authorization policy.
    public init(metadata: Meta.ObjectMeta, spec: AuthorizationPolicySpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// What is done with requests to pods.
  ///
  /// An allowing policy without rules allows nothing; with one empty rule it allows everything.
  public struct AuthorizationPolicySpec: FieldEncodable, Sendable, Equatable {
    /// The pods; all of the namespace if nil.
    public var selector: WorkloadLabels?
    /// Gateways or Services that it is attached to; instead of a selector.
    public var targetRefs: [PolicyTargetReference]
    /// What is done when a rule fits; they are allowed if nil.
    public var action: AuthorizationAction?
    /// Who decides, for the action `CUSTOM`.
    public var provider: ExtensionProvider?
    /// The rules, of which one must fit; none fits if empty.
    public var rules: [AuthorizationRule]

    /// Makes an authorization policy.
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

  /// What is done with requests that fit a rule.
  public enum AuthorizationAction: String, NodeEncodable, Sendable {
    /// They are allowed, all others refused.
    case allow = "ALLOW"
    /// They are refused.
    case deny = "DENY"
    /// They are noted.
    case audit = "AUDIT"
    /// A provider decides.
    case custom = "CUSTOM"
  }

  /// A provider of the mesh that decides.
  public struct ExtensionProvider: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String

    /// Makes an extension provider.
    public init(name: String) { self.name = name }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
    }
  }

  /// An object that a policy is attached to.
  public struct PolicyTargetReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    public var group: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String

    /// Makes a policy target reference.
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

  /// Requests from any of the sources to any of the operations, under all conditions.
  public struct AuthorizationRule: FieldEncodable, Sendable, Equatable {
    /// The sources; anyone if empty.
    public var from: [RuleFrom]
    /// The operations; all if empty.
    public var to: [RuleTo]
    /// The conditions; none if empty.
    public var when: [Condition]

    /// Makes an authorization rule.
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

    /// Makes a rule from.
    public init(source: Source) { self.source = source }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("source", source)
    }
  }

  /// An operation.
  public struct RuleTo: FieldEncodable, Sendable, Equatable {
    /// The operation.
    public var operation: Operation

    /// Makes a rule to.
    public init(operation: Operation) { self.operation = operation }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("operation", operation)
    }
  }

  /// Who sends requests; all that is given must fit, of each list one.
  public struct Source: FieldEncodable, Sendable, Equatable {
    /// Identities of the mesh, as `cluster.local/ns/<namespace>/sa/<account>`.
    public var principals: [String]
    /// Identities that it must not be.
    public var notPrincipals: [String] = []
    /// Identities of tokens, as `<issuer>/<subject>`.
    public var requestPrincipals: [String]
    /// Identities of tokens that it must not be.
    public var notRequestPrincipals: [String] = []
    /// Namespaces.
    public var namespaces: [String]
    /// Namespaces that it must not be of.
    public var notNamespaces: [String] = []
    /// Service accounts, as `<namespace>/<account>`.
    public var serviceAccounts: [String]
    /// Service accounts that it must not be.
    public var notServiceAccounts: [String] = []
    /// Addresses of the connection.
    public var ipBlocks: [String]
    /// Addresses that the connection must not have.
    public var notIpBlocks: [String] = []
    /// Addresses of the original client.
    public var remoteIpBlocks: [String] = []
    /// Addresses that the original client must not have.
    public var notRemoteIpBlocks: [String] = []

    /// Makes a source; all else is set afterwards.
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

  /// What a request asks for; all that is given must fit, of each list one.
  public struct Operation: FieldEncodable, Sendable, Equatable {
    /// Hosts.
    public var hosts: [String]
    /// Hosts that it must not be.
    public var notHosts: [String] = []
    /// The pods' ports, as text.
    public var ports: [String]
    /// Ports that it must not be.
    public var notPorts: [String] = []
    /// Methods.
    public var methods: [String]
    /// Methods that it must not be.
    public var notMethods: [String] = []
    /// Paths, with `*` at one end or templates.
    public var paths: [String]
    /// Paths that it must not be.
    public var notPaths: [String] = []

    /// Makes an operation; all else is set afterwards.
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
    /// What is looked at, such as `request.headers[x-token]`.
    public var key: String
    /// Values of which it must have one.
    public var values: [String]
    /// Values that it must not have.
    public var notValues: [String]

    /// Makes a condition.
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
