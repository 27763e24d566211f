import ManifestTree

extension Difference {
  /// The values as reports may show them: what Secrets hold is masked.
  var shown: (declared: Node?, live: Node?) {
    guard object.kind == "Secret", object.group.isEmpty,
      path.starts(with: "data") || path.starts(with: "stringData")
    else { return (declared, live) }
    let isSame = declared != nil && declared == live
    return (
      declared.map { Self.masked($0, mark: "") },
      live.map { Self.masked($0, mark: isSame ? "" : ", another") }
    )
  }

  private static func masked(_ node: Node, mark: String) -> Node {
    switch node {
    case .map(let map):
      return .map(NodeMap(uniqueEntries: map.map { .init($0.key, masked($0.value, mark: mark)) }))
    case .string(let text):
      let padding = text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
      let count = max(0, text.utf8.count / 4 * 3 - padding)
      return .string("(masked, \(count) bytes\(mark))")
    default: return "(masked)"
    }
  }
}
