import KubernetesFacts
import ManifestTree

/// A value on the command line: `PATH=VALUE`.
public struct ValueAssignment: Sendable, Equatable {
  /// The keys of the path.
  public let keys: [String]
  /// What stands behind the sign.
  public let text: String

  /// Reads an assignment; nil for a text without a path or a sign.
  public init?(_ assignment: String) {
    guard let sign = assignment.firstIndex(of: "=") else { return nil }
    var keys: [String] = []
    var key = ""
    var isEscaped = false
    for character in assignment[..<sign] {
      switch character {
      case _ where isEscaped:
        key.append(character)
        isEscaped = false
      case "\\": isEscaped = true
      case ".":
        keys.append(key)
        key = ""
      default: key.append(character)
      }
    }
    keys.append(key)
    guard keys.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.keys = keys
    text = String(assignment[assignment.index(after: sign)...])
  }

  /// The value for a setting, or for a part of one: text where text belongs, else what YAML makes of it.
  func value(of type: SettingType, at rest: [String]) -> Node {
    if text == "null" { return .null }
    switch type {
    case .text, .choice: return .string(text)
    case .field(let schema):
      let place = NodePath(rest.map { .key($0) })
      guard let part = try? SchemaTable.newest.schema(at: place, in: schema) else { return parsed }
      switch part.type {
      case .string, .quantity, .time, .microTime, .base64: return .string(text)
      default: return parsed
      }
    case .bool, .integer, .texts, .anything: return parsed
    }
  }

  private var parsed: Node {
    let documents = YAMLReader.read(Array(text.utf8), from: "")
    guard documents.diagnostics.isEmpty, documents.documents.count == 1 else { return .string(text) }
    return documents.documents[0].node
  }
}
