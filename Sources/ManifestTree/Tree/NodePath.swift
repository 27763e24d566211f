/// The path from an object's root to one of its parts.
///
/// ```
/// spec.template.spec.containers[name=server].ports[containerPort=8080,protocol=TCP]
/// metadata.annotations["sidecar.istio.io/inject"]
/// spec.http[0].match[1]
/// ```
package struct NodePath: Sendable, Hashable {
  /// One step of a path.
  package enum Step: Sendable, Hashable {
    /// Selects the value of a map's key.
    case key(String)
    /// Selects a list element by index, from 0.
    case index(Int)
    /// Selects the list element whose keys have these values, in the order of the API's list map keys.
    case element([Selector])
  }

  /// One `key=value` condition that selects a list element.
  package struct Selector: Sendable, Hashable {
    /// The element's key; dots separate the keys of nested maps (`metadata.name`).
    package var key: String
    /// The value in YAML's plain style.
    package var value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The steps from the root.
  package var steps: [Step]

  /// Creates a path; the empty path is the root.
  package init(_ steps: [Step] = []) { self.steps = steps }

  /// The path of a key in the map at this path.
  package func key(_ name: String) -> NodePath { NodePath(steps + [.key(name)]) }
  /// The path of an element in the list at this path.
  package func index(_ position: Int) -> NodePath { NodePath(steps + [.index(position)]) }
}

extension Sequence<NodePath.Step> {
  /// The keys, without the steps into lists.
  package var keys: [String] { compactMap { if case .key(let key) = $0 { key } else { nil } } }
}

extension NodePath.Step {
  /// Compares strings by their bytes: two keys that only look the same are different.
  package static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.key(let one), .key(let other)): one.hasSameBytes(as: other)
    case (.index(let one), .index(let other)): one == other
    case (.element(let one), .element(let other)): one == other
    default: false
    }
  }
}

extension NodePath.Selector {
  /// Compares strings by their bytes.
  package static func == (left: Self, right: Self) -> Bool {
    left.key.hasSameBytes(as: right.key) && left.value.hasSameBytes(as: right.value)
  }
}

extension NodePath: CustomStringConvertible {
  /// The path in readable form; keys that are not plain words are quoted in brackets.
  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key) where key.utf8.allSatisfy(isPlain) && !key.isEmpty:
        text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\"\(key)\"]"
      case .index(let index): text += "[\(index)]"
      case .element(let selectors):
        text += "[" + selectors.map { "\($0.key)=\($0.value)" }.joined(separator: ",") + "]"
      }
    }
    return text
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
