import KubernetesModel
import ManifestTree
import Testing

/// Held against what a kube-apiserver 1.36.2 with Istio's definitions did with the same values.
@Suite struct ServerAgreementTests {
  let table: SchemaTable

  init() throws { table = try #require(SchemaTable.kubernetes(KubernetesVersion(minor: 36))) }

  @Test func `what the server took is valid`() throws {
    for object in try Fixture.harbour() {
      let issues = table.validate(object)
      #expect(issues.isEmpty, "\(object[["kind"]]) \(object[["metadata", "name"]]): \(issues.map(\.message))")
    }
  }

  /// A field with values as the server's YAML reader read them; those are left out that only its own code refuses.
  struct Spelling: Decodable, Sendable, CustomTestStringConvertible {
    var field: String
    var apiVersion: String
    var kind: String
    var path: [JSONTree]
    var accepted: [Value]
    var refused: [Value]
    var testDescription: String { field }

    struct Value: Decodable, Sendable {
      var written: String
      var value: JSONTree
    }
  }

  @Test func `values are valid as the server accepted or refused them`() throws {
    let spellings: [Spelling] = try Fixture.read("spellings")
    #expect(spellings.count > 30)
    for spelling in spellings {
      let root = try #require(table.schema(apiVersion: spelling.apiVersion, kind: spelling.kind))
      var steps = spelling.path.map { step -> NodePath.Step in
        if case .int(let index) = step.node { .index(Int(index)) } else { .key(step.node.text) }
      }
      let last = steps.removeLast()
      guard case .key(let key) = last else { continue }
      let schema = try table.schema(at: NodePath(steps), in: root)
      let issues = { (value: Node) in
        table.validate([key: value], as: schema).filter { $0.path != NodePath() }
      }
      for value in spelling.accepted {
        #expect(issues(value.value.node).isEmpty, "\(spelling.field): \(value.written)")
      }
      for value in spelling.refused {
        #expect(!issues(value.value.node).isEmpty, "\(spelling.field): \(value.written)")
      }
    }
  }
}

extension Node {
  var text: String { if case .string(let text) = self { text } else { "" } }
  subscript(_ keys: [String]) -> Node { self[NodePath(keys.map { .key($0) })] }
}
