/// Which kinds there are, under which `apiVersion`, and since and until when.
struct KindTable: Sendable {
  /// The kinds of all versions; read once, when first asked for.
  static let all = KindTable()

  /// A kind under one `apiVersion`.
  struct Name: Sendable, Hashable {
    var apiVersion: String
    var kind: String
  }

  /// When a kind is there, and its object; the object is nil for kinds that went before the oldest known fields.
  struct Entry: Sendable {
    var since: KubernetesVersion?
    var until: KubernetesVersion?
    var object: ObjectReference?

    func isThere(in version: KubernetesVersion) -> Bool {
      (since ?? version) <= version && version <= (until ?? version)
    }
  }

  let entries: [Name: Entry]
  /// The kinds' names in the order of the text: sorted.
  let names: [Name]
  /// The API groups, the core group as an empty name.
  let groups: Set<String>

  private init() {
    var text = SchemaText(SchemaTables.kinds)
    var entries: [Name: Entry] = [:]
    var names: [Name] = []
    var groups: Set<String> = []
    entries.reserveCapacity(500)
    while !text.isAtEnd {
      let apiVersion = text.word(until: " ")
      _ = text.skip(" ")
      let name = Name(apiVersion: apiVersion, kind: text.word(until: " "))
      _ = text.skip(" ")
      let (since, _, until) = (text.number(), text.skip("-"), text.number())
      _ = text.skip(" ")
      entries[name] = Entry(
        since: since.map(KubernetesVersion.init(minor:)), until: until.map(KubernetesVersion.init(minor:)),
        object: text.number().map(ObjectReference.init(number:)))
      names.append(name)
      groups.insert(apiVersion.apiGroup)
      _ = text.skip("\n")
    }
    (self.entries, self.names, self.groups) = (entries, names, groups)
  }
}

extension String {
  /// The group of an `apiVersion`: empty for the core group.
  var apiGroup: String {
    guard let slash = firstIndex(of: "/") else { return "" }
    return String(self[..<slash])
  }
}
