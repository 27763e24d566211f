import KubernetesFacts
import Testing

@Suite struct Base64Tests {
  @Test(arguments: [("aGk=", "hi"), ("aGkh", "hi!"), ("YQ==", "a"), ("YQ\n==", "a"), ("", "")])
  func `valid Base64 is decoded, and anything else is rejected`(_ encoded: String, _ text: String) {
    #expect(Base64.decoded(encoded) == text)
    #expect(Base64.decoded("\(encoded)*") == nil)
  }

  @Test(arguments: ["", "a", "ab", "abc", "größe"])
  func `encoded Base64 can be decoded`(_ text: String) {
    #expect(Base64.decoded(Base64.encode(text.utf8)) == text)
  }
}
