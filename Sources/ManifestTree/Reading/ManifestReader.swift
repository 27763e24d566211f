public import Diagnostics

/// The objects of a file of manifests, and everything that is wrong with it.
public struct ManifestContents: Sendable {
  /// The objects in the order of writing, those of lists in the lists' place.
  public var objects: [Object]
  /// All faults of the file; where there is an error, objects may be missing or lack parts.
  public var diagnostics: [Diagnostic]
  /// Whether any document names an `apiVersion` or a `kind`; a file that is sound and does not is meant for something else.
  public private(set) var namesKinds = false
  /// Documents that configure tools; they are not among the objects.
  public private(set) var toolDocuments: [ToolDocument] = []
  /// Whether all documents that name a kind are configuration of tools, such as a `kustomization.yaml`.
  public private(set) var namesOnlyConfiguration = true
  /// Whether objects without a name or an `apiVersion` count, if only they have a kind; these are empty then.
  fileprivate var keepsIncomplete = false
  /// A file with so many faults is no manifest, and further ones say no more.
  fileprivate static let maximumFaults = 1000
  /// How many of them may be the text's, lest they crowd out that it holds no object.
  fileprivate static let maximumTextFaults = 900

  init(diagnostics: [Diagnostic]) {
    objects = []
    self.diagnostics = diagnostics
  }
}

/// Reads manifests of any origin: streams of YAML documents, JSON, lists, and dumps of a cluster.
///
/// What begins like JSON is read as JSON, and as YAML if it is sound as such. A `List` becomes its items, also a typed
/// one (`PodList`), whose items need not name their kind. Empty documents count for nothing.
public enum ManifestReader {
  /// Where manifests come from.
  public enum Source: Sendable {
    /// Somebody wrote them, or a tool.
    case files
    /// `kubectl get` printed them: what is empty or was cut off is a fault.
    case clusterDump
    /// Somebody wrote them and asks what is wrong with them: that an object has no name or no `apiVersion` is one thing
    /// among others.
    case review
  }

  /// Reads the bytes of a file; `file` is its path as the user named it.
  public static func read(_ bytes: [UInt8], from file: String, of source: Source = .files) -> ManifestContents
  {
    let bytes = UTF16Text.inUTF8(bytes)
    let documents = documents(of: bytes, from: file)
    var manifests = ManifestContents(
      diagnostics: Array(documents.diagnostics.prefix(ManifestContents.maximumTextFaults)))
    manifests.keepsIncomplete = source == .review
    if source == .clusterDump, manifests.diagnostics.isEmpty {
      if documents.documents.allSatisfy({ $0.node == .null }) {
        manifests.diagnostics.append(.emptyDump(at: documents.end))
      } else if bytes.last != 0x0A, !looksLikeJSON(bytes), !endsWithWholeList(documents) {
        manifests.diagnostics.append(.cutOff(at: documents.end))
      }
    }
    for document in documents.documents where document.node != .null {
      manifests.add(document.node, document.map)
    }
    return manifests
  }

  /// Whether the last document is a list whose kind stands behind its items, as `kubectl` writes it: then none is lost.
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

  /// Whether the first characters are those of a map with quoted keys or of an empty one; `{{` begins a template.
  private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let marks = bytes[start...].lazy.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
    return marks.elementsEqual("{\"".utf8) || marks.elementsEqual("{}".utf8) || marks.elementsEqual("{".utf8)
  }
}

extension ManifestContents {
  /// The kind that a list's items have where they name none.
  private struct ListedKind {
    var apiVersion: String
    var kind: String
  }

  private mutating func report(_ fault: @autoclosure () -> Diagnostic) {
    if diagnostics.count < Self.maximumFaults { diagnostics.append(fault()) }
  }

  /// Adds the object that a document or a list's item is, or the items that it holds.
  fileprivate mutating func add(_ node: Node, _ map: SourceMap) { add(node, map, listed: nil) }

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
    let kind = root["kind"]?.text
    if apiVersion != nil || kind != nil { namesKinds = true }
    if listed == nil, let document = ToolDocument(root, at: origin.location) {
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
      let fields = [("apiVersion", apiVersion), ("kind", kind), ("metadata.name", name)]
      report(
        .incomplete(
          fields.filter { $0.1 == nil }.map(\.0), isList: root["items"] != nil, at: origin.location))
      return
    }
    let namespace = metadata?["namespace"]?.text
    let identity = ObjectIdentity(
      apiVersion: apiVersion, kind: kind, namespace: namespace == "" ? nil : namespace, name: name)
    objects.append(Object(identity, .map(root), from: origin))
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
