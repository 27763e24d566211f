extension SHA256 {
  /// The HMAC of bytes with a key, as defined in RFC 2104.
  ///
  /// Only a program with the key can compute this digest.
  package static func authenticationCode(for bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    var block = key.count > blockLength ? hash(key) : key
    block += [UInt8](repeating: 0, count: blockLength - block.count)
    return hash(block.map { $0 ^ 0x5C } + hash(block.map { $0 ^ 0x36 } + bytes))
  }
}
