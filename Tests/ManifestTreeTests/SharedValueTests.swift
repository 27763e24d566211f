import Testing

@testable import ManifestTree

struct SharedValueTests {
  private func read(_ text: String) throws -> Node {
    try #require(YAMLReader.read(Array(text.utf8), from: "a.yaml").documents.first).node
  }

  @Test func `equal lists and maps of a file share their memory, and unequal ones do not`() throws {
    let root = try read(
      """
      one: {app: web, ports: [80, 443], on: true, size: 1.5, none: null, long: a text of more than fifteen bytes}
      two: {app: web, ports: [80, 443], on: true, size: 1.5, none: null, long: a text of more than fifteen bytes}
      three: {app: web, ports: [80, 444], on: true, size: 1.5, none: null, long: a text of more than fifteen bytes}
      four: {app: web, ports: ["80", 443], on: true, size: 1.5, none: null, long: a text of more than fifteen bytes}
      five: {app: web, ports: [80, 443], on: true, size: 1.5, none: null, long: a text of more than fifteen letters}
      six: {App: web, ports: [80, 443], on: true, size: 1.5, none: null, long: a text of more than fifteen bytes}
      """)
    func address(_ key: String) -> UnsafeRawPointer? {
      guard case .map(let map)? = root[key] else { return nil }
      return map.entries.withUnsafeBytes { $0.baseAddress }
    }
    #expect(address("one") != nil)
    #expect(address("one") == address("two"))
    #expect(Set(["one", "three", "four", "five", "six"].map(address)).count == 5)
    #expect(root["two"]?["ports"] == [80, 443])
    #expect(root["three"]?["ports"] == [80, 444])
    #expect(root["four"]?["ports"] == ["80", 443])
  }

  @Test func `a change to a shared map does not change an equal map`() throws {
    var root = try read("one: {app: web}\ntwo: {app: web}\n")
    guard case .map(var map) = root else { return }
    map["one"] = ["app": "api"]
    root = .map(map)
    #expect(root["two"]?["app"]?.text == "web")
  }
}
