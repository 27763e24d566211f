/// Which kinds there are, under which `apiVersion`, and since and until when.
struct KindTable: Sendable {
  /// The kinds of all versions; read once, when first asked for.
  static let all = KindTable()

  /// A kind under one `apiVersion`.
  struct Name: Sendable, Hashable {
    let apiVersion: String
    let kind: String
  }

  /// When a kind is there, and its object; the object is nil for kinds that went before the oldest known fields.
  struct Entry: Sendable {
    let since: KubernetesVersion?
    let until: KubernetesVersion?
    let object: ObjectReference?

    func isThere(in version: KubernetesVersion) -> Bool {
      (since ?? version) <= version && version <= (until ?? version)
    }
  }

  private let entries: [Name: Entry]
  /// The groups that have a kind in the newest version, by kind.
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

  /// A kind's entry; nil if no version has it.
  subscript(apiVersion: String, kind: String) -> Entry? { entries[Name(apiVersion: apiVersion, kind: kind)] }

  /// Whether any version has kinds of the group.
  func hasGroup(_ group: Substring) -> Bool { entries.keys.contains { $0.apiVersion.apiGroup == group } }

  /// All kinds of all versions, sorted.
  var names: [Name] { entries.keys.sorted { ($0.apiVersion, $0.kind) < ($1.apiVersion, $1.kind) } }

  /// The kinds that a version has, sorted.
  func names(in version: KubernetesVersion) -> [Name] {
    names.filter { entries[$0]?.isThere(in: version) ?? false }
  }
}

extension String {
  /// The group of an `apiVersion`: empty for the core group.
  var apiGroup: Substring { self[..<(firstIndex(of: "/") ?? startIndex)] }
}
