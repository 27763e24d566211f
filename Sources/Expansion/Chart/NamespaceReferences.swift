internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree

/// The references in objects to the namespace of their own app.
///
/// In a chart, these references become the namespace of the release. They can be in an `Object`, a patch, a variable,
/// or a configuration file. A string is recognized as a reference by its position or form and never only by its
/// content, because an app and its namespace often have the same name.
struct NamespaceReferences: Sendable {
  private let namespace: String
  private let bytes: [UInt8]
  /// The names for which `<name>.<namespace>` is an address.
  private let services: Set<String>

  /// - Parameters:
  ///   - namespace: the app's namespace.
  ///   - services: the names of the app's Services.
  init(to namespace: String, services: some Sequence<String>) {
    self.namespace = namespace
    bytes = Array(namespace.utf8)
    self.services = Set(services)
  }

  /// The object with placeholders for its references.
  func withPlaceholders(_ object: Object) -> Object {
    guard !bytes.isEmpty else { return object }
    var object = object
    let isNamespace = object.identity.groupKind == .namespace
    if isNamespace, object.identity.name == namespace {
      object.identity.name = Self.placeholder
      if case .map(var map) = object.node, case .map(var metadata)? = map["metadata"] {
        metadata["name"] = .string(Self.placeholder)
        map["metadata"] = .map(metadata)
        object.node = .map(map)
      }
    }
    if let node = withPlaceholders(object.node, at: "") { object.node = node }
    if object.identity.namespace == namespace { object.identity.namespace = Self.placeholder }
    return object
  }

  private static let placeholder = String(TextPlaceholder.namespace)
  private static let nameLabel = NamespaceKey.name

  /// The keys below which nothing is replaced, because their values are chart values.
  private static let settableKeys: Set<String> = [
    "image", "affinity", "nodeSelector", "tolerations", "topologySpreadConstraints", "resources",
  ]

  /// The keys of lists that contain names of namespaces.
  private static let listKeys: Set<String> = ["namespaces", "matchNames", "exportTo", "notNamespaces"]

  /// The keys of strings that can start with a namespace and a slash.
  private static let qualifiedKeys: Set<String> = [
    "hosts", "gateways", "cert-manager.io/inject-ca-from", "cert-manager.io/inject-ca-from-secret",
  ]

  /// The value with placeholders; nil if it contains no reference to the namespace.
  private func withPlaceholders(_ node: Node, at key: String) -> Node? {
    switch node {
    case .string(let text): withPlaceholders(text, at: key).map(Node.string)
    case .list(let list): withPlaceholders(list, at: key).map(Node.list)
    case .map(let map): withPlaceholders(map).map(Node.map)
    case .null, .bool, .int, .double: nil
    }
  }

  private func withPlaceholders(_ list: [Node], at key: String) -> [Node]? {
    var result: [Node]?
    for index in list.indices {
      var item = withPlaceholders(list[index], at: key)
      // The value of a flag in a command, such as `-n shop`.
      if item == nil, index > 0, list[index].text == namespace, let flag = list[index - 1].text,
        flag == "-n" || flag.hasPrefix("-") && flag.hasSuffix("namespace")
      {
        item = .string(Self.placeholder)
      }
      guard let item else { continue }
      if result == nil { result = list }
      result?[index] = item
    }
    return result
  }

  private func withPlaceholders(_ map: NodeMap) -> NodeMap? {
    var result: NodeMap?
    let isNameRequirement = map["key"] == .string(Self.nameLabel)
    let isNamespaceVariable = map["name"]?.text.map { $0.uppercased().contains("NAMESPACE") } ?? false
    for entry in map where !Self.settableKeys.contains(entry.key) {
      let key =
        isNameRequirement && entry.key == "values" || isNamespaceVariable && entry.key == "value"
        ? "namespaces" : entry.key
      guard let value = withPlaceholders(entry.value, at: key) else { continue }
      if result == nil { result = map }
      result?[entry.key] = value
    }
    return result
  }

  private func withPlaceholders(_ text: String, at key: String) -> String? {
    if text == namespace { return isNamespaceKey(key) ? Self.placeholder : nil }
    var text = text
    let places = text.withUTF8 { utf8 in
      occurrences(in: utf8).filter { isReference($0, in: utf8, at: key) }
    }
    guard !places.isEmpty else { return nil }
    var replaced: [UInt8] = []
    var start = 0
    let utf8 = Array(text.utf8)
    for place in places {
      replaced += utf8[start..<place] + Array(Self.placeholder.utf8)
      start = place + bytes.count
    }
    return String(decoding: replaced + utf8[start...], as: UTF8.self)
  }

  private func isNamespaceKey(_ key: String) -> Bool {
    key == "namespace" || key == Self.nameLabel || key.hasSuffix("Namespace") || key.hasSuffix("Namespaces")
      || Self.listKeys.contains(key) || key.uppercased().hasSuffix("NAMESPACE")
  }

  /// The positions at which the namespace occurs in a string as a whole label.
  private func occurrences(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard let first = bytes.first, text.count > bytes.count else { return [] }
    var places: [Int] = []
    var index = 0
    while index + bytes.count <= text.count {
      defer { index += 1 }
      guard text[index] == first, text[index..<(index + bytes.count)].elementsEqual(bytes) else { continue }
      let end = index + bytes.count
      if index > 0, text[index - 1].isOfLabel { continue }
      if end < text.count, text[end].isOfLabel { continue }
      places.append(index)
    }
    return places
  }

  private func isReference(_ place: Int, in text: UnsafeBufferPointer<UInt8>, at key: String) -> Bool {
    let before = text[..<place]
    let after = text[(place + bytes.count)...]
    if before.last == UInt8(ascii: ".") { return isAddress(before.dropLast(), after) }
    // A SPIFFE identity, as in Istio's principals.
    if before.ends(MeshPrincipal.namespaceMark) { return true }
    if before.ends(ServiceAccountUser.prefix), after.starts(":") { return true }
    if before.ends(ServiceAccountUser.groupPrefix), after.isEmpty { return true }
    // A flag such as `--watch-namespace=shop`.
    if before.ends("namespace=") { return true }
    return before.isEmpty && after.starts("/") && Self.qualifiedKeys.contains(key)
  }

  /// Whether the context of `.<namespace>` makes it the address of a Service.
  private func isAddress(
    _ before: Slice<UnsafeBufferPointer<UInt8>>, _ after: Slice<UnsafeBufferPointer<UInt8>>
  )
    -> Bool
  {
    guard let last = before.last, last.isOfLabel || last == UInt8(ascii: "*") else { return false }
    if ServiceHost.completes(after) { return true }
    guard after.first != UInt8(ascii: ".") else { return false }
    let start = before.lastIndex { !$0.isOfLabel }.map { $0 + 1 } ?? before.startIndex
    // A label before the name makes the string another host.
    if start > before.startIndex, before[start - 1] == UInt8(ascii: ".") { return false }
    return services.contains(String(decoding: before[start...], as: UTF8.self))
  }
}

extension UInt8 {
  /// Whether the byte is a letter, a digit, `-`, or `_`.
  fileprivate var isOfLabel: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { starts(with: $0) }
  }

  fileprivate func ends(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
