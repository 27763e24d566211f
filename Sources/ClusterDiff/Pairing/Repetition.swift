package import Diagnostics
package import ManifestTree

/// An object that is declared more than once.
package struct Repetition: Sendable {
  /// The object's identity.
  package let identity: ObjectIdentity
  /// The positions of the declarations; the last one is compared, because `kubectl apply` applies it last.
  package let places: [FileLocation]

  /// The last declaration of each object, and the objects that are declared more than once.
  static func lastOfEach(_ declared: [Object]) -> (objects: [Object], repeated: [Repetition]) {
    var last: [ObjectIdentity: Int] = [:]
    var isRepeated = false
    for (index, object) in declared.enumerated() where last.updateValue(index, forKey: object.identity) != nil
    {
      isRepeated = true
    }
    guard isRepeated else { return (declared, []) }
    let groups = Dictionary(grouping: declared, by: \.identity)
    let kept = declared.indices.filter { declared[$0].isNamedByServer || last[declared[$0].identity] == $0 }
      .map { declared[$0] }
    let repeated = kept.compactMap { object -> Repetition? in
      guard let group = groups[object.identity], group.count > 1,
        !object.isNamedByServer
      else { return nil }
      return Repetition(identity: object.identity, places: group.map(\.origin.location))
    }
    return (kept, repeated)
  }
}

extension Object {
  /// Whether the server generates the name, so that each declaration is an object of its own.
  fileprivate var isNamedByServer: Bool { node["metadata"]?["name"] == nil }
}
