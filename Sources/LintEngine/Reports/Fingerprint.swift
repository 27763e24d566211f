internal import ManifestTree

extension Finding {
  /// Identifies a finding even if lines move: a hash of the rule, the object, the path, and the message.
  package var fingerprint: String {
    let object = "\(self.object.group)/\(self.object.kind)/\(self.object.namespace ?? "")/\(self.object.name)"
    return "\(rule)\n\(object)\n\(path)\n\(message)".fingerprint
  }
}

extension String {
  /// A hash that is the same on every machine.
  package var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
