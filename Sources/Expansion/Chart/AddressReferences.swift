internal import ChartParameters
internal import ManifestTree
import Portolan

/// Finds the addresses of the app's own services in user-written strings.
///
/// In a chart, the addresses get the name prefix, as the services' names do.
struct AddressReferences: Sendable {
  private let addresses: ServiceAddresses
  private let prefix: String

  init(_ system: SystemModel) {
    prefix = system.app.namePrefix
    addresses = ServiceAddresses(
      of: system.services, prefix: system.app.namePrefix, namespace: system.app.namespace)
  }

  /// The object with placeholders for the prefixes in its addresses.
  func withPlaceholders(_ object: ManifestTree.Object) -> ManifestTree.Object {
    var object = object
    if let node = withPlaceholders(object.node, isText: false) { object.node = node }
    return object
  }

  /// The keys below which all strings are free text: configuration, commands, and arguments.
  private static let textKeys: Set<String> = ["data", "stringData", "command", "args"]

  /// The value with placeholders; nil if it contains no address.
  private func withPlaceholders(_ node: Node, isText: Bool) -> Node? {
    switch node {
    case .string(let text): return isText ? withPlaceholders(text).map(Node.string) : nil
    case .list(let list):
      var result: [Node]?
      for index in list.indices {
        guard let item = withPlaceholders(list[index], isText: isText) else { continue }
        if result == nil { result = list }
        result?[index] = item
      }
      return result.map(Node.list)
    case .map(let map):
      var result: NodeMap?
      let isVariable = map["name"] != nil && map["value"] != nil
      for entry in map {
        let isText = isText || Self.textKeys.contains(entry.key) || isVariable && entry.key == "value"
        guard let value = withPlaceholders(entry.value, isText: isText) else { continue }
        if result == nil { result = map }
        result?[entry.key] = value
      }
      return result.map(Node.map)
    case .null, .bool, .int, .double: return nil
    }
  }

  private func withPlaceholders(_ text: String) -> String? {
    // The addresses of calls already have placeholders.
    guard !TextPlaceholder.occurs(in: text) else { return nil }
    let found = addresses.addresses(in: text)
    guard !found.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var start = 0
    for address in found {
      result += bytes[start..<address.range.lowerBound]
      result += Array(String(TextPlaceholder.namePrefix).utf8)
      start = address.range.lowerBound + prefix.utf8.count
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }
}
