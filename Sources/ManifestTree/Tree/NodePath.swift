/// The way from an object's root to a part of it.
///
/// ```
/// spec.template.spec.containers[name=server].ports[containerPort=8080,protocol=TCP]
/// metadata.annotations["sidecar.istio.io/inject"]
/// spec.http[0].match[1]
/// ```
public struct NodePath: Sendable, Hashable {
  /// One step of the way.
  public enum Step: Sendable, Hashable {
    /// Into a map's value.
    case key(String)
    /// Into a list's element, from 0.
    case index(Int)
    /// Into the list element whose keys have these values, in the order of the API's key list.
    case element([Selector])
  }

  /// One `key=value` that picks a list element.
  public struct Selector: Sendable, Hashable {
    /// The element's key; dots lead into nested maps (`metadata.name`).
    public var key: String
    /// The value, as YAML writes it plainly.
    public var value: String

    /// Makes a selector.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The steps from the root.
  public var steps: [Step]

  /// Makes a path; empty is the root.
  public init(_ steps: [Step] = []) { self.steps = steps }

  /// The path one step further into a map.
  public func key(_ name: String) -> NodePath { NodePath(steps + [.key(name)]) }
  /// The path one step further into a list.
  public func index(_ position: Int) -> NodePath { NodePath(steps + [.index(position)]) }
}

extension NodePath.Step {
  /// Compares texts by their bytes: two keys that only look alike are two keys.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.key(let one), .key(let other)): one.hasSameBytes(as: other)
    case (.index(let one), .index(let other)): one == other
    case (.element(let one), .element(let other)): one == other
    default: false
    }
  }
}

extension NodePath.Selector {
  /// Compares texts by their bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.key.hasSameBytes(as: right.key) && left.value.hasSameBytes(as: right.value)
  }
}

extension NodePath: CustomStringConvertible {
  /// The path as people read it; keys that are no plain words are quoted in brackets.
  public var description: String {
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
