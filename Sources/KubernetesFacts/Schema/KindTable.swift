/// The kinds of all Kubernetes versions and of Istio, by `apiVersion`, with the Kubernetes versions that serve them.
struct KindTable: Sendable {
  /// The kinds of all versions; parsed on first use.
  static let all = KindTable()

  /// A kind with an `apiVersion`.
  struct Name: Sendable, Hashable {
    let apiVersion: String
    let kind: String
  }

  /// The versions that serve a kind, and its object; the object is nil for kinds that were removed before the oldest
  /// version with known fields.
  struct Entry: Sendable {
    let since: KubernetesVersion?
    let until: KubernetesVersion?
    let object: ObjectReference?

    func isThere(in version: KubernetesVersion) -> Bool {
      (since ?? version) <= version && version <= (until ?? version)
    }
  }

  private let entries: [Name: Entry]
  /// The groups of each kind in the newest version.
  let groupsByKind: [String: [String]]

  private init() {
    var text = SchemaText(SchemaTables.kinds)
    var entries: [Name: Entry] = [:]
    entries.reserveCapacity(SchemaTables.kindCount)
    while !text.isAtEnd {
      let apiVersion = text.word()
      _ = text.skip(" ")
      let name = Name(apiVersion: apiVersion, kind: text.word())
      _ = text.skip(" ")
      let (since, _, until) = (text.number(), text.skip("-"), text.number())
      _ = text.skip(" ")
      entries[name] = Entry(
        since: since.map(KubernetesVersion.init(minor:)), until: until.map(KubernetesVersion.init(minor:)),
        object: text.number().map(ObjectReference.init(number:)))
      _ = text.skip("\n")
    }
    self.entries = entries
    var groups: [String: Set<String>] = [:]
    for (name, entry) in entries where entry.isThere(in: .newest) {
      groups[name.kind, default: []].insert(String(name.apiVersion.apiGroup))
    }
    groupsByKind = groups.mapValues { $0.sorted() }
  }

  /// The entry of a kind; nil if no version serves it.
  subscript(apiVersion: String, kind: String) -> Entry? { entries[Name(apiVersion: apiVersion, kind: kind)] }

  /// Whether any version has kinds in the group.
  func hasGroup(_ group: Substring) -> Bool { entries.keys.contains { $0.apiVersion.apiGroup == group } }

  /// All kinds of all versions, sorted.
  var names: [Name] { entries.keys.sorted { ($0.apiVersion, $0.kind) < ($1.apiVersion, $1.kind) } }

  /// The kinds of a version, sorted.
  func names(in version: KubernetesVersion) -> [Name] {
    names.filter { entries[$0]?.isThere(in: version) ?? false }
  }
}

extension String {
  /// The group of an `apiVersion`: empty for the core group.
  var apiGroup: Substring { self[..<(utf8.firstIndex(of: UInt8(ascii: "/")) ?? startIndex)] }
}
