import Testing

@testable import Digests

/// The expected digests are those of an independent implementation.
struct SHA256Tests {
  /// Bytes of a fixed sequence without a short period.
  private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(($0 * $0 + 7 * $0) % 251) } }

  @Test(arguments: [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    (3, "6f8453eb52c212416df54921b6f965c1506662285be6cd320f22d7f96b30a701"),
    (55, "4b663894c980186aa740d5da70463a756b5fa62c0bc8acfd1e9080c37fdc0373"),
    (56, "733a5a43bd57834a1afb4c26da6beddaaa308b41dfdfcce729addbcc2a9874ce"),
    (57, "22ce2c170fc045408015c37b2dd636b53df794de50e4e4cfa2e11e860b6a1983"),
    (63, "504aca729bd1b4a56b7721bb6b151ca753dd38b2a3503e3e925bd3afd27da297"),
    (64, "7c197ff83a25657dd0b28850ac8d03f3862acb6944a1c4f2ddfd795e69c581f9"),
    (65, "77a271d331a393f88ea0bb92cf8b3cd99bc5caf7315fa10926061fd7baeb697f"),
    (119, "6258dd1f062c807fd450ab3c952bb9c39fe78c7292cd7cdb1f074af6cee92320"),
    (120, "bcb31c42d2311b60f250d2064167960e8f9dace974328720ddc87c405fa55680"),
    (127, "7da279771b8bb25afe2ba4c57066aefd8bea1eb1f9d6ab651cece53025dc2894"),
    (128, "de1870c8c22d994326baf46367d094c561cf8c6b8be7f64c790a63607de4eea8"),
    (1000, "014c761b1ca6cf30692b9f1ae5c2b77c7cc2e6dc2a149a862d632fb9d4d9d742"),
    (100000, "0cee1f221c9bbc2933b9b47e4ff6ef65d285117a154d9f944ed4119d325c3d0a"),
  ]) func `digests of data of all lengths around the block size are correct`(_ count: Int, _ digest: String) {
    #expect(SHA256.hash(bytes(count)).hexadecimal == digest)
  }

  @Test func `the digest of the standard's example is correct`() {
    #expect(
      SHA256.hash(Array("abc".utf8)).hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `parts of any length have the digest of the whole`() {
    let whole = bytes(1000)
    for length in [1, 7, 55, 63, 64, 65, 130, 999] {
      var hash = SHA256()
      for start in stride(from: 0, to: whole.count, by: length) {
        hash.update(Array(whole[start..<min(start + length, whole.count)]))
      }
      #expect(hash.finalized() == SHA256.hash(whole), "\(length)")
      #expect(hash.finalized() == SHA256.hash(whole), "the digest is the same when it is read again")
    }
  }

  @Test(arguments: [
    (0, "5604001ce5d976b7b5fd065a1a19e0c20916847fe0a7e5a6158f5d1b11e4ec62"),
    (1, "5604001ce5d976b7b5fd065a1a19e0c20916847fe0a7e5a6158f5d1b11e4ec62"),
    (32, "0143a4e073f3be1479e9834bd522da10c7e0f70d3ea720d9d4e0f849d68c8a5b"),
    (64, "c2c11b38981fa138cdcf8f11f282a557bab61cef9e8d1efff0d68293e436bc9a"),
    (65, "089106a830f17a56374c876ecb4638be3b42bcd318cb95fc1f0bb616728e62a3"),
    (200, "58ea53b7bc5efc355f0cb276f525b585b7e349fc032d24d6585b0b86550631f4"),
  ]) func `authentication codes with keys of any length are correct`(_ length: Int, _ code: String) {
    #expect(SHA256.authenticationCode(for: bytes(100), key: bytes(length)).hexadecimal == code)
  }
}
