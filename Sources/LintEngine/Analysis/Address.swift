internal import KubernetesFacts

/// A host with an optional port in a setting: `mysql:3306`, `jdbc:mysql://mysql:3306/orders`.
package struct Address: Sendable, Equatable {
  package let host: String
  /// The port; nil if there is none.
  package let port: Int?
  /// The part after the host in a URL, without the first slash; empty if there is none.
  package let path: String

  /// The addresses in the value of a variable; list items are separated by commas.
  package static func all(in value: String, named name: String) -> [Address] {
    let bytes = value.utf8
    guard bytes.count < 2048, !bytes.contains(0x0A) else { return [] }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      // A single word counts as a host only if the variable's name indicates one.
      let first = value[..<(bytes.firstIndex(of: UInt8(ascii: ",")) ?? value.endIndex)]
      guard isHost(first), isHostName(name) else { return [] }
      let items = bytes.split(separator: UInt8(ascii: ",")).map { Substring($0) }
      // Several names of one host are names in a certificate, not the targets of calls.
      if items.dropFirst().contains(where: { $0.hasPrefix("\(first).") }) { return [] }
      return items.compactMap { Address($0, path: "") }
    }
    if let scheme = endOfScheme(in: value, from: colon) {
      let rest = value[scheme...]
      let authority = rest.prefix { $0 != "/" && $0 != "?" }
      let path = rest.dropFirst(authority.count + 1).prefix { $0 != "?" && $0 != ";" }
      let hosts = authority.split(separator: "@").last ?? ""
      return hosts.split(separator: ",").compactMap { Address($0, path: String(path)) }
    }
    let isHostName = isHostName(name)
    return bytes.split(separator: UInt8(ascii: ",")).compactMap {
      Address(Substring($0), path: "", needsPort: !isHostName)
    }
  }

  /// The index after the first `://`.
  private static func endOfScheme(in value: String, from colon: String.Index) -> String.Index? {
    var rest = value.utf8[colon...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[rest.index(after: colon)...]
      if rest.starts(with: "//".utf8) { return rest.index(rest.startIndex, offsetBy: 2) }
    }
    return nil
  }

  private init?(_ text: Substring, path: String, needsPort: Bool = false) {
    let fields = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = fields.first, fields.count <= 2, Self.isHost(host) else { return nil }
    let port = fields.count == 2 ? Int(fields[1]) : nil
    guard fields.count == 1 ? !needsPort : port.map(PortNumber.all.contains) ?? false else {
      return nil
    }
    self.host = String(host)
    self.port = port
    self.path = path
  }

  /// Whether the last word of a variable's or flag's name indicates a host: `DB_HOST`, `_DATASOURCE_ADDRESS`,
  /// `--api-server`.
  package static func isHostName(_ name: String) -> Bool {
    let letters = name.utf8.reversed().drop { !$0.isLetter }.prefix(while: \.isLetter)
    guard letters.count <= 8 else { return false }
    return hostWords.contains(String(decoding: letters.reversed(), as: UTF8.self).lowercased())
  }

  private static let hostWords: Set<String> = [
    "host", "hostname", "addr", "address", "server", "servers", "brokers", "endpoint",
  ]
  /// Words that have the form of a host's name, but are values of other settings.
  private static let plainWords: Set<Substring> = ["true", "false", "yes", "no", "none", "null", "auto"]

  /// Whether a string can be a host: up to 253 lowercase letters, digits, `-`, and `.`, with a letter first, and not a
  /// word such as `true` or `none`.
  private static func isHost(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first.isLowercase,
      text.utf8.count <= NameForm.subdomain.limit,
      !plainWords.contains(text)
    else { return false }
    return text.utf8.allSatisfy { $0.isLabelByte || $0 == .dot }
  }
}
