import ManifestTree
import Testing

@testable import KubernetesFacts

@Suite struct ListKeyTests {
  @Test(arguments: SchemaTableTests.versions)
  func `every list key identifies and merges elements`(version: KubernetesVersion) throws {
    let table = try #require(SchemaTable.kubernetes(version))
    var count = 0
    for object in table.allObjects() {
      for field in object.fields {
        guard case .list(let element, .map(let keys)) = field.value.type else { continue }
        count += 1
        let place: Comment = "\(object.name).\(field.name) by \(keys)"
        let first = try #require(Self.element(keys, of: element, table, 1), place)
        let second = try #require(Self.element(keys, of: element, table, 2), place)
        let duplicates = { (list: [Node]) in
          table.validate(.list(list), as: field.value).filter { $0.fault == .duplicate }.map(
            \.path.description)
        }
        #expect(duplicates([first, second]).isEmpty, place)
        #expect(duplicates([first, second, first]) == ["[2]"], place)

        let marked = Self.marked(second, keys)
        #expect(table.merge([marked], into: [first, second], as: field.value) == [first, marked], place)
        #expect(table.merge([second], into: [first], as: field.value) == [first, second], place)
      }
    }
    #expect(count > 70)
  }

  /// An element that has only its keys.
  private static func element(_ keys: [String], of schema: ValueSchema, _ table: SchemaTable, _ number: Int)
    -> Node?
  {
    guard case .object(let reference) = schema.type else { return nil }
    var map = NodeMap()
    for key in keys {
      guard let field = table.object(reference).field(key) else { return nil }
      let values = field.value.rules?.allowed?.filter { !$0.isEmpty }
      switch field.value.type {
      case .int32, .int64: map[key] = .int(Int64(number))
      case .string: map[key] = .string(values?[number % (values?.count ?? 1)] ?? "k\(number)")
      default: return nil
      }
    }
    return .map(map)
  }

  private static func marked(_ node: Node, _ keys: [String]) -> Node {
    guard case .map(var map) = node else { return node }
    map["marked"] = true
    return .map(map)
  }

  @Test(arguments: [
    ("spec.template.spec.containers", ["name"]),
    ("spec.template.spec.containers[0].ports", ["containerPort", "protocol"]),
    ("spec.template.spec.containers[0].env", ["name"]),
    ("spec.template.spec.containers[0].volumeMounts", ["mountPath"]),
    ("spec.template.spec.volumes", ["name"]),
    ("spec.template.spec.hostAliases", ["ip"]),
    ("spec.template.spec.topologySpreadConstraints", ["topologyKey", "whenUnsatisfiable"]),
    ("spec.template.spec.imagePullSecrets", ["name"]),
  ])
  func `a Deployment's lists have the keys that the API uses`(path: String, keys: [String]) throws {
    let root = try #require(SchemaTable.newest.schema(apiVersion: "apps/v1", kind: "Deployment"))
    guard
      case .list(_, .map(let found)) = try SchemaTable.newest.schema(at: NodePath(plain: path), in: root).type
    else {
      Issue.record("no list with keys")
      return
    }
    #expect(found == keys)
  }

  @Test func `a missing key has its default`() throws {
    let root = try #require(SchemaTable.newest.schema(apiVersion: "v1", kind: "Service"))
    let ports = try SchemaTable.newest.schema(at: NodePath(plain: "spec.ports"), in: root)
    guard case .list(let element, .map(let keys)) = ports.type else {
      Issue.record("no list with keys")
      return
    }
    #expect(
      SchemaTable.newest.selectors(of: ["port": 80], keys: keys, as: element) == [
        .init("port", "80"), .init("protocol", "TCP"),
      ])
    #expect(SchemaTable.newest.selectors(of: ["port": [80]], keys: keys, as: element) == nil)
    #expect(SchemaTable.newest.selectors(of: "80", keys: keys, as: element) == nil)
  }
}
