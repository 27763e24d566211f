import Foundation
import KubernetesFacts
import ManifestTree
import Testing

/// The schema of `clusters.yaml` has the forms of names that the program checks.
@Suite struct ClusterSchemaTests {
  private let properties: Node

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try Data(
      contentsOf: folder.appending(path: "Sources/ChartRendering/Schema/clusters.schema.json"))
    let schema = try #require(YAMLReader.read(Array(bytes), from: "schema").documents.first?.node)
    properties = try #require(schema["properties"]?["clusters"]?["items"]?["properties"])
  }

  private static let texts = [
    "a", "a-b", "A", "a.b", "a_b", "-a", "a-", ".", "..", "..a", "", "a b", "1",
  ]

  @Test func `a name has the form of a key of data`() throws {
    #expect(properties["name"]?["maxLength"] == .int(Int64(NameForm.dataKey.limit)))
    let regex = try Regex(properties["name"]?["pattern"]?.text ?? "")
    for text in Self.texts {
      #expect((text.firstMatch(of: regex) != nil) == NameForm.dataKey.accepts(text), "\(text)")
    }
  }

  @Test func `labels have the form of values of labels`() throws {
    let value = properties["labels"]?["additionalProperties"]
    #expect(value?["maxLength"] == .int(Int64(LabelValue.limit)))
    let regex = try Regex(value?["pattern"]?.text ?? "")
    for text in Self.texts {
      #expect((text.firstMatch(of: regex) != nil) == LabelValue.accepts(text), "\(text)")
    }
  }

  @Test func `a namespace has the form of a label`() throws {
    #expect(properties["namespace"]?["maxLength"] == .int(Int64(NameForm.label.limit)))
    let regex = try Regex(properties["namespace"]?["pattern"]?.text ?? "")
    for text in Self.texts {
      #expect((text.firstMatch(of: regex) != nil) == NameForm.label.accepts(text), "\(text)")
    }
  }
}
