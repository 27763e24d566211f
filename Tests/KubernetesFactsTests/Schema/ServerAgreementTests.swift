import KubernetesFacts
import ManifestTree
import Testing

/// Compares with the behavior of kube-apiserver 1.36.2 with Istio's definitions for the same values.
@Suite struct ServerAgreementTests {
  let table: SchemaTable

  init() throws { table = try #require(SchemaTable.kubernetes(KubernetesVersion(minor: 36))) }

  @Test func `what the server accepted is valid`() throws {
    let objects = try Fixture.harbour()
    #expect(objects.count == 97)
    for object in objects {
      let issues = table.validate(object)
      #expect(
        issues.isEmpty,
        "\(object.text("kind")) \(object["metadata"]?.text("name") ?? ""): \(issues.map(\.message))")
    }
  }

  /// A spelling is a field with values as the server's YAML parser read them, without those that only the server's
  /// validation code rejects.
  @Test func `values are valid if and only if the server accepted them`() throws {
    guard case .list(let spellings) = try Fixture.read("spellings") else { throw CancellationError() }
    #expect(spellings.count > 30)
    for spelling in spellings {
      let root = try #require(
        table.schema(apiVersion: spelling.text("apiVersion"), kind: spelling.text("kind")))
      let steps = spelling.elements("path").map { step -> NodePath.Step in
        if case .int(let index) = step { .index(Int(index)) } else { .key(step.plainText ?? "") }
      }
      let schema = try table.schema(at: NodePath(steps.dropLast()), in: root)
      let issues = { (value: Node) in
        table.validate([spelling.elements("path").last?.plainText ?? "": value], as: schema)
          .filter { $0.path != NodePath() }
      }
      for sample in spelling.elements("accepted") {
        let value = try #require(sample["value"])
        #expect(issues(value).isEmpty, "\(spelling.text("field")): \(sample.text("written"))")
      }
      for sample in spelling.elements("refused") {
        let value = try #require(sample["value"])
        #expect(!issues(value).isEmpty, "\(spelling.text("field")): \(sample.text("written"))")
      }
    }
  }
}
