import Digests
import KubernetesFacts
package import ManifestTree

extension Difference {
  /// The values as shown in reports, with secrets masked.
  ///
  /// A digest distinguishes masked values. It is keyed with random bytes of this run, so that the value cannot be found
  /// by comparing digests of candidates.
  var shown: (declared: Node?, live: Node?) {
    let secrets = ObjectSecrets(of: object, mask: Mask.text)
    return (
      declared.map { secrets.masked($0, at: path) }, live.map { secrets.masked($0, at: path) }
    )
  }

  /// The stored form of the declared value, with secrets masked; nil if it is as written.
  var shownStored: Node? {
    let secrets = ObjectSecrets(of: object, mask: Mask.text)
    return stored.map { secrets.masked($0, at: path) }
  }
}

/// The values of objects as reports show them.
package enum ShownValue {
  /// A value at a path of an object, with secrets masked.
  ///
  /// A digest distinguishes masked values. It is keyed with random bytes of this run.
  package static func of(_ node: Node, at path: NodePath, in object: ObjectIdentity) -> Node {
    ObjectSecrets(of: object, mask: Mask.text).masked(node, at: path)
  }
}

/// The replacement for a secret in a report.
private enum Mask {
  private static let key = (0..<SHA256.length).map { _ in UInt8.random(in: 0 ... .max) }

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
    SHA256.authenticationCode(for: bytes, key: key).prefix(4).hexadecimal
  }
}
