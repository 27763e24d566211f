import ManifestTree
import Testing

@testable import KubernetesFacts

@Suite struct SchemaTableTests {
  static let versions = (KubernetesVersion.oldest.minor...KubernetesVersion.newest.minor).map(
    KubernetesVersion.init(minor:))

  @Test(arguments: versions) func `every object of every kind can be parsed`(version: KubernetesVersion)
    throws
  {
    let table = try #require(SchemaTable.kubernetes(version))
    let objects = table.allObjects()
    #expect(objects.count > 700)
    for object in objects {
      #expect(!object.name.isEmpty)
      let names = object.fields.map(\.name)
      #expect(names == names.sorted() && Set(names).count == names.count, "\(object.name)")
      #expect(names.allSatisfy { !$0.isEmpty }, "\(object.name)")
      for field in object.fields { #expect(object.field(field.name)?.name == field.name) }
      for group in object.groups {
        #expect(
          group.fields.count > 1 && group.fields.allSatisfy { object.field($0) != nil }, "\(object.name)")
      }
    }
  }

  @Test func `only the known versions have a table`() {
    #expect(SchemaTable.kubernetes(.newest)?.version == .newest)
    #expect(SchemaTable.kubernetes(.oldest)?.version == .oldest)
    #expect(SchemaTable.kubernetes(KubernetesVersion(minor: 30)) == nil)
    #expect(SchemaTable.kubernetes(KubernetesVersion(minor: KubernetesVersion.newest.minor + 1)) == nil)
  }

  @Test func `a table parses an object once`() throws {
    let table = SchemaTable.newest
    guard case .object(let reference)? = table.schema(apiVersion: "apps/v1", kind: "Deployment")?.type else {
      Issue.record("no Deployment")
      return
    }
    #expect(table.object(reference) === table.object(reference))
  }

  @Test(arguments: [
    (33, "v1", "Pod", "spec.containers[0].restartPolicyRules", false),
    (34, "v1", "Pod", "spec.containers[0].restartPolicyRules", true),
    (35, "v1", "Pod", "spec.workloadRef", true),
    (36, "v1", "Pod", "spec.workloadRef", false),
  ])
  func `a field exists in the versions that publish it`(
    minor: Int, apiVersion: String, kind: String, path: String, isThere: Bool
  ) throws {
    let table = try #require(SchemaTable.kubernetes(KubernetesVersion(minor: minor)))
    let schema = try #require(table.schema(apiVersion: apiVersion, kind: kind))
    #expect(((try? table.schema(at: NodePath(plain: path), in: schema)) != nil) == isThere)
  }

  @Test(arguments: [(36, false), (37, true)])
  func `a Deployment requires its spec since 1.37`(minor: Int, isRequired: Bool) throws {
    let table = try #require(SchemaTable.kubernetes(KubernetesVersion(minor: minor)))
    let schema = try #require(table.schema(apiVersion: "apps/v1", kind: "Deployment"))
    guard case .object(let reference) = schema.type else {
      Issue.record("a Deployment is not an object")
      return
    }
    #expect(table.object(reference).field("spec")?.isRequired == isRequired)
  }

  @Test(arguments: [
    ("apps/v1", "StatefulSet", "spec", "serviceName"),
    ("v1", "Pod", "spec.containers[0].lifecycle.preStop.sleep", "seconds"),
    ("storage.k8s.io/v1", "CSIDriver", "", "spec"),
  ])
  func `a field that the API server accepts as missing is not required`(
    apiVersion: String, kind: String, path: String, field: String
  ) throws {
    let table = try #require(SchemaTable.kubernetes(.oldest))
    let schema = try #require(table.schema(apiVersion: apiVersion, kind: kind))
    let parent = path.isEmpty ? schema : try table.schema(at: NodePath(plain: path), in: schema)
    guard case .object(let reference) = parent.type else {
      Issue.record("\(path) is not an object")
      return
    }
    #expect(table.object(reference).field(field)?.isRequired == false)
  }

  @Test(
    arguments: [
      ("spec.replicas", .int32), ("spec.paused", .bool), ("metadata.generation", .int64),
      ("metadata.creationTimestamp", .time), ("metadata.labels", .map(.init(.string))),
      ("spec.strategy.rollingUpdate.maxSurge", .intOrString),
      ("spec.template.spec.containers[0].resources.limits.cpu", .quantity),
      ("spec.template.spec.containers[0].args", .list(.init(.string), .atomic)),
    ] as [(String, ValueType)])
  func `a path has the type of its value`(path: String, type: ValueType) throws {
    let table = SchemaTable.newest
    let schema = try #require(table.schema(apiVersion: "apps/v1", kind: "Deployment"))
    #expect(try table.schema(at: NodePath(plain: path), in: schema).type == type)
  }

  @Test(arguments: [
    ("spec.replcas", "unknown field 'replcas', expected a field of apps.v1.DeploymentSpec", "replicas"),
    ("spec.replicas.count", "'replicas' is used like a map, expected a whole number", nil),
    ("spec.template[0]", "'template' is used like a list, expected a map", nil),
  ])
  func `an invalid path is reported at its first invalid step`(
    path: String, message: String, nearest: String?
  ) throws {
    let table = SchemaTable.newest
    let schema = try #require(table.schema(apiVersion: "apps/v1", kind: "Deployment"))
    let issue = #expect(throws: SchemaIssue.self) { try table.schema(at: NodePath(plain: path), in: schema) }
    #expect(issue?.message == message)
    #expect(issue?.nearest == nearest)
  }
}

extension NodePath {
  /// Creates a path of keys and indices from its description.
  init(plain text: String) {
    self.init(
      text.split(separator: ".").flatMap { part -> [Step] in
        let pieces = part.split(separator: "[")
        return [.key(String(pieces.first ?? ""))]
          + pieces.dropFirst().map { .index(Int($0.dropLast()) ?? 0) }
      })
  }
}

extension SchemaTable {
  /// The objects that the kinds of this version use, by number.
  func allObjects() -> [ObjectSchema] {
    var waiting = KindTable.all.names.compactMap { schema(apiVersion: $0.apiVersion, kind: $0.kind) }
    var found: [ObjectReference: ObjectSchema] = [:]
    while let schema = waiting.popLast() {
      switch schema.type {
      case .list(let element, _): waiting.append(element)
      case .map(let value): waiting.append(value)
      case .object(let reference) where found[reference] == nil:
        let object = object(reference)
        found[reference] = object
        waiting += object.fields.map(\.value)
      default: break
      }
    }
    return found.sorted { $0.key.number < $1.key.number }.map(\.value)
  }
}
