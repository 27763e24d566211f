import KubernetesFacts
import Testing

@Suite struct Base64Tests {
  @Test(arguments: [("aGk=", "hi"), ("aGkh", "hi!"), ("YQ==", "a"), ("YQ\n==", "a"), ("", "")])
  func `text in base64 is read, and anything else is refused`(_ encoded: String, _ text: String) {
    #expect(Base64.decoded(encoded) == text)
    #expect(Base64.decoded("\(encoded)*") == nil)
  }

  @Test(arguments: ["", "a", "ab", "abc", "größe"])
  func `what is written in base64 is read back`(_ text: String) {
    #expect(Base64.decoded(Base64.encode(text.utf8)) == text)
  }
}
