import Crypto
import KubernetesFacts
import ManifestTree

extension Difference {
  /// The values as reports may show them: secrets are masked.
  ///
  /// Digests tell values apart. They are keyed with random bytes of this run, so that readers of a report cannot guess
  /// the value of a digest by trying candidates.
  var shown: (declared: Node?, live: Node?) {
    let secrets = ObjectSecrets(of: object, mask: Mask.text)
    return (
      declared.map { secrets.masked($0, at: path) }, live.map { secrets.masked($0, at: path) }
    )
  }

  /// What the declared value is stored as, with secrets masked; nil where that is as written.
  var shownStored: Node? {
    let secrets = ObjectSecrets(of: object, mask: Mask.text)
    return stored.map { secrets.masked($0, at: path) }
  }
}

/// What stands in a report instead of a secret.
private enum Mask {
  private static let key = SymmetricKey(size: .bits256)

  static func text(for secret: String, in form: ObjectSecrets.Form) -> String {
    let bytes = secret.utf8.filter { form != .base64 || $0 != 0x0A && $0 != 0x0D }
    let digest = digest(of: bytes)
    switch form {
    case .part: return "(masked, digest \(digest))"
    case .text: return "(masked, \(bytes.count) bytes, digest \(digest))"
    case .base64:
      let padding = bytes.suffix(2).count { $0 == UInt8(ascii: "=") }
      return "(masked, \(max(0, bytes.count / 4 * 3 - padding)) bytes, digest \(digest))"
    }
  }

  private static func digest(of bytes: [UInt8]) -> String {
    HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(4).map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
