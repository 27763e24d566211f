import ClusterDiff
import Foundation
import ManifestTree
import Testing

/// Spellings of a field, and the form that an API server stored for each.
@Suite struct StoredSpellingsTests {
  private struct Spelling {
    let field: String
    let group: Int
    let text: String
    let object: Object
  }

  private static func fields() throws -> [Node] {
    let bytes = [UInt8](try Data(contentsOf: LivePairs.folder.appending(path: "equal.json")))
    guard case .list(let list)? = JSONReader.read(bytes, from: "equal.json").documents.first?.node else {
      return []
    }
    return list
  }

  private static func spellings(of field: Node) throws -> [Spelling] {
    guard let path = field["path"]?.text, let name = field["field"]?.text,
      case .list(let groups)? = field["same"]
    else { return [] }
    return try groups.enumerated().flatMap { number, group in
      guard case .list(let written)? = group["written"] else { return [Spelling]() }
      return try written.compactMap(\.text).map { text in
        let yaml = try SpellingManifest.yaml(field: name, path: path, written: text)
        let manifests = ManifestReader.read(Array(yaml.utf8), from: "spelling.yaml")
        let object = try #require(manifests.objects.first, "\(yaml) \(manifests.diagnostics)")
        return Spelling(field: name, group: number, text: text, object: object)
      }
    }
  }

  @Test func `spellings that the server stores in the same way are equal, and all others differ`() throws {
    var pairs = 0
    for field in try Self.fields() {
      let spellings = try Self.spellings(of: field)
      for one in spellings {
        for other in spellings {
          pairs += 1
          var request = DiffRequest(declared: [one.object], live: [other.object])
          request.explains = true
          let report = DriftReport(of: request)
          // A difference in spelling alone is cosmetic, so spellings that the server stores differently are recognized
          // by their stored forms.
          let told = report.differences.filter {
            $0.kind != .cosmetic || $0.isToldApart
          }
          #expect(
            told.isEmpty == (one.group == other.group),
            "\(one.field): \(one.text) and \(other.text) \(told.map(\.line))")
        }
      }
    }
    #expect(pairs > 3000)
  }
}

extension Difference {
  /// Whether the stored forms of two equivalent spellings differ.
  var isToldApart: Bool {
    switch reason {
    case .quantitySpelling, .durationSpelling, .scalarSpelling, .emptySpelling: (stored ?? declared) != live
    default: false
    }
  }
}
