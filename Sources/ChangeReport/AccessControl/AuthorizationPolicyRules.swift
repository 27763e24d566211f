import KubernetesFacts
import ManifestTree

/// An AuthorizationPolicy of Istio as sets of requests.
struct AuthorizationPolicyRules: Sendable {
  let object: Object
  /// The selected workloads.
  let selection: [AccessRule]
  /// The requests that the rules match.
  private(set) var requests: [AccessRule] = []
  /// For each of `requests`, the requests that do not match although they satisfy it.
  private(set) var exceptions: [[AccessRule]] = []
  let scope: PolicyIndex.Scope
  /// Whether matching requests are denied or checked by an external authorizer; if false, they are allowed.
  let restricts: Bool

  /// Reads a policy; nil if it neither allows nor restricts requests.
  init?(_ object: Object) {
    let spec = object.node["spec"]
    switch spec?.at("action")?.text ?? AuthorizationAction.default {
    case AuthorizationAction.allow: restricts = false
    case AuthorizationAction.deny, AuthorizationAction.custom: restricts = true
    default: return nil
    }
    self.object = object
    let namespace = object.identity.namespace ?? ""
    let isForMesh = namespace == SystemNamespace.istio
    let selector = spec?.at("selector")
    scope = PolicyIndex.Scope(namespace: isForMesh ? nil : namespace, selector: selector)
    var base = LabelRules.rule(selector, of: "pod")
    if !isForMesh { base.require("namespace", .init([.exact(namespace)])) }
    let targets = (spec?.at("targetRefs")?.items ?? []) + [spec?.at("targetRef")].compactMap(\.self)
    let names = targets.map { "\($0["kind"]?.text ?? "")/\($0["name"]?.text ?? "")" }
    selection = names.isEmpty ? [base] : names.map { base.and(AccessRule(["target": .init([.exact($0)])])) }
    for rule in spec?.at("rules")?.items ?? [] { add(rule, in: namespace) }
  }

  private mutating func add(_ rule: Node, in namespace: String) {
    var exceptions: [AccessRule] = []
    var alternatives = [AccessRule()]
    for condition in rule.at("when")?.items ?? [] {
      let key = condition["key"]?.text ?? ""
      let (values, excluded) = (condition.at("values")?.texts ?? [], condition.at("notValues")?.texts ?? [])
      if !values.isEmpty {
        alternatives = Self.product(alternatives, values.map { Self.condition(key, $0, namespace) })
      }
      exceptions += excluded.map { Self.condition(key, $0, namespace) }
    }
    let sources = rule.at("from")?.items.map { Self.source($0["source"] ?? [:], namespace) } ?? [Match()]
    let operations = rule.at("to")?.items.map { Self.operation($0["operation"] ?? [:]) } ?? [Match()]
    for source in sources {
      for operation in operations {
        for alternative in Self.product(Self.product(alternatives, source.rules), operation.rules) {
          for target in selection {
            requests.append(target.and(alternative))
            self.exceptions.append(exceptions + source.exceptions + operation.exceptions)
          }
        }
      }
    }
  }

  /// The conditions of a source or an operation: one of the rules must match, and none of the exceptions.
  private struct Match {
    var rules = [AccessRule()]
    var exceptions: [AccessRule] = []

    mutating func require(_ texts: [String], _ rule: (String) -> AccessRule) {
      if !texts.isEmpty { rules = AuthorizationPolicyRules.product(rules, texts.map(rule)) }
    }

    mutating func exclude(_ texts: [String], _ rule: (String) -> AccessRule) { exceptions += texts.map(rule) }
  }

  fileprivate static func product(_ left: [AccessRule], _ right: [AccessRule]) -> [AccessRule] {
    left.flatMap { one in right.map(one.and) }
  }

  private static func source(_ node: Node, _ namespace: String) -> Match {
    func texts(_ field: String) -> [String] { node.at(field)?.texts ?? [] }
    func address(_ name: String) -> (String) -> AccessRule {
      { AccessRule([name: .init(AddressRange.pattern($0).map { [$0] } ?? [])]) }
    }
    var match = Match()
    match.require(texts("principals"), IstioIdentityRules.principal)
    match.exclude(texts("notPrincipals"), IstioIdentityRules.principal)
    match.require(texts("namespaces"), IstioIdentityRules.namespace)
    match.exclude(texts("notNamespaces"), IstioIdentityRules.namespace)
    match.require(texts("serviceAccounts")) { IstioIdentityRules.account($0, in: namespace) }
    match.exclude(texts("notServiceAccounts")) { IstioIdentityRules.account($0, in: namespace) }
    match.require(texts("requestPrincipals")) { AccessRule(["request principal": .texts([$0])]) }
    match.exclude(texts("notRequestPrincipals")) { AccessRule(["request principal": .texts([$0])]) }
    match.require(texts("ipBlocks"), address("address"))
    match.exclude(texts("notIpBlocks"), address("address"))
    match.require(texts("remoteIpBlocks"), address("remote address"))
    match.exclude(texts("notRemoteIpBlocks"), address("remote address"))
    return match
  }

  private static func operation(_ node: Node) -> Match {
    func texts(_ field: String) -> [String] { node.at(field)?.texts ?? [] }
    var match = Match()
    for (field, name) in [("hosts", "host"), ("methods", "method"), ("paths", "path")] {
      match.require(texts(field)) { AccessRule([name: text($0, of: name)]) }
      match.exclude(texts("not" + field.prefix(1).uppercased() + field.dropFirst())) {
        AccessRule([name: text($0, of: name)])
      }
    }
    match.require(texts("ports"), port)
    match.exclude(texts("notPorts"), port)
    return match
  }

  /// The constraint for one host, method, or path of an operation.
  ///
  /// In a path, `{*}` matches one element and `{**}` matches the rest.
  private static func text(_ text: String, of name: String) -> AccessConstraint {
    guard name == "path", text.contains("{*") else {
      return .texts([name == "host" ? text.lowercased() : text])
    }
    let parts = text.replacing("{**}", with: "\0").replacing("{*}", with: "\u{1}").unicodeScalars.map {
      scalar -> TextExpression.Syntax in
      switch scalar {
      case "\0": TextExpression.rest
      case "\u{1}": .unlimited(.scalars(ScalarSet("/").inverted), minimum: 1)
      default: .scalars(ScalarSet(scalar))
      }
    }
    return .init([.expression(TextExpression(.sequence(parts)))])
  }

  private static func port(_ text: String) -> AccessRule {
    AccessRule(["port": .init(Int(text).map { [.numbers($0...$0)] } ?? [])])
  }

  private static func condition(_ key: String, _ value: String, _ namespace: String) -> AccessRule {
    switch key {
    case AuthorizationKey.sourceAddress:
      AccessRule(["address": .init(AddressRange.pattern(value).map { [$0] } ?? [])])
    case AuthorizationKey.remoteAddress:
      AccessRule(["remote address": .init(AddressRange.pattern(value).map { [$0] } ?? [])])
    case AuthorizationKey.namespace: IstioIdentityRules.namespace(value)
    case AuthorizationKey.principal: IstioIdentityRules.principal(value)
    case AuthorizationKey.serviceAccount: IstioIdentityRules.account(value, in: namespace)
    case AuthorizationKey.requestPrincipal: AccessRule(["request principal": .texts([value])])
    case AuthorizationKey.destinationPort: port(value)
    default: AccessRule(["when:\(key)": .texts([value])])
    }
  }
}
