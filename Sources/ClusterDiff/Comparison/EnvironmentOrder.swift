import ManifestTree

/// Whether the order of environment variables means something: `$(NAME)` sees only what stands above it.
enum EnvironmentOrder {
  /// Whether a variable sees other variables in one list than in the other.
  static func differs(_ left: [Node], _ right: [Node]) -> Bool { sights(left) != sights(right) }

  /// For each variable, which of those that it names stand above it.
  private static func sights(_ list: [Node]) -> [String: Set<String>] {
    var above: Set<String> = []
    var sights: [String: Set<String>] = [:]
    let names = Set(list.compactMap { $0["name"]?.text })
    for node in list {
      guard let name = node["name"]?.text else { continue }
      if let value = node["value"]?.text {
        let seen = references(in: value).filter { names.contains($0) }
        if !seen.isEmpty { sights[name] = seen.intersection(above) }
      }
      above.insert(name)
    }
    return sights
  }

  /// The names in `$(NAME)`; `$$(NAME)` is a text.
  private static func references(in value: String) -> Set<String> {
    var names: Set<String> = []
    var rest = value[...]
    while let dollar = rest.firstIndex(of: "$") {
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        rest = rest.dropFirst()
      } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
        names.insert(String(rest[rest.index(after: rest.startIndex)..<end]))
        rest = rest[end...]
      }
    }
    return names
  }
}
