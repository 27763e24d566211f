/// Variables that a tool replaces before the manifest is applied: `${NAME}` and `${NAME:=default}` in Flux and
/// envsubst.
package enum Substitution {
  /// Whether a string contains such a variable.
  package static func isPresent(in text: String) -> Bool {
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[rest.index(after: start)...]
      guard rest.first == UInt8(ascii: "{") else { continue }
      rest = rest.dropFirst()
      let name = rest.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
      guard let first = name.first, !first.isDigit else { continue }
      rest = rest[name.endIndex...]
      guard let next = rest.first else { return false }
      if next == UInt8(ascii: "}") { return true }
      if ":=-+?/#%^,".utf8.contains(next), rest.contains(UInt8(ascii: "}")) { return true }
    }
    return false
  }
}
