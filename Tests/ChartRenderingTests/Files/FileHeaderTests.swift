import Testing

@testable import ChartRendering

@Suite struct FileHeaderTests {
  static let files = [
    ("templates/cart.yaml", "# S\nkind: Service\n"), (".helmignore", "# S\n*.tgz\n"),
    ("README.md", "<!-- S -->\n# shop\n"), ("templates/NOTES.txt", "{{- /* S */ -}}\nDone.\n"),
    ("templates/_helpers.tpl", "{{- /* S */ -}}\n"),
    ("values.schema.json", "{\n  \"$comment\": \"S\",\n  \"type\": \"object\"\n}\n"),
  ]
  private static let sentence = "Rendered by portolan from the spec of shop; change the spec, not this file."

  @Test(arguments: files) func `the header of any file identifies its owner`(_ name: String, _ text: String)
    throws
  {
    let header = FileHeader(app: "shop")
    #expect(header.sentence == Self.sentence)
    let bytes = Array(text.replacing("S", with: Self.sentence, maxReplacements: 1).utf8)
    #expect(FileHeader(of: bytes, in: name) == header)
    let comment = try #require(CommentForm(of: name))
    #expect(String(decoding: bytes, as: UTF8.self).contains(header.line(comment)))
  }

  @Test(arguments: files) func `a file without the header belongs to the user`(
    _ name: String, _ text: String
  ) {
    #expect(FileHeader(of: Array(text.utf8), in: name) == nil)
    // The sentence in the third line, or in a comment of another file type, has no effect.
    #expect(FileHeader(of: Array("\n\n\(text.replacing("S", with: Self.sentence))".utf8), in: name) == nil)
    #expect(FileHeader(of: Array("// \(Self.sentence)\n".utf8), in: name) == nil)
  }

  @Test(arguments: ["notes", "chart.tgz", "App.swift", ""])
  func `files of other kinds never belong to Portolan`(_ name: String) {
    #expect(FileHeader(of: Array("# \(Self.sentence)\n".utf8), in: name) == nil)
  }
}
