internal import KubernetesFacts
internal import Portolan

/// The addresses of a system's services inside user-written strings: variables, arguments, configuration files.
///
/// A name is an address only in one of these contexts: after `://` or `@`, with a port that the service has, with the
/// namespace, or as the Service after a pod's name, as in `db-0.db`. Names such as `web` and `orders` can also be
/// plain words.
struct ServiceAddresses: Sendable {
  /// The ports of the services' Services, by the names in the strings.
  private let ports: [String: Set<Int>]
  private let namespace: String

  /// An address in a string.
  struct Address {
    /// The bytes of the name, without the namespace or the port.
    let range: Range<Int>
    let name: String
  }

  /// - Parameters:
  ///   - prefix: what precedes the services' names in the strings.
  ///   - namespace: the namespace in the strings.
  init(of services: [Portolan.Service], prefix: String, namespace: String) {
    var ports: [String: Set<Int>] = [:]
    for service in services where service.metadata.fullName == nil && service.metadata.serviceName == nil {
      let numbers = Set(service.servedPorts.map(\.servedNumber))
      guard !numbers.isEmpty else { continue }
      ports[prefix + service.name, default: []].formUnion(numbers)
      if service.isStatefulSet { ports["\(prefix)\(service.name)-headless", default: []].formUnion(numbers) }
    }
    self.ports = ports
    self.namespace = namespace
  }

  /// The addresses in a string, in order.
  func addresses(in text: String) -> [Address] {
    guard !ports.isEmpty else { return [] }
    var text = text
    return text.withUTF8 { bytes in
      var found: [Address] = []
      var index = 0
      while index < bytes.count {
        guard bytes[index].isInLabel else {
          index += 1
          continue
        }
        let start = index
        while index < bytes.count, bytes[index].isInLabel { index += 1 }
        let label = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let ports = ports[label] else { continue }
        if start > 0, bytes[start - 1] == UInt8(ascii: ".") {
          if let pod = pod(of: label, before: start - 1, in: bytes) {
            found.append(Address(range: pod, name: label))
            found.append(Address(range: start..<index, name: label))
          }
        } else if isAddress(start..<index, ports, in: bytes) {
          found.append(Address(range: start..<index, name: label))
        }
      }
      return found
    }
  }

  /// The name before the number in the name of a pod that ends before a dot: the `db` of `db-0.db`.
  private func pod(
    of name: String, before dot: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    let label = bytes[..<dot].reversed().prefix { $0.isInLabel }.reversed()
    let start = dot - label.count
    let owner = name.hasSuffix("-headless") ? String(name.dropLast("-headless".count)) : name
    let rest = label.dropFirst(owner.utf8.count + 1)
    guard label.starts(with: "\(owner)-".utf8), !rest.isEmpty, rest.allSatisfy(\.isDigit) else { return nil }
    return start..<(start + owner.utf8.count)
  }

  private func isAddress(
    _ range: Range<Int>, _ ports: Set<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let before = bytes[..<range.lowerBound]
    let after = bytes[range.upperBound...]
    let isHost = before.suffix(3).elementsEqual("://".utf8) || before.last == UInt8(ascii: "@")
    // In a path or the name of an image, the word is not a host.
    if !isHost, before.last == UInt8(ascii: "/") { return false }
    switch after.first {
    case UInt8(ascii: ":"):
      let digits = after.dropFirst().prefix { $0.isDigit }
      if isHost { return true }
      return Int(String(decoding: digits, as: UTF8.self)).map(ports.contains) ?? false
    case UInt8(ascii: "."):
      let rest = after.dropFirst()
      guard rest.starts(with: namespace.utf8), !namespace.isEmpty else { return false }
      let end = rest.dropFirst(namespace.utf8.count)
      if ServiceHost.completes(end) { return true }
      return end.first != UInt8(ascii: ".") && end.first?.isInLabel != true
    default: return isHost
    }
  }
}

extension UInt8 {
  /// Whether the byte is a letter, a digit, `-`, or `_`.
  fileprivate var isInLabel: Bool { isAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}
