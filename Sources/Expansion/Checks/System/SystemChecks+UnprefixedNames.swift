internal import ChartParameters
internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension SystemChecks {
  /// Reports free objects that refer to a service of the app without the app's prefix.
  ///
  /// Portolan adds the prefix to service names only, and does not change other user-written text.
  mutating func checkUnprefixedReferences() {
    let app = system.app
    guard !app.namePrefix.isEmpty, !system.resources.objects.isEmpty else { return }
    let own = Set(
      system.resources.objects.compactMap(FreeObjectFacts.init).filter { Self.namedKinds.contains($0.kind) }
        .map(\.name))
    let references = ServiceNameReferences(
      prefix: "", namespace: app.namespace,
      names: system.services.lazy.filter { $0.metadata.fullName == nil }.map(\.name).filter {
        !own.contains($0)
      },
      selectorLabel: app.selectorLabel)
    for declared in system.resources.objects {
      guard let facts = FreeObjectFacts(declared) else { continue }
      let kind = facts.kind.kind
      let identity = ObjectIdentity(
        apiVersion: "v1", kind: kind, namespace: facts.namespace, name: facts.name)
      let node = Node(declared.value)
      let marked = references.withPlaceholders(
        ManifestTree.Object(identity, node, from: Origin(declared.location)))
      if let found = reference(in: marked.node, at: NodePath()) {
        faults.report(
          .unprefixedReference(
            found.name, at: "\(found.path)", of: "\(kind)/\(facts.name)", prefix: app.namePrefix,
            at: declared.location))
      }
      if let text = textWithAddress(in: node) { checkAddresses(in: text, at: declared.location) }
    }
  }

  /// The kinds of objects to which such references can refer.
  private static let namedKinds: Set<GroupKind> = [
    .service, .serviceAccount, .deployment, .statefulSet, .daemonSet,
  ]

  /// The first string with a placeholder for the prefix.
  private func reference(in node: Node, at path: NodePath) -> (path: NodePath, name: String)? {
    switch node {
    case .string(let text):
      guard let mark = text.unicodeScalars.firstIndex(of: TextPlaceholder.namePrefix) else { return nil }
      let rest = text.unicodeScalars[text.unicodeScalars.index(after: mark)...]
      let name = rest.prefix { $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
      return (path, String(name))
    case .list(let list):
      for (index, item) in list.enumerated() {
        if let found = reference(in: item, at: path.index(index)) { return found }
      }
      return nil
    case .map(let map):
      for entry in map {
        if let found = reference(in: entry.value, at: path.key(entry.key)) { return found }
      }
      return nil
    case .null, .bool, .int, .double: return nil
    }
  }

  /// The first string outside the metadata with an address that lacks the prefix.
  private func textWithAddress(in node: Node, depth: Int = 0) -> String? {
    switch node {
    case .string(let text): return index.unprefixedName(in: text) == nil ? nil : text
    case .list(let list):
      return list.lazy.compactMap { textWithAddress(in: $0, depth: depth + 1) }.first
    case .map(let map):
      return map.lazy.filter { depth > 0 || $0.key != "metadata" }
        .compactMap { textWithAddress(in: $0.value, depth: depth + 1) }.first
    case .null, .bool, .int, .double: return nil
    }
  }
}
