import ManifestTree

/// Compares the order of environment variables, which matters because `$(NAME)` refers only to earlier variables.
enum EnvironmentOrder {
  /// Whether a `$(NAME)` refers to an earlier variable in one list, but not in the other.
  static func differs(_ left: [Node], _ right: [Node]) -> Bool { sights(left) != sights(right) }

  /// For each variable with references to others, the referenced variables that are declared before it.
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

  /// The names in `$(NAME)`; `$$(NAME)` is an escaped literal.
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
