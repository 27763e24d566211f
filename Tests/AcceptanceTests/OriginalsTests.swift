import Foundation
import ManifestTree
import TestSupport
import Testing

/// Compares the statements in the READMEs of the five systems about their originals with the committed manifests.
///
/// A row of the table refers to objects as `Kind/name`, and to a field as `Kind/name: path = value`.
struct OriginalsTests {
  @Test(arguments: ExampleSystem.five)
  func `every object and field in the table of originals is rendered`(_ system: ExampleSystem) throws {
    let readme = try String(contentsOfFile: "\(system.spec)/README.md", encoding: .utf8)
    let rows = readme.components(separatedBy: "## The original, item by item").dropFirst().joined()
      .split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count > 5, "the README has no table of its original")

    var objects: [String: [Node]] = [:]
    for profile in system.profiles {
      let folder = system.manifests(in: profile)
      for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
        let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
        for object in ManifestReader.read([UInt8](bytes), from: file).objects {
          objects["\(object.identity.kind)/\(object.identity.nameWithoutHash)", default: []].append(
            object.node)
        }
      }
    }
    for row in rows {
      for span in row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      where span.offset % 2 == 1 {
        let parts = span.element.split(separator: ": ", maxSplits: 1)
        guard let name = parts.first, name.wholeMatch(of: /[A-Z][A-Za-z]+\/[a-z0-9-]+/) != nil else {
          continue
        }
        let found = objects[String(name)] ?? []
        #expect(!found.isEmpty, "\(system.name): no \(name)")
        guard parts.count == 2 else { continue }
        let fact = parts[1].components(separatedBy: " = ")
        #expect(fact.count == 2, "\(span.element)")
        #expect(
          found.contains { $0.text(at: fact[0]) == fact.last }, "\(system.name): \(span.element)")
      }
    }
  }
}

extension Node {
  /// A scalar at a path such as `spec.rules[0].host`.
  fileprivate func text(at path: String) -> String? {
    var node = self
    for step in path.split(whereSeparator: { $0 == "." || $0 == "[" }) {
      if step.hasSuffix("]") {
        guard case .list(let list) = node, let index = Int(step.dropLast()), list.indices.contains(index)
        else {
          return nil
        }
        node = list[index]
      } else {
        guard let child = node[String(step)] else { return nil }
        node = child
      }
    }
    return node.text ?? node.json
  }
}
