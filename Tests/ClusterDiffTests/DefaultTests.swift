import KubernetesFacts
import ManifestTree
import Testing

@testable import ClusterDiff

/// Each default separately: an object with the default equals one without it, and another value is drift.
@Suite struct DefaultTests {
  @Test(arguments: DefaultTable.rules)
  func `a default value equals no value, and other values do not`(rule: DefaultRule) throws {
    let schema = try #require(Self.schema(of: rule.type), "no kind has \(rule.type)")
    let rest = Self.context(of: rule)
    var filled = rest
    filled[rule.field] = rule.value
    #expect(Self.changes(from: rest, to: filled, schema) == [])
    #expect(Self.changes(from: filled, to: rest, schema) == [])
    filled[rule.field] = Self.other(than: rule.value)
    #expect(Self.changes(from: rest, to: filled, schema).contains { $0.hasPrefix(rule.field) })
  }

  @Test(arguments: DefaultTable.rules)
  func `each default belongs to a field of its type`(rule: DefaultRule) throws {
    let schema = try #require(Self.schema(of: rule.type))
    #expect(schema.child(rule.field) != nil)
  }

  private static func changes(from declared: NodeMap, to live: NodeMap, _ schema: SchemaCursor) -> [String] {
    var comparison = TreeComparison(explains: false)
    comparison.compare(
      .init(
        path: NodePath(), written: .map(declared), expected: StoredForm.of(.map(declared), as: schema),
        live: StoredForm.of(.map(live), as: schema), schema: schema))
    return comparison.changes.map(\.path.description)
  }

  /// The other fields of the object that the default requires.
  private static func context(of rule: DefaultRule) -> NodeMap {
    switch rule.condition {
    case .always, .lacks: [:]
    case .field(let name, let texts): [name: .string(texts.first ?? "")]
    case .has(let name): [name: [:]]
    }
  }

  private static func other(than value: Node) -> Node {
    switch value {
    case .int(let number): .int(number + 7)
    case .bool(let bool): .bool(!bool)
    case .string: "other"
    case .list: [["other": "x"]]
    default: ["other": "x"]
    }
  }

  /// The schema of a type, at the first path from a kind to the type.
  private static func schema(of type: String) -> SchemaCursor? { shapes[type] }

  private static let shapes: [String: SchemaCursor] = {
    var shapes: [String: SchemaCursor] = [:]
    for (apiVersion, kind) in kinds {
      let identity = ObjectIdentity(apiVersion: apiVersion, kind: kind, namespace: nil, name: "")
      add(SchemaCursor(of: identity, in: .newest, CustomDefinitions(among: [])), to: &shapes, depth: 0)
    }
    for rule in DefaultTable.rules where rule.type.contains("/") {
      let parts = rule.type.split(separator: "/", maxSplits: 1).map(String.init)
      let steps = parts[1].split(separator: ".").map(String.init)
      let identity = ObjectIdentity(apiVersion: parts[0] + "/v1", kind: steps[0], namespace: nil, name: "")
      var schema = SchemaCursor(of: identity, in: .newest, CustomDefinitions(among: []))
      for step in steps.dropFirst() { schema = schema.child(step) ?? schema }
      shapes[rule.type] = schema
    }
    return shapes
  }()

  private static func add(_ schema: SchemaCursor, to shapes: inout [String: SchemaCursor], depth: Int) {
    if case .list? = schema.value?.type { return add(schema.element, to: &shapes, depth: depth) }
    guard let object = schema.object, shapes[schema.name] == nil, depth < 20 else { return }
    shapes[schema.name] = schema
    for field in object.fields {
      if let child = schema.child(field.name) { add(child, to: &shapes, depth: depth + 1) }
    }
  }

  private static let kinds = [
    ("v1", "Pod"), ("v1", "Service"), ("v1", "Secret"), ("v1", "Endpoints"), ("v1", "PersistentVolume"),
    ("v1", "PersistentVolumeClaim"), ("v1", "ReplicationController"), ("apps/v1", "Deployment"),
    ("apps/v1", "ReplicaSet"), ("apps/v1", "StatefulSet"), ("apps/v1", "DaemonSet"), ("batch/v1", "CronJob"),
    ("autoscaling/v2", "HorizontalPodAutoscaler"), ("discovery.k8s.io/v1", "EndpointSlice"),
    ("networking.k8s.io/v1", "NetworkPolicy"), ("networking.k8s.io/v1", "IngressClass"),
    ("rbac.authorization.k8s.io/v1", "RoleBinding"),
    ("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
    ("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
    ("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"),
    ("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"), ("storage.k8s.io/v1", "StorageClass"),
    ("storage.k8s.io/v1", "CSIDriver"), ("scheduling.k8s.io/v1", "PriorityClass"),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("apiregistration.k8s.io/v1", "APIService"),
    ("flowcontrol.apiserver.k8s.io/v1", "FlowSchema"),
    ("flowcontrol.apiserver.k8s.io/v1", "PriorityLevelConfiguration"),
    ("resource.k8s.io/v1", "ResourceClaimTemplate"),
  ]
}

extension DefaultRule: CustomTestStringConvertible {
  /// The type and the field.
  public var testDescription: String { "\(type).\(field)" }
}
