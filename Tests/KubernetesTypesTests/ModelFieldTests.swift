import Foundation
import Testing

/// The model's encoding is written by hand, so this test parses its source: no field may be missing or misspelled.
@Suite struct ModelFieldTests {
  @Test func `every field is written once, under its own name, in the order of declaration`() throws {
    let types = try modelFiles().flatMap(types)
    #expect(types.count > 150)
    for type in types { #expect(type.written == type.declared, "\(type.name)") }
  }

  @Test func `Examples contains an example of every resource`() throws {
    let examples = Set(ModelExample.all.map { "\(type(of: $0.resource))" })
    let resources = try modelFiles().flatMap(types).filter(\.isResource).map(\.name)
    #expect(Set(resources).subtracting(examples) == [])
  }

  private struct TypeSource {
    var name: String
    var isResource: Bool
    var declared: [String] = []
    var written: [String] = []
  }

  private func modelFiles() throws -> [URL] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/KubernetesTypes")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map(root.appendingPathComponent)
  }

  private func types(in file: URL) throws -> [TypeSource] {
    var types: [TypeSource] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if let name = word(after: "  package struct ", in: line),
        line.contains(": FieldEncodable") || line.contains(": Resource")
      {
        types.append(TypeSource(name: name, isResource: line.contains(": Resource")))
      } else if types.isEmpty {
        continue
      } else if let name = word(after: "    package var ", in: line) {
        types[types.count - 1].declared.append(name)
      } else if let name = word(after: "      encoder.field(\"", in: line)
        ?? word(after: "        \"", in: line)
      {
        types[types.count - 1].written.append(name)
      }
    }
    return types
  }

  private func word(after start: String, in line: Substring) -> String? {
    guard line.hasPrefix(start) else { return nil }
    let word = line.dropFirst(start.count).drop { $0 == "`" }.prefix { $0.isLetter || $0.isNumber }
    return word.isEmpty ? nil : String(word)
  }
}
