import ManifestTree

/// Pairs declared ConfigMaps and Secrets with live ones that have another generated name.
struct GeneratedNames {
  /// Undeclared live objects with generated names, by the name without the hash.
  private var undeclared: [GeneratedName: [Object]] = [:]
  private var renames: [ObjectIdentity: Object] = [:]
  private var liveNames: Set<[String]> = []

  init(declared: [Object], live: LiveObjects) {
    let absent = declared.filter { live[$0.identity] == nil && GeneratedName($0.identity) != nil }
    guard !absent.isEmpty else { return }
    let declaredIdentities = Set(declared.map(\.identity))
    for object in live.objects where !declaredIdentities.contains(object.identity) {
      if let name = GeneratedName(object.identity) { undeclared[name, default: []].append(object) }
    }
    for object in absent {
      guard let name = GeneratedName(object.identity),
        let same = undeclared[name]?.last(where: { Self.haveSameContent(object, $0) })
      else { continue }
      renames[object.identity] = same
      liveNames.insert([object.identity.namespace ?? "", object.identity.name, same.identity.name])
    }
  }

  /// The live object with the same content under another name; nil if there is none.
  func renamed(_ identity: ObjectIdentity) -> Object? { renames[identity] }

  /// A live object with the same name except for the hash, with any content; nil if there is none.
  func other(than identity: ObjectIdentity) -> (object: Object, base: String)? {
    guard let name = GeneratedName(identity), let object = undeclared[name]?.last else { return nil }
    return (object, name.base)
  }

  /// Whether two strings are names of objects with the same content in a namespace.
  func areSame(_ declared: Node?, _ live: Node?, in namespace: String?) -> Bool {
    guard !liveNames.isEmpty, let declared = declared?.text, let live = live?.text else { return false }
    return liveNames.contains([namespace ?? "", declared, live])
  }

  private static func haveSameContent(_ left: Object, _ right: Object) -> Bool {
    let (left, right) = (ServerConversion.of(left).node, ServerConversion.of(right).node)
    return ["data", "binaryData"].allSatisfy { field in
      contents(of: left, field) == contents(of: right, field)
    }
  }

  private static func contents(of node: Node, _ field: String) -> Node {
    node[field].map { $0 == .null ? [:] : $0 } ?? [:]
  }
}
