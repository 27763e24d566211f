internal import ManifestTree

/// A part of an object: what stands at a path, or that nothing stands there.
///
/// Going on from a part that is not there leads to parts that are not there, so a rule reads like a path:
/// `container["resources"]["limits"]["memory"].text`.
public struct ManifestField: Sendable {
  let manifest: Manifest
  /// What stands there; nil if nothing does, or null.
  let node: Node?
  private let trail: Trail?

  /// The way from the root, backwards, so that a step costs the same at any depth.
  private final class Trail: Sendable {
    let parent: Trail?
    let step: NodePath.Step

    init(_ parent: Trail?, _ step: NodePath.Step) {
      self.parent = parent
      self.step = step
    }
  }

  init(_ manifest: Manifest) {
    self.init(manifest, manifest.object.node, nil)
  }

  private init(_ manifest: Manifest, _ node: Node?, _ trail: Trail?) {
    self.manifest = manifest
    if case .null? = node { self.node = nil } else { self.node = node }
    self.trail = trail
  }

  subscript(_ key: String) -> ManifestField { ManifestField(manifest, node?[key], Trail(trail, .key(key))) }

  /// The items of a list; none if this is no list.
  var items: [ManifestField] {
    guard case .list(let list)? = node else { return [] }
    return list.indices.map { ManifestField(manifest, list[$0], Trail(trail, .index($0))) }
  }

  /// The entries of a map in their order; none if this is no map.
  var entries: [(key: String, value: ManifestField)] {
    guard case .map(let map)? = node else { return [] }
    return map.entries.map { ($0.key, ManifestField(manifest, $0.value, Trail(trail, .key($0.key)))) }
  }

  /// The first item whose `name` is the given one.
  func item(named name: String) -> ManifestField? { items.first { $0["name"].text == name } }

  /// The part at a path below.
  func field(at path: NodePath) -> ManifestField {
    path.steps.reduce(self) { ManifestField(manifest, $0.node?[NodePath([$1])], Trail($0.trail, $1)) }
  }

  /// Whether anything stands there.
  var exists: Bool { node != nil }
  /// The text that stands there.
  var text: String? { if case .string(let text)? = node { text } else { nil } }
  /// The scalar that stands there, as YAML writes it plainly.
  var plainText: String? { node?.plainText }
  /// The whole number that stands there; one beyond all that a field means is brought to the bound, so that sums of many
  /// and products of two stay numbers.
  var int: Int? { node?.int.map { Int(min(max($0, -Self.bound), Self.bound)) } }

  private static let bound: Int64 = 1_000_000_000
  /// The truth value that stands there.
  var bool: Bool? { if case .bool(let value)? = node { value } else { nil } }
  /// The texts of a list.
  var texts: [String] {
    guard case .list(let list)? = node else { return [] }
    return list.compactMap(\.plainText)
  }
  /// A map of texts, such as labels.
  var textMap: [String: String] {
    guard case .map(let map)? = node else { return [:] }
    var texts: [String: String] = [:]
    for entry in map { texts[entry.key] = entry.value.plainText }
    return texts
  }
  /// The amount that stands there; nil if there is none or it is malformed.
  var quantity: Quantity? { node.flatMap { node in (try? Quantity(node)) ?? nil } }
  /// The time span that stands there, in seconds; nil if there is none or it is malformed.
  var seconds: Double? {
    text.flatMap { try? DurationText($0) }.map { Double($0.nanoseconds) / 1_000_000_000 }
  }
  /// Whether a list or a map has nothing in it, or nothing stands there.
  var isEmpty: Bool {
    switch node {
    case .list(let list)?: list.isEmpty
    case .map(let map)?: map.isEmpty
    case nil: true
    default: false
    }
  }

  /// The way from the object's root.
  var path: NodePath {
    var steps: [NodePath.Step] = []
    var rest = trail
    while let link = rest {
      steps.append(link.step)
      rest = link.parent
    }
    return NodePath(steps.reversed())
  }
}
