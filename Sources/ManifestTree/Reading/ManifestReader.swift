package import Diagnostics

/// The objects in a manifest file, and all problems of the file.
package struct ManifestContents: Sendable {
  /// The objects in file order; the items of a list are at the position of the list.
  package var objects: [Object]
  /// All problems of the file; if one is an error, objects may be missing or incomplete.
  package var diagnostics: [Diagnostic]
  /// Whether any document has an `apiVersion` or a `kind`; a valid file with neither of them is not a manifest.
  package private(set) var namesKinds = false
  /// Whether the file is not valid, but is JSON data for another purpose: its name ends with `.json`, and its text
  /// contains neither `kind` nor `apiVersion`.
  package fileprivate(set) var isBrokenData = false
  /// Tool configuration documents, which are not among the objects.
  package private(set) var toolDocuments: [ToolDocument] = []
  /// Whether all documents with a kind are tool configuration, such as `kustomization.yaml`.
  package private(set) var namesOnlyConfiguration = true
  /// Whether objects with a kind but without a name or an `apiVersion` are kept, with empty strings for the missing
  /// parts.
  fileprivate var keepsIncomplete = false
  /// Whether a document may be a strategic merge patch.
  fileprivate var mayHavePatches = false
  /// The maximum number of reported problems per file: a file with more is not a manifest.
  fileprivate static let maximumFaults = 1000
  /// The maximum number of syntax problems among the reported ones, so that the error about a file without objects is
  /// still reported.
  fileprivate static let maximumTextFaults = 900

  init(diagnostics: [Diagnostic]) {
    objects = []
    self.diagnostics = diagnostics
  }
}

/// Reads manifests of any origin: YAML streams, JSON, lists, and cluster dumps.
///
/// Input that begins like JSON is read as JSON, or as YAML if it is not valid JSON but valid YAML. A `List` is replaced by its items, and
/// so is a typed list (`PodList`), whose items need no kind. Empty documents are skipped.
package enum ManifestReader {
  /// The origin of manifests.
  package enum Source: Sendable {
    /// Files that a user or a tool wrote.
    case files
    /// The output of `kubectl get`: empty or truncated input is an error.
    case clusterDump
    /// Files to check: a missing name or `apiVersion` is reported as one problem among others.
    case review
  }

  /// Reads the bytes of a file; `file` is its path as the user passed it.
  package static func read(_ bytes: [UInt8], from file: String, of source: Source = .files)
    -> ManifestContents
  {
    let bytes = UTF16Text.inUTF8(bytes)
    let documents = documents(of: bytes, from: file)
    var manifests = ManifestContents(
      diagnostics: Array(documents.diagnostics.prefix(ManifestContents.maximumTextFaults)))
    manifests.keepsIncomplete = source == .review
    manifests.mayHavePatches = source != .clusterDump && PatchDirective.mayBePresent(in: bytes)
    if source == .clusterDump, manifests.diagnostics.isEmpty {
      if documents.documents.allSatisfy({ $0.node == .null }) {
        manifests.diagnostics.append(.emptyDump(at: documents.end))
      } else if bytes.last != 0x0A, !looksLikeJSON(bytes), !endsWithWholeList(documents) {
        manifests.diagnostics.append(.cutOff(at: documents.end))
      }
    }
    if !documents.diagnostics.isEmpty, file.hasSuffix(".json") {
      manifests.isBrokenData = !["kind", "apiVersion"].contains { contains($0, in: bytes) }
    }
    manifests.add(documents.documents)
    return manifests
  }

  private static func contains(_ word: String, in bytes: [UInt8]) -> Bool {
    let word = Array(word.utf8)
    return bytes.indices.contains { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
  }

  /// Whether the last document is a list whose `kind` comes after its items, as `kubectl` writes it; then the list is
  /// not truncated.
  private static func endsWithWholeList(_ documents: Documents) -> Bool {
    guard case .map(let root)? = documents.documents.last(where: { $0.node != .null })?.node,
      let items = root.entries.firstIndex(where: { $0.key == "items" }),
      let kind = root.entries.firstIndex(where: { $0.key == "kind" })
    else { return false }
    return items < kind && root["kind"]?.text?.hasSuffix("List") ?? false
  }

  private static func documents(of bytes: [UInt8], from file: String) -> Documents {
    guard looksLikeJSON(bytes) else { return YAMLReader.read(bytes, from: file) }
    let asJSON = JSONReader.read(bytes, from: file)
    guard asJSON.diagnostics.contains(where: { $0.id == SyntaxFault.jsonID }) else { return asJSON }
    let asYAML = YAMLReader.read(bytes, from: file)
    return asYAML.diagnostics.isEmpty ? asYAML : asJSON
  }

  /// Whether the text begins with a map with quoted keys or an empty map; `{{` begins a template.
  private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let marks = bytes[start...].lazy.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
    return marks.elementsEqual("{\"".utf8) || marks.elementsEqual("{}".utf8) || marks.elementsEqual("{".utf8)
  }
}

extension ManifestContents {
  /// The kind of a list's items that have no kind.
  private struct ListedKind {
    var apiVersion: String
    var kind: String
  }

  private mutating func report(_ fault: @autoclosure () -> Diagnostic) {
    if diagnostics.count < Self.maximumFaults { diagnostics.append(fault()) }
  }

  /// Adds the objects of documents, which are created on all cores.
  ///
  /// The objects of a large file are in memory only once, except those of a few parts.
  fileprivate mutating func add(_ documents: [Documents.Document]) {
    var empty = self
    empty.diagnostics = []
    objects.reserveCapacity(documents.count)
    for start in stride(from: 0, to: documents.count, by: Self.partSize * Self.partsAtOnce) {
      let end = min(start + Self.partSize * Self.partsAtOnce, documents.count)
      let starts = Array(stride(from: start, to: end, by: Self.partSize))
      let parts = starts.concurrentMap(minimum: 2, chunk: 1) { [empty] start in
        var part = empty
        for document in documents[start..<end].prefix(Self.partSize) where document.node != .null {
          part.add(document.node, document.map, listed: nil)
        }
        return part
      }
      for part in parts { add(part) }
    }
  }

  /// The number of documents whose objects a thread creates at a time.
  private static let partSize = 1024
  /// The number of parts that are in memory at the same time.
  private static let partsAtOnce = 32

  /// Adds the objects and the problems of the next documents.
  private mutating func add(_ next: ManifestContents) {
    objects += next.objects
    diagnostics += next.diagnostics.prefix(Self.maximumFaults - diagnostics.count)
    namesKinds = namesKinds || next.namesKinds
    toolDocuments += next.toolDocuments
    namesOnlyConfiguration = namesOnlyConfiguration && next.namesOnlyConfiguration
  }

  private mutating func add(_ node: Node, _ map: SourceMap, listed: ListedKind?) {
    let origin = Origin(of: node, map)
    guard case .map(var root) = node else {
      report(.noObject(node, at: origin.location))
      return
    }
    if let listed, root["kind"] == nil, root["apiVersion"] == nil {
      root["apiVersion"] = .string(listed.apiVersion)
      root["kind"] = .string(listed.kind)
    }
    let apiVersion = root["apiVersion"]?.text
    let kind = root["kind"]?.text.flatMap {
      apiVersion != nil || isKind($0) || root["metadata"]?["name"] != nil ? $0 : nil
    }
    if apiVersion != nil || kind != nil { namesKinds = true }
    if listed == nil, let document = ToolDocument(root, at: origin.location, mayBePatch: mayHavePatches) {
      toolDocuments.append(document)
      return
    }
    if kind != nil, !(apiVersion?.hasPrefix("kustomize.config.k8s.io/") ?? false) {
      namesOnlyConfiguration = false
    }
    if let kind, kind.hasSuffix("List"), let items = root["items"] {
      let item =
        kind == "List" ? nil : ListedKind(apiVersion: apiVersion ?? "", kind: String(kind.dropLast(4)))
      addItems(items, map, in: node, of: item, at: origin)
      return
    }
    let metadata = root["metadata"]
    let absent = keepsIncomplete ? "" : nil
    let name = metadata?["name"]?.text ?? metadata?["generateName"]?.text ?? absent
    guard let kind, let apiVersion = apiVersion ?? absent, let name else {
      let fields = [
        ("apiVersion", apiVersion, root["apiVersion"]), ("kind", kind, root["kind"]),
        ("metadata.name", name, metadata?["name"]),
      ]
      report(
        .incomplete(
          fields.filter { $0.1 == nil }.map { (field: $0.0, found: $0.2) }, isList: root["items"] != nil,
          at: origin.location))
      return
    }
    let namespace = metadata?["namespace"]?.text
    let identity = ObjectIdentity(
      apiVersion: apiVersion, kind: kind, namespace: namespace == "" ? nil : namespace, name: name)
    objects.append(Object(identity, .map(root), from: origin))
  }

  /// Whether a string looks like a kind of Kubernetes, and not like one of another program, as in
  /// `"kind": "compute#disk"`.
  private func isKind(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
  }

  private mutating func addItems(
    _ items: Node, _ map: SourceMap, in node: Node, of kind: ListedKind?, at origin: Origin
  ) {
    switch items {
    case .list(let list):
      for (item, itemMap) in zip(list, map.maps(ofItemsAt: "items", in: node)) {
        add(item, itemMap, listed: kind)
      }
    case .null: break
    default: report(.noItems(items, at: origin.location(of: NodePath().key("items"))))
    }
  }
}
