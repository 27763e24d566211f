import ManifestTree
import Testing

@Suite struct YAMLWriterTests {
  @Test func `maps and lists are written in block style with list items indented under their key`() {
    let node: Node = [
      "apiVersion": "v1",
      "metadata": ["name": "a", "labels": [:]],
      "ports": [["port": 80, "names": ["x", "z"]], ["port": 443]],
      "matrix": [["a", ["b"]], []],
      "empty": [],
      "nothing": .null,
      "ready": true,
    ]
    #expect(
      node.yaml == """
        apiVersion: v1
        metadata:
          name: a
          labels: {}
        ports:
          - port: 80
            names:
              - x
              - z
          - port: 443
        matrix:
          - - a
            - - b
          - []
        empty: []
        nothing: null
        ready: true

        """)
  }

  @Test func `documents of a stream are separated by a marker`() {
    var writer = YAMLWriter()
    writer.write(["a": 1])
    writer.write([1])
    writer.write("text")
    #expect(writer.text == "a: 1\n---\n- 1\n---\ntext\n")
    #expect(writer.bytes == Array(writer.text.utf8))
  }

  @Test(arguments: [
    ("nginx:1.25", "nginx:1.25"), ("--port=80", "--port=80"), (":8080", ":8080"), ("10.0.0.1", "10.0.0.1"),
    ("100m", "100m"), ("1Gi", "1Gi"),
    ("a b", "a b"), ("it's", "it's"), ("say \"hi\"", "say \"hi\""), ("日本", "日本"), ("80/tcp", "80/tcp"),
    ("a,b", "a,b"), ("1.2.3", "1.2.3"),
    ("2001-01-01x", "2001-01-01x"), ("yes", "\"yes\""), ("0755", "\"0755\""), ("1e3", "\"1e3\""),
    ("12:30", "\"12:30\""), ("", "\"\""), ("a: b", "\"a: b\""),
    ("a #b", "\"a #b\""), (" a", "\" a\""), ("*", "\"*\""), ("@a", "\"@a\""),
    ("\"a\" \\", "\"\\\"a\\\" \\\\\""), ("a\tb", "\"a\\tb\""), ("\u{0}\r\u{85}", "\"\\u0000\\r\\u0085\""),
    ("\u{FEFF}", "\"\\ufeff\""), ("a\u{2028}é", "\"a\\u2028é\""),
  ])
  func `strings are plain if no parser misreads them and double-quoted otherwise`(
    text: String, written: String
  ) {
    #expect(Node.string(text).yaml == written + "\n")
  }

  @Test(arguments: [
    ("a\nb", "|-\n    a\n    b\n"), ("a\n", "|\n    a\n"), ("a\n\n", "|+\n    a\n\n"),
    ("\na\n", "|\n\n    a\n"), (" a\nb\n", "|2\n     a\n    b\n"),
    ("\n\ta", "|2-\n\n    \ta\n"), ("a\n\nb\n", "|\n    a\n\n    b\n"), ("a\rb\n", "\"a\\rb\\n\"\n"),
    ("\n", "\"\\n\"\n"),
  ])
  func `several lines become a literal block that represents them exactly`(text: String, written: String) {
    let node: Node = ["k": ["s": .string(text)]]
    #expect(node.yaml == "k:\n  s: " + written)
  }

  @Test(arguments: [
    (Node.int(.min), "-9223372036854775808"), (0, "0"), (.double(5), "5.0"), (.double(1e21), "1.0e+21"),
    (.double(1.5e-7), "1.5e-07"), (.double(-0.1), "-0.1"),
    (.double(.infinity), ".inf"), (.double(-.infinity), "-.inf"), (.double(.nan), ".nan"),
  ])
  func `numbers are written so that they keep their type`(node: Node, written: String) {
    #expect(node.yaml == written + "\n")
  }

  @Test func `a key that exceeds the parsers' look-ahead is written with a question mark`() {
    let key = String(repeating: "k", count: 1001)
    let node: Node = [["a": [key: ["b": 1]]]]
    #expect(node.yaml == "- a:\n    ? \(key)\n    :\n      b: 1\n")
  }
}
