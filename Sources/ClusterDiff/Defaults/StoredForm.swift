import KubernetesFacts
import ManifestTree

/// The object that the API server stores for a manifest: with defaults, and with normalized numbers and quantities.
///
/// Lists keep their elements and order, so that the positions of elements remain valid.
enum StoredForm {
  /// The stored form of a whole object.
  static func of(_ node: Node, as schema: SchemaCursor) -> Node { stored(node, schema, depth: 0) }

  /// No schema is nested deeper; deeper values are kept unchanged.
  private static let depthLimit = 200

  private static func stored(_ node: Node, _ schema: SchemaCursor, depth: Int) -> Node {
    guard depth < depthLimit else { return node }
    switch node {
    case .map(let map): return .map(stored(map, schema, depth: depth))
    case .list(let list):
      let element = schema.element
      return .list(list.map { stored($0, element, depth: depth + 1) })
    case .null, .bool, .int, .double, .string: return storedScalar(node, schema)
    }
  }

  private static func stored(_ map: NodeMap, _ schema: SchemaCursor, depth: Int) -> NodeMap {
    var filled = map
    for rule in schema.defaults where rule.applies(to: filled) {
      filled[rule.field] = rule.value
    }
    DerivedDefaults.fill(&filled, of: schema.name)
    var result = NodeMap()
    result.reserveCapacity(filled.count)
    for entry in filled {
      let child = schema.child(entry.key)
      if entry.value == .null {
        guard schema.isMapOfValues else { continue }
        switch child?.value?.type {
        case .string: result.append(entry.key, "")
        case .quantity: result.append(entry.key, "0")
        default: result.append(entry.key, .null)
        }
        continue
      }
      result.append(entry.key, child.map { stored(entry.value, $0, depth: depth + 1) } ?? entry.value)
    }
    return result
  }

  private static func storedScalar(_ node: Node, _ schema: SchemaCursor) -> Node {
    switch schema.value?.type {
    case .quantity:
      // The server receives integers in decimal digits, regardless of their notation.
      guard let text = node.int.map({ String($0) }) ?? node.plainText, let quantity = try? Quantity(text)
      else { return node }
      let isResourceList = !schema.place.hasSuffix(".divisor") && schema.isAmountOfResources
      return .string((isResourceList ? quantity.roundedToMilli : quantity).description)
    case .int32, .int64, .intOrString: return node.int.map(Node.int) ?? node
    case .base64:
      guard case .string(let text) = node else { return node }
      return .string(text.filter { $0 != "\n" && $0 != "\r" && $0 != "\r\n" })
    default: return node
    }
  }
}

extension SchemaCursor {
  /// The defaults of the object's fields.
  var defaults: [DefaultRule] { (definitions?.rules ?? DefaultTable.byType)[name] ?? [] }

  /// Whether the last field of the place is a map of resources, whose quantities the server rounds to thousandths.
  fileprivate var isAmountOfResources: Bool {
    let field = place.split(separator: ".").last.map(String.init) ?? ""
    return [
      "limits", "requests", "hard", "default", "defaultRequest", "max", "min", "maxLimitRequestRatio",
      "capacity", "overhead", "used", "allocatedResources",
    ].contains(field)
  }
}
