import ClusterDiff
import Diagnostics
import KubernetesFacts
import ManifestTree

/// The objects of both sides, paired by identity, by generated name, and by name in another namespace.
struct ObjectPairing: Sendable {
  /// A pair of versions of an object.
  struct Pair: Sendable {
    let old: Object
    let new: Object
    let kind: ChangeEntry.Kind
  }

  /// The pairs, in the order of the new side.
  private(set) var pairs: [Pair] = []
  private(set) var added: [Object] = []
  private(set) var removed: [Object] = []
  /// Objects that a side declares more than once; the last declaration counts.
  private(set) var repeated: [Diagnostic] = []
  /// The objects of each side, without repetitions.
  let old: [Object]
  let new: [Object]

  init(old: [Object], new: [Object]) {
    let (oldObjects, oldRepeated) = Self.unique(old)
    let (newObjects, newRepeated) = Self.unique(new)
    self.old = oldObjects
    self.new = newObjects
    repeated = oldRepeated + newRepeated
    pairs.reserveCapacity(newObjects.count)
    let places = Dictionary(
      oldObjects.indices.map { (oldObjects[$0].identity, $0) }, uniquingKeysWith: { $1 })
    var used = [Bool](repeating: false, count: oldObjects.count)
    var rest: [Object] = []
    for object in newObjects {
      if let place = places[object.identity] {
        used[place] = true
        pairs.append(Pair(old: oldObjects[place], new: object, kind: .changed))
      } else {
        rest.append(object)
      }
    }
    removed = oldObjects.indices.filter { !used[$0] }.map { oldObjects[$0] }
    added = rest
    guard !added.isEmpty, !removed.isEmpty else { return }
    pairRest(.renamed, by: { GeneratedName($0.identity, jobs: true) }, content: { $0.content })
    pairRest(.moved, by: { NameWithoutNamespace($0.identity) }, content: { _ in .null })
  }

  /// The largest group of objects with one key whose contents are compared with each other.
  private static let largestGroup = 64

  /// Pairs the remaining objects that have the same key: first those with equal content, then any others.
  private mutating func pairRest<Key: Hashable>(
    _ kind: ChangeEntry.Kind, by key: (Object) -> Key?, content: (Object) -> Node
  ) {
    var candidates: [Key: [Int]] = [:]
    for (index, object) in removed.enumerated() {
      if let key = key(object) { candidates[key, default: []].append(index) }
    }
    var matches = [Int?](repeating: nil, count: added.count)
    var used: Set<Int> = []
    var open: [Int] = []
    for (index, object) in added.enumerated() {
      guard let key = key(object), let known = candidates[key] else { continue }
      // If a name is in several namespaces, it is unknown which object moved to which namespace.
      if kind == .moved, known.count > 1 { continue }
      let wanted = content(object)
      if known.count > 1, known.count <= Self.largestGroup,
        let equal = known.first(where: { !used.contains($0) && content(removed[$0]) == wanted })
      {
        matches[index] = equal
        used.insert(equal)
      } else {
        open.append(index)
      }
    }
    for index in open {
      guard let key = key(added[index]) else { continue }
      while let place = candidates[key]?.popLast() {
        guard used.insert(place).inserted else { continue }
        matches[index] = place
        break
      }
    }
    guard !used.isEmpty else { return }
    for (index, match) in matches.enumerated() {
      if let match { pairs.append(Pair(old: removed[match], new: added[index], kind: kind)) }
    }
    added = added.indices.filter { matches[$0] == nil }.map { added[$0] }
    removed = removed.indices.filter { !used.contains($0) }.map { removed[$0] }
  }

  private struct NameWithoutNamespace: Hashable {
    let identity: ObjectIdentity

    init(_ identity: ObjectIdentity) {
      var identity = identity
      identity.namespace = nil
      self.identity = identity
    }
  }

  private static func unique(_ objects: [Object]) -> ([Object], [Diagnostic]) {
    var places: [ObjectIdentity: Int] = [:]
    places.reserveCapacity(objects.count)
    var kept: [Object] = []
    kept.reserveCapacity(objects.count)
    var faults: [Diagnostic] = []
    for object in objects {
      var object = object
      object.identity = object.identity.inItsGroup
      if object.identity.isClusterScoped { object.identity.namespace = nil }
      if object.node["metadata"]?["name"] != nil, let place = places[object.identity] {
        faults.append(
          .declaredTwice(object.identity, at: object.origin.location, kept[place].origin.location))
        kept[place] = object
      } else {
        places[object.identity] = kept.count
        kept.append(object)
      }
    }
    return (kept, faults)
  }
}

extension Object {
  /// The data of a ConfigMap or Secret.
  fileprivate var content: Node {
    .list(["data", "binaryData", "stringData"].map { node[$0] ?? .null })
  }
}

extension Diagnostic {
  fileprivate static func declaredTwice(
    _ object: ObjectIdentity, at location: FileLocation, _ first: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "diff/declared-twice", .warning,
      "\(object.title) is declared twice: the last declaration is compared, because kubectl applies that one last",
      at: location, notes: [.init("also declared here", at: first)], fix: "remove all but one declaration")
  }
}
