import Diagnostics
import Expansion
import KubernetesFacts
import LintEngine
import ManifestTree

/// The text of `images.yaml`, in which images can be replaced without changing any other text.
struct ImageListText {
  private(set) var bytes: [UInt8]
  private let path: String

  init(_ bytes: [UInt8], at path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// Sets the replacement for images with a name.
  /// - Throws: ``CommandFailure`` with the exit code 65 if the layout of the file is not supported.
  mutating func set(_ name: String, to image: String) throws(CommandFailure) {
    let list = ImageList(bytes, from: path)
    let new = ImageReference(image)
    let fields = [
      (key: "newName", value: new.name == name ? nil : new.name), (key: "newTag", value: new.tag),
      (key: "digest", value: new.digest),
    ]
    if let index = list.entries.firstIndex(where: { $0.name == name }) {
      for field in fields { try set(field.value, at: list.path.index(index).key(field.key)) }
    } else {
      let entry = [(key: "name", value: Optional(name))] + fields
      try append(entry.compactMap { field in field.value.map { (field.key, $0) } }, to: list)
    }
    guard ImageList(bytes, from: path).replacement(of: name).map(ImageReference.init) == new else {
      throw unsupported
    }
  }

  private var unsupported: CommandFailure {
    CommandFailure(diagnostics: [.unsupportedLayout(at: path)], exitCode: 65)
  }

  /// The file as one object, for edits.
  private var document: (node: Node, object: Object)? {
    guard let document = YAMLReader.read(bytes, from: path).documents.first else { return nil }
    let identity = ObjectIdentity(apiVersion: "", kind: "", namespace: nil, name: "")
    return (document.node, Object(identity, document.node, from: document.origin))
  }

  /// Sets or removes a field of an entry.
  private mutating func set(_ value: String?, at field: NodePath) throws(CommandFailure) {
    guard let document else { throw unsupported }
    guard document.node[field]?.text != value else { return }
    let editing = RepairEdit(text: ManifestText(bytes), object: document.object)
    let repair = value.map { Repair.set(.string($0)) } ?? .remove
    guard let edit = editing.edit(for: repair, at: field) else { throw unsupported }
    bytes = bytes.applying([edit])
  }

  /// Adds an entry after the last one.
  private mutating func append(_ fields: [(String, String)], to list: ImageList) throws(CommandFailure) {
    let node = Node.map(NodeMap(uniqueEntries: fields.map { .init($0.0, .string($0.1)) }))
    guard let last = list.entries.last else {
      // The file contains only comments, or an empty list.
      let comments = String(decoding: bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .filter { $0.hasPrefix("#") }.map { "\($0)\n" }.joined()
      bytes = Array((comments + "images:\n" + lines(of: node, indentation: 2)).utf8)
      return
    }
    let text = ManifestText(bytes)
    guard let start = text.offset(of: last.location) else { throw unsupported }
    let line = text.lineStart(of: start)
    let indentation = bytes[line...].prefix { $0 == UInt8(ascii: " ") }.count
    guard bytes[(line + indentation)...].first == UInt8(ascii: "-") else { throw unsupported }
    var end = text.nextLine(after: start)
    var next = end
    while next < bytes.count {
      let content = bytes[next..<text.lineEnd(of: next)]
      let depth = content.prefix { $0 == UInt8(ascii: " ") }.count
      if depth < content.count {
        guard depth > indentation else { break }
        end = text.nextLine(after: next)
      }
      next = text.nextLine(after: next)
    }
    var added = lines(of: node, indentation: indentation)
    if end > 0, bytes[end - 1] != UInt8(ascii: "\n") { added = "\n" + added }
    bytes.insert(contentsOf: added.utf8, at: end)
  }

  /// An entry of a list in block style.
  private func lines(of node: Node, indentation: Int) -> String {
    let margin = String(repeating: " ", count: indentation)
    let lines = node.yaml.split(separator: "\n")
    return lines.enumerated().map { "\(margin)\($0 == 0 ? "- " : "  ")\($1)\n" }.joined()
  }
}

extension Diagnostic {
  fileprivate static func unsupportedLayout(at path: String) -> Diagnostic {
    Diagnostic(
      "images/unsupported-layout", .error, "cannot edit this file: its layout is not supported",
      at: FileLocation(file: path, line: 1, column: 1),
      fix: "write the entries as a block list, with each field on its own line")
  }
}
