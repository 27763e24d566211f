import Diagnostics
import Expansion
import KubernetesFacts
import LintEngine
import ManifestTree

/// The text of `images.yaml`, in which images can be replaced; other text is kept, except comments of removed fields.
struct ImageListText {
  private(set) var bytes: [UInt8]
  /// Messages about comments that were removed with their fields.
  private(set) var remarks: [Diagnostic] = []
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
      (key: "digest", value: new.digest), (key: "tagSuffix", value: nil),
    ]
    if let index = list.entries.firstIndex(where: { $0.name == name }) {
      let entry = list.path.index(index)
      switch (new.tag, new.digest) {
      case (nil, _?): try rename("newTag", to: "digest", in: entry)
      case (_?, nil): try rename("digest", to: "newTag", in: entry)
      default: break
      }
      for field in fields { try set(field.value, at: entry.key(field.key), in: entry) }
    } else {
      let entry = [(key: "name", value: Optional(name))] + fields
      try append(entry.compactMap { field in field.value.map { (field.key, $0) } }, to: list)
    }
    let result = ImageList(bytes, from: path)
    guard result.faults.isEmpty, result.replacement(of: name).map(ImageReference.init) == new else {
      throw unsupported
    }
  }

  private var unsupported: CommandFailure {
    CommandFailure(diagnostics: [.unsupportedLayout(at: path)], exitCode: 65)
  }

  /// The file as one object, for edits; nil if it has only comments.
  private var document: (node: Node, object: Object)? {
    let documents = YAMLReader.read(bytes, from: path).documents
    guard let document = documents.first(where: { $0.node != .null }) else { return nil }
    let identity = ObjectIdentity(apiVersion: "", kind: "", namespace: nil, name: "")
    return (document.node, Object(identity, document.node, from: document.origin))
  }

  /// Sets or removes a field of an entry.
  private mutating func set(
    _ value: String?, at field: NodePath, in entry: NodePath
  ) throws(CommandFailure) {
    guard let document else { throw unsupported }
    guard document.node[field]?.text != value else { return }
    if value == nil, let comment = comment(of: field, in: entry) { report(comment, of: field) }
    try apply(value.map { .set(.string($0)) } ?? .remove, at: field)
  }

  /// Renames the field for the tag or the digest if an image gets the other one, so that the line keeps its comment.
  ///
  /// A marker of image automation is removed, because it is for the value of the previous field.
  private mutating func rename(
    _ old: String, to new: String, in entry: NodePath
  ) throws(CommandFailure) {
    let field = entry.key(old)
    guard let document, document.node[field]?.text != nil, document.node[entry.key(new)] == nil else {
      return
    }
    if let comment = comment(of: field, in: entry), comment.isMarker {
      report(comment, of: field)
      bytes = bytes.applying([TextEdit(comment.range, [])])
    }
    try apply(.rename(new), at: field)
  }

  private mutating func apply(_ repair: Repair, at field: NodePath) throws(CommandFailure) {
    guard let document else { throw unsupported }
    let editing = RepairEdit(text: ManifestText(bytes), object: document.object)
    guard let edit = editing.edit(for: repair, at: field) else { throw unsupported }
    bytes = bytes.applying([edit])
  }
}

extension ImageListText {
  /// A comment behind the value of a field.
  private struct Comment {
    let text: String
    /// The bytes of the comment and of the blanks before it.
    let range: Range<Int>
    let location: FileLocation

    /// Whether Flux finds the field by this comment.
    var isMarker: Bool { text.contains("$imagepolicy") }
  }

  /// The comment in the line of a field; nil if there is none, or if the entry is in flow style.
  private func comment(of field: NodePath, in entry: NodePath) -> Comment? {
    guard let document else { return nil }
    let text = ManifestText(bytes)
    let location = document.object.origin.location(of: field)
    guard let first = text.offset(of: document.object.origin.location(of: entry)),
      text[first] != UInt8(ascii: "{"), let key = text.offset(of: location),
      let value = text.valueStart(ofKeyAt: key), let end = text.scalarEnd(from: value, inFlow: false)
    else { return nil }
    let start = text.skippingBlanks(from: end)
    guard text[start] == UInt8(ascii: "#") else { return nil }
    let stop = text.lineEnd(of: start)
    return Comment(
      text: String(decoding: bytes[start..<stop], as: UTF8.self), range: end..<stop,
      location: FileLocation(
        file: path, line: location.line, column: start - text.lineStart(of: start) + 1))
  }

  private mutating func report(_ comment: Comment, of field: NodePath) {
    guard case .key(let key)? = field.steps.last else { return }
    remarks.append(
      comment.isMarker
        ? .removedMarker(comment.text, of: key, at: comment.location)
        : .removedComment(comment.text, of: key, at: comment.location))
  }
}

extension ImageListText {
  /// Adds an entry after the last one.
  private mutating func append(_ fields: [(String, String)], to list: ImageList) throws(CommandFailure) {
    let entry = Node.map(NodeMap(uniqueEntries: fields.map { .init($0.0, .string($0.1)) }))
    let text = ManifestText(bytes)
    guard let document, let root = text.offset(of: document.object.origin.location(of: NodePath())) else {
      return insert("images:\n" + lines(of: entry, indentation: 2), at: bytes.count)
    }
    if let last = list.entries.last { return try append(entry, after: last, text) }
    switch document.node {
    case .map(let map) where map["images"] == nil:
      insert("images:\n" + lines(of: entry, indentation: 2), at: bytes.count)
    case .map:
      let key = text.offset(of: document.object.origin.location(of: list.path))
      guard let key, let colon = text.keyEnd(from: key), let value = text.valueStart(ofKeyAt: key) else {
        throw unsupported
      }
      let isBlank = [nil, 0x0A, 0x0D, UInt8(ascii: "#")].contains(text[value])
      guard let end = isBlank ? colon + 1 : text.flowEnd(from: value) else { throw unsupported }
      if text[root] == UInt8(ascii: "{") {
        bytes.replaceSubrange(value..<end, with: "[\(entry.json)]".utf8)
      } else {
        let added = lines(of: entry, indentation: key - text.lineStart(of: key) + 2)
        insert(added, at: text.nextLine(after: end))
        bytes.removeSubrange((colon + 1)..<end)
      }
    default:
      guard let end = text.flowEnd(from: root) else { throw unsupported }
      insert(lines(of: entry, indentation: 0), at: text.nextLine(after: end))
      bytes.removeSubrange(root..<text.skippingBlanks(from: end))
    }
  }

  private mutating func append(
    _ entry: Node, after last: ImageList.Entry, _ text: ManifestText
  ) throws(CommandFailure) {
    guard let start = text.offset(of: last.location) else { throw unsupported }
    let line = text.lineStart(of: start)
    let indentation = bytes[line...].prefix { $0 == UInt8(ascii: " ") }.count
    guard text[line + indentation] == UInt8(ascii: "-") else {
      guard let end = text.flowEnd(from: start) else { throw unsupported }
      bytes.insert(contentsOf: ", \(entry.json)".utf8, at: end)
      return
    }
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
    insert(lines(of: entry, indentation: indentation), at: end)
  }

  /// Inserts lines, with the line ending of the file, at the start of a line or at the end of the file.
  private mutating func insert(_ lines: String, at offset: Int) {
    let lineEnd = ManifestText(bytes).lineEnd
    let isOpen = offset > 0 && bytes[offset - 1] != UInt8(ascii: "\n")
    let added = (isOpen ? lineEnd : "") + lines.replacing("\n", with: lineEnd)
    bytes.insert(contentsOf: added.utf8, at: offset)
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

  fileprivate static func removedMarker(
    _ comment: String, of key: String, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "images/removed-marker", .warning,
      "the marker '\(comment)' is removed with \(key): image automation no longer updates this image",
      at: location,
      fix: "add a marker for the new field, or set an image with \(key == "newTag" ? "a tag" : "a digest")")
  }

  fileprivate static func removedComment(
    _ comment: String, of key: String, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "images/removed-comment", .info, "the comment '\(comment)' is removed with \(key)", at: location)
  }
}
