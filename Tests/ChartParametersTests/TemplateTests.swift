import ChartParameters
import ManifestTree
import Testing

/// Templates of values with placeholders.
@Suite struct TemplateTests {
  private static let prefix = String(TextPlaceholder.namePrefix)
  private static let namespace = String(TextPlaceholder.namespace)
  private static let hash = String(TextPlaceholder.contentHash)
  private static let settings = Definition.Name(.configMap, "settings")

  @Test(
    arguments: [
      ("cart", [.literal("cart")]), ("", []), ("\(prefix)cart", [.namePrefix, .literal("cart")]),
      (
        "http://\(prefix)cart.\(namespace):80",
        [.literal("http://"), .namePrefix, .literal("cart."), .namespace, .literal(":80")]
      ),
      ("a-\(hash)csettings\(hash)", [.literal("a-"), .contentHash(settings, type: "")]),
      (
        "a-\(hash)skeys Opaque\(hash)",
        [.literal("a-"), .contentHash(Definition.Name(.secret, "keys"), type: "Opaque")]
      ),
      // Other characters of the private-use area, which start with the same bytes, are text.
      ("\u{10FFF3}\u{10FFEF}é", [.literal("\u{10FFF3}\u{10FFEF}é")]),
    ] as [(String, [Template.TextPart])])
  func `a string is split at its placeholders`(_ text: String, _ parts: [Template.TextPart]) {
    #expect([Template.TextPart](of: text) == parts)
  }

  @Test(arguments: [
    ("\(prefix)cart.\(namespace)", "cart."), ("a-\(hash)csettings\(hash)", "a"), ("cart", "cart"),
    ("a-\(hash)csettings\(hash)-b", "a-b"),
  ])
  func `a string is shown without placeholders and hashes`(_ text: String, _ plain: String) {
    #expect(text.withoutPlaceholders == plain)
  }

  @Test func `a value without placeholders is a literal`() {
    let node: Node = ["a": [1, "b", .null], "c": ["d": true]]
    guard case .literal(node) = Template(node) else {
      Issue.record("\(Template(node))")
      return
    }
    #expect(!node.hasPlaceholders)
  }

  @Test func `only the parts with placeholders are templates`() {
    let node: Node = ["a": 1, "b": ["x", .string("\(Self.prefix)cart")], "c": 2]
    #expect(node.hasPlaceholders)
    guard case .map(let entries) = Template(node), entries.count == 3,
      case .pair("a", .literal(1), nil) = entries[0], case .pair("c", .literal(2), nil) = entries[2],
      case .pair("b", .list(let items), nil) = entries[1], items.count == 2,
      case .item(.literal("x"), nil) = items[0], case .item(.text(let parts), nil) = items[1]
    else {
      Issue.record("\(Template(node))")
      return
    }
    #expect(parts == [.namePrefix, .literal("cart")])
  }

  @Test func `users read the name prefix as an action`() {
    let node: Node = ["a": .string("\(Self.prefix)cart"), "b": 1]
    #expect(node.withNamePrefixAction == ["a": "{{ .Values.namePrefix }}cart", "b": 1])
  }

  @Test(arguments: [
    ("\(prefix)cart", true), ("cart", false), ("\(prefix)a\nb", false), ("\(prefix)cart.\(namespace)", false),
    ("\(prefix)a-\(hash)csettings\(hash)", false),
  ])
  func `a value can contain the name prefix only`(_ text: String, _ isText: Bool) {
    #expect(Node.string(text).isTextWithPrefix == isText)
  }

  @Test func `a checksum lists its data as one string`() {
    let names = [Self.settings, Definition.Name(.secret, "keys"), Definition.Name(.binaryData, "files")]
    #expect(names.checksummed == "csettings,skeys,bfiles")
    #expect([Definition.Name](checksummed: names.checksummed) == names)
    #expect([Definition.Name](checksummed: "?x,") == [])
  }
}
