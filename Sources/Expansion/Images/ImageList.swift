package import Diagnostics
package import KubernetesFacts
package import ManifestTree

/// The list of images in `images.yaml` beside a spec, which replace images in the spec.
///
/// The file has the form of Kustomize's `images` field, so that tools for this field can also maintain the file. The
/// list is the value of `images`, or the whole file. Entries are applied in order, each to the images with its name.
package struct ImageList: Sendable {
  /// The replacement of the parts of an image.
  package struct Entry: Sendable, Equatable {
    /// The registry, path, and name of the replaced images, without tag or digest.
    package var name: String
    /// The new registry, path, and name; nil keeps them.
    package var newName: String?
    /// The new tag; nil keeps the tag, unless there is a new digest.
    package var newTag: String?
    /// The new digest; nil keeps the digest, unless there is a new tag.
    package var digest: String?
    /// Text that is appended to the tag, if there is neither a new tag nor a new digest; the digest is then removed.
    package var tagSuffix: String?
    /// The position of the entry.
    package var location: FileLocation

    package init(name: String, location: FileLocation) {
      self.name = name
      self.location = location
    }

    /// The reference after the replacement; nil if the entry is for other images.
    package func replaced(_ reference: ImageReference) -> String? {
      guard reference.name == name else { return nil }
      let isKept = newTag == nil && digest == nil
      if isKept, let tagSuffix {
        return ImageReference(name: newName ?? name, tag: (reference.tag ?? "") + tagSuffix, digest: nil).text
      }
      let tag = newTag ?? (isKept ? reference.tag : nil)
      let digest = digest ?? (isKept ? reference.digest : nil)
      return ImageReference(name: newName ?? name, tag: tag, digest: digest).text
    }
  }

  /// The name of the file in the spec's folder.
  package static let fileName = "images.yaml"

  package private(set) var entries: [Entry] = []
  /// The path of the list in the file: `images`, or nothing.
  package private(set) var path = NodePath()
  /// The errors of the file.
  package private(set) var faults: [Diagnostic] = []

  /// An empty list.
  package init() {}

  /// Reads the file.
  package init(_ bytes: [UInt8], from file: String) {
    let read = YAMLReader.read(bytes, from: file)
    faults = read.diagnostics
    // Kustomize and YAML editors accept separators without a document after them.
    let documents = read.documents.filter { $0.node != .null }
    guard faults.isEmpty, let document = documents.first else { return }
    if let second = documents.dropFirst().first {
      faults.append(.severalImageLists(at: second.map.location(of: NodePath(), in: second.node)))
    }
    readList(of: document)
  }

  private mutating func readList(of document: Documents.Document) {
    func place(_ path: NodePath) -> FileLocation { document.map.location(of: path, in: document.node) }
    var list = document.node
    if case .map(let map) = document.node {
      path = NodePath().key("images")
      for entry in map where !["apiVersion", "kind", "images"].contains(entry.key) {
        faults.append(.unknownImageKey(entry.key, known: ["images"], at: place(NodePath().key(entry.key))))
      }
      list = map["images"] ?? .null
    }
    switch list {
    case .null: break
    case .list(let items):
      for (index, item) in items.enumerated() { readEntry(item, at: path.index(index), place) }
    default: faults.append(.noImageList(list, at: place(path)))
    }
    var known: Set<String> = []
    for entry in entries where !known.insert(entry.name).inserted {
      faults.append(.repeatedImage(entry.name, at: entry.location))
    }
  }

  private mutating func readEntry(_ node: Node, at path: NodePath, _ place: (NodePath) -> FileLocation) {
    guard case .map(let map) = node else {
      faults.append(.imageWithoutName(at: place(path)))
      return
    }
    var entry = Entry(name: "", location: place(path))
    let fields: [(key: String, field: WritableKeyPath<Entry, String?>)] = [
      ("newName", \.newName), ("newTag", \.newTag), ("digest", \.digest), ("tagSuffix", \.tagSuffix),
    ]
    let known = ["name"] + fields.map(\.key)
    var isSound = true
    var hasName = false
    for (key, value) in map.entries.map({ ($0.key, $0.value) }) {
      let location = place(path.key(key))
      guard known.contains(key) else {
        faults.append(.unknownImageKey(key, known: known, at: location))
        // A misspelled name is reported once.
        if nearestName(to: key, among: known) == "name" { hasName = true }
        isSound = false
        continue
      }
      if value == .null { continue }
      if key == "name" { hasName = true }
      guard case .string(let text) = value, !text.isEmpty else {
        faults.append(.imageTextExpected(key, value, at: location))
        isSound = false
        continue
      }
      if key == "name" { entry.name = text }
      if let field = fields.first(where: { $0.key == key })?.field { entry[keyPath: field] = text }
    }
    if !hasName { faults.append(.imageWithoutName(at: place(path))) }
    if entry.tagSuffix != nil,
      let other = entry.newTag.map({ _ in "newTag" }) ?? entry.digest.map({ _ in "digest" })
    {
      faults.append(.unusedSuffix(beside: other, at: place(path.key("tagSuffix"))))
      isSound = false
    }
    guard isSound, hasName else { return }
    // A suffix needs a tag.
    let example = entry.tagSuffix == nil ? ImageReference(entry.name) : ImageReference("\(entry.name):0")
    if let result = entry.replaced(example), ImageReference.accepts(result),
      [entry.name, entry.newName ?? entry.name].allSatisfy(ImageReference.acceptsName)
    {
      entries.append(entry)
    } else {
      faults.append(.invalidImage(entry, at: entry.location))
    }
  }

  /// The image that replaces a reference; nil if no entry is for the reference.
  package func replacement(of reference: String) -> String? {
    var result: String?
    for entry in entries {
      if let replaced = entry.replaced(ImageReference(result ?? reference)) { result = replaced }
    }
    return result
  }

  /// Warnings about entries for which there is no image.
  package func unused(among images: Set<String>) -> [Diagnostic] {
    var names = Set(images.map { ImageReference($0).name })
    for entry in entries where names.contains(entry.name) { names.insert(entry.newName ?? entry.name) }
    return entries.filter { !names.contains($0.name) }.map { entry in
      .unusedImage(entry.name, known: names.sorted(), at: entry.location)
    }
  }
}

extension Diagnostic {
  fileprivate static func severalImageLists(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "images/several-documents", .error, "the file has a second YAML document: put all images into one list",
      at: location)
  }

  fileprivate static func noImageList(_ node: Node, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "images/no-list", .error, "expected a list of images, found \(node.json.prefix(40))", at: location,
      fix: "write a list of entries such as '- {name: registry.example/cart, newTag: \"1.10\"}'")
  }

  fileprivate static func unknownImageKey(
    _ key: String, known: [String], at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "images/unknown-key", .error,
      "unknown key '\(key)': use \(known.quoted.oneOf)",
      at: location,
      fix: nearestName(to: key, among: known).map { "did you mean '\($0)'?" })
  }

  fileprivate static func imageWithoutName(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "images/no-name", .error, "expected a map with the key 'name': the image to replace", at: location)
  }

  fileprivate static func unusedSuffix(beside other: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "images/unused-suffix", .error, "tagSuffix has no effect in an entry with \(other)", at: location,
      fix: other == "newTag"
        ? "remove 'tagSuffix', or add the suffix to 'newTag'"
        : "remove 'tagSuffix', or replace '\(other)' with a 'newTag' that contains the suffix")
  }

  fileprivate static func imageTextExpected(
    _ key: String, _ value: Node, at location: FileLocation
  ) -> Diagnostic {
    let fix: String? =
      switch value {
      case .double: "quote the value, because YAML reads 1.10 as the number 1.1"
      case .int, .bool: "quote the value"
      case .null, .string, .list, .map: nil
      }
    return Diagnostic(
      "images/no-text", .error,
      "\(key) must be a \(value.text == nil ? "" : "non-empty ")string, not \(value.json.prefix(40))",
      at: location, fix: fix)
  }

  fileprivate static func invalidImage(_ entry: ImageList.Entry, at location: FileLocation) -> Diagnostic {
    for (key, name) in [("name", entry.name), ("newName", entry.newName ?? entry.name)]
    where !ImageReference.acceptsName(name) {
      let bare = ImageReference(name).name
      return Diagnostic(
        "images/invalid-image", .error,
        "invalid \(key) '\(name)': expected the name of an image without a tag or digest", at: location,
        fix: bare != name && ImageReference.acceptsName(bare) ? "use '\(bare)'" : nil)
    }
    let result = entry.replaced(ImageReference(entry.name)) ?? entry.name
    return Diagnostic(
      "images/invalid-image", .error, "invalid image '\(result)': expected \(ImageReference.expected)",
      at: location)
  }

  fileprivate static func repeatedImage(_ name: String, at location: FileLocation) -> Diagnostic {
    Diagnostic(
      "images/repeated", .error, "image '\(name)' is listed twice", at: location,
      fix: "merge the entries into one")
  }

  fileprivate static func unusedImage(
    _ name: String, known: [String], at location: FileLocation
  ) -> Diagnostic {
    let example = known.first.map { ", or use the name of another image, such as '\($0)'" } ?? ""
    return Diagnostic(
      "images/unused", .warning, "no container of the spec uses the image '\(name)'", at: location,
      fix: nearestName(to: name, among: known).map { "did you mean '\($0)'?" } ?? "remove the entry\(example)"
    )
  }
}
