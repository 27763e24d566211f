import Testing

@testable import SpecLoading

/// The literals of Swift sources that can be paths of files beside them.
@Suite struct LiteralPathsTests {
  private func paths(_ text: String, startingWith names: Set<String>? = nil) -> Set<String> {
    LiteralPaths([.init(name: "App.swift", bytes: Array(text.utf8))], startingWith: names).all
  }

  @Test(arguments: [
    (#"["nginx.conf"]"#, "nginx.conf"), (#"["conf/a.conf"]"#, "conf/a.conf"),
    (#"["my file.txt"]"#, "my file.txt"), (#"[".htaccess"]"#, ".htaccess"),
    (#"["./a.txt"]"#, "a.txt"), (#"["conf/./a.txt"]"#, "conf/a.txt"),
    (#"["a\"b.txt"]"#, #"a"b.txt"#), (#"["a\\b.txt"]"#, #"a\b.txt"#),
    (#"["gr\u{fc}n.txt"]"#, "grün.txt"), (##"[#"a\b.txt"#]"##, #"a\b.txt"#),
    (#"["a"]; let b = ["b.txt"]"#, "b.txt"),
  ])
  func `a literal with the path of a file is found`(_ text: String, _ path: String) {
    #expect(paths(text).contains(path))
  }

  @Test(arguments: [
    #"["../a.txt"]"#, #"["a/../b.txt"]"#, #"["/etc/passwd"]"#, #"[".git/config"]"#, #"["a//b"]"#, #"["a/"]"#,
    #"["App.swift"]"#, #"["\(name)"]"#, #"["a\n"]"#, "[\"a\nb\"]", #"["."]"#, #"["\u{zz}"]"#, #"[""]"#,
    #"["\#(String(repeating: "a", count: 300))"]"#,
  ])
  func `other literals are not paths`(_ text: String) {
    #expect(paths(text).filter { $0 != "]" } == [])
  }

  @Test func `only names of the folder are looked up`() {
    let text = #"Text("see conf/a.conf"); files: ["conf/a.conf", "./b.txt", "c.txt"]"#
    #expect(paths(text, startingWith: ["conf", "b.txt"]) == ["conf/a.conf", "b.txt"])
  }
}
