import ManifestTree
import Testing

@Suite struct ByteSearchTests {
  @Test(arguments: [
    ("rs.initiate", true), ("a rs.initiate()", true), ("rrs.initiate", true), ("rs.rs.initiate", true),
    ("é🚢rs.initiate", true), ("", false), ("rs.initiat", false), ("r", false), ("rs_initiate", false),
    ("RS.initiate", false),
  ])
  func `the bytes of a word are found at any position`(text: String, isFound: Bool) {
    #expect(text.hasBytes(of: "rs.initiate") == isFound)
    #expect(text.hasBytes(of: ""))
  }
}
