package import ManifestTree

/// A path with wildcards, which matches a value and everything below it.
///
/// `*` in a key or value matches any characters, `[*]` any element of a list, and `**` any number of steps.
/// ```
/// spec.template.spec.containers[*].resources
/// spec.containers[name=istio-*]
/// metadata.annotations["cloud.google.com/*"]
/// **.caBundle
/// ```
package struct PathPattern: Sendable, Hashable {
  /// The pattern, unchanged from the rule.
  package let text: String
  private let steps: [Step]

  private enum Step: Hashable {
    case anySteps
    case key(String)
    case anyElement
    case index(Int)
    case element([NodePath.Selector])
  }

  /// Parses a pattern; every string is valid.
  package init(_ text: String) {
    self.text = text
    var steps: [Step] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "." {
        rest = rest.dropFirst()
      } else if first == "[" {
        rest = rest.dropFirst()
        steps.append(Self.bracket(&rest))
      } else {
        let word = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(word.count)
        steps.append(word == "**" ? .anySteps : .key(String(word)))
      }
    }
    self.steps = steps
  }

  private static func bracket(_ rest: inout Substring) -> Step {
    if rest.first == "\"" {
      let key = rest.dropFirst().prefix { $0 != "\"" }
      rest = rest.dropFirst(key.count + 2)
      if rest.first == "]" { rest = rest.dropFirst() }
      return .key(String(key))
    }
    let inner = rest.prefix { $0 != "]" }
    rest = rest.dropFirst(inner.count + 1)
    if inner == "*" { return .anyElement }
    if let index = Int(inner) { return .index(index) }
    return .element(
      inner.split(separator: ",").map { part in
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return .init(String(sides[0]), sides.count > 1 ? String(sides[1]) : "*")
      })
  }

  /// Whether a path matches the pattern or is below a match.
  package func matches(_ path: NodePath) -> Bool { matches(steps[...], path.steps[...]) }

  private func matches(_ pattern: ArraySlice<Step>, _ path: ArraySlice<NodePath.Step>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == .anySteps {
      let rest = pattern.dropFirst()
      return (path.startIndex...path.endIndex).contains { matches(rest, path[$0...]) }
    }
    guard let step = path.first, Self.matches(first, step) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }

  private static func matches(_ pattern: Step, _ step: NodePath.Step) -> Bool {
    switch (pattern, step) {
    case (.key(let glob), .key(let key)): Glob.matches(glob, key)
    case (.anyElement, .index), (.anyElement, .element): true
    case (.index(let one), .index(let other)): one == other
    case (.element(let wanted), .element(let selectors)):
      wanted.allSatisfy { want in
        selectors.contains { $0.key == want.key && Glob.matches(want.value, $0.value) }
      }
    default: false
    }
  }
}

/// Strings in which `*` matches any characters.
enum Glob {
  /// Whether a string matches a glob; usually in linear time, at worst quadratic.
  static func matches(_ glob: String, _ text: String) -> Bool {
    let (pattern, bytes) = (Array(glob.utf8), Array(text.utf8))
    var (place, position) = (0, 0)
    var retry: (place: Int, position: Int)?
    while position < bytes.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        retry = (place, position)
        place += 1
      } else if place < pattern.count, pattern[place] == bytes[position] {
        (place, position) = (place + 1, position + 1)
      } else if let last = retry {
        retry = (last.place, last.position + 1)
        (place, position) = (last.place + 1, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
