import Crypto
import ManifestTree

extension Difference {
  /// The values as reports may show them: what Secrets hold is masked.
  ///
  /// Digests tell values apart. They are keyed with the live object's uid, so that nobody who sees only a report can try
  /// which value has the digest.
  var shown: (declared: Node?, live: Node?) {
    guard isSecret else { return (declared, live) }
    let isSame = declared != nil && declared == live
    return (
      declared.map { masked($0, mark: "") }, live.map { masked($0, mark: isSame ? "" : ", another") }
    )
  }

  /// Whether the values are those of a Secret, or a copy of them that a tool keeps.
  var isSecret: Bool {
    guard object.kind == "Secret", object.group.isEmpty else { return false }
    return path.starts(with: "data") || path.starts(with: "stringData") || isCopy
  }

  /// Whether it is an annotation in which a tool notes what it applied: the whole object.
  private var isCopy: Bool {
    guard path.starts(with: "metadata.annotations"), case .key(let name)? = path.steps.last else {
      return false
    }
    return ["applied", "original"].contains(where: name.contains)
  }

  private func masked(_ node: Node, mark: String) -> Node {
    switch node {
    case .map(let map):
      return .map(NodeMap(uniqueEntries: map.map { .init($0.key, masked($0.value, mark: mark)) }))
    case .string(let text):
      let digits = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
      let padding = digits.suffix(2).count { $0 == UInt8(ascii: "=") }
      let count = isCopy ? digits.count : max(0, digits.count / 4 * 3 - padding)
      return .string("(masked, \(count) bytes\(digest(of: digits).map { ", digest \($0)" } ?? mark))")
    default: return "(masked)"
    }
  }

  private func digest(of bytes: [UInt8]) -> String? {
    guard let maskingKey else { return nil }
    let code = HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: Array(maskingKey.utf8)))
    return code.prefix(4).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
