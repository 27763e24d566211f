internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree

/// The references in free objects to the services of their own app.
///
/// In a chart, these references get the name prefix, as the services' names do. A string is recognized as a reference
/// by its position, such as the backend of an Ingress, or by the form of an address: `<name>.<namespace>.svc`.
struct ServiceNameReferences: Sendable {
  private let prefix: String
  private let namespace: String
  /// The names of the services' objects, without the prefix.
  private let names: Set<String>
  /// The label that contains the name of a service.
  private let selectorLabel: String

  /// - Parameters:
  ///   - prefix: the name prefix in the spec.
  ///   - namespace: the app's namespace.
  ///   - names: the names of the services' objects, without the prefix.
  ///   - selectorLabel: the label that contains the name of a service.
  init(prefix: String, namespace: String, names: some Sequence<String>, selectorLabel: String) {
    self.prefix = prefix
    self.namespace = namespace
    self.names = Set(names)
    self.selectorLabel = selectorLabel
  }

  /// The object with placeholders for its references.
  func withPlaceholders(_ object: Object) -> Object {
    guard case .map(var map) = object.node else { return object }
    var object = object
    for key in map.entries.map(\.key) where key != "metadata" && key != "data" && key != "stringData" {
      if let value = map[key], let changed = withPlaceholders(value, at: key) { map[key] = changed }
    }
    object.node = .map(map)
    return object
  }

  /// The keys of references: maps or lists of maps with the name at `name`.
  private static let referenceKeys: Set<String> = [
    "service", "services", "backend", "backends", "defaultBackend", "backendRef", "backendRefs",
    "alternateBackends", "scaleTargetRef", "targetRef", "targetRefs", "workloadRef", "to",
  ]

  /// The keys of strings that are a name.
  private static let nameKeys: Set<String> = [
    "serviceName", "serviceAccountName", "serviceAccount", "service",
  ]

  /// The keys of maps of labels that select pods or Services.
  private static let selectorKeys: Set<String> = ["matchLabels", "selector", "podSelector"]

  /// The value with placeholders; nil if it contains no reference.
  private func withPlaceholders(_ node: Node, at key: String) -> Node? {
    switch node {
    case .string(let text):
      Self.nameKeys.contains(key) ? withPlaceholder(text) : withPlaceholdersInAddresses(text)
    case .list(let list):
      changed(list) { withPlaceholders($0, at: key) }
    case .map(let map): withPlaceholders(map, at: key).map(Node.map)
    case .null, .bool, .int, .double: nil
    }
  }

  private func changed(_ list: [Node], _ change: (Node) -> Node?) -> Node? {
    var result: [Node]?
    for index in list.indices {
      guard let item = change(list[index]) else { continue }
      if result == nil { result = list }
      result?[index] = item
    }
    return result.map(Node.list)
  }

  private func withPlaceholders(_ map: NodeMap, at key: String) -> NodeMap? {
    let isReference =
      Self.referenceKeys.contains(key) && ["Service", nil].contains(map["kind"]?.text)
      || ["Deployment", "StatefulSet", "DaemonSet", "ServiceAccount"].contains(map["kind"]?.text)
    let isOwn = [nil, namespace, String(TextPlaceholder.namespace)].contains(map["namespace"]?.text)
    var result: NodeMap?
    for entry in map {
      let isName =
        isReference && isOwn && entry.key == "name"
        || Self.selectorKeys.contains(key) && entry.key == selectorLabel
      let value =
        isName
        ? entry.value.text.flatMap(withPlaceholder) : withPlaceholders(entry.value, at: entry.key)
      guard let value else { continue }
      if result == nil { result = map }
      result?[entry.key] = value
    }
    return result
  }

  /// The string with placeholders in front of the services' names in addresses.
  private func withPlaceholdersInAddresses(_ text: String) -> Node? {
    let suffix = ".\(namespace)"
    guard !namespace.isEmpty, text.contains(suffix), !TextPlaceholder.occurs(in: text) else { return nil }
    var result = ""
    var rest = text[...]
    while let range = rest.firstRange(of: suffix) {
      let before = rest[..<range.lowerBound]
      let start = before.lastIndex { !($0.isLetter || $0.isNumber || $0 == "-") }
      let label = start.map { before[before.index(after: $0)...] } ?? before
      let after = rest[range.upperBound...]
      let name = ServiceHost.completes(after.utf8) ? withPlaceholder(String(label))?.text : nil
      result += before.dropLast(label.count)
      result += name ?? String(label)
      result += suffix
      rest = after
    }
    return result == text.dropLast(rest.count) ? nil : .string(result + rest)
  }

  private func withPlaceholder(_ name: String) -> Node? {
    guard name.hasPrefix(prefix), names.contains(String(name.dropFirst(prefix.count))) else { return nil }
    return .string("\(TextPlaceholder.namePrefix)\(name.dropFirst(prefix.count))")
  }
}
