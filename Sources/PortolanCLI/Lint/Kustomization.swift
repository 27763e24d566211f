import LintEngine
import ManifestTree
import SystemPackage

/// A `kustomization.yaml` among the files of a folder.
struct Kustomization {
  let folder: String
  private let root: Node?

  /// Nil if the file has another name.
  init?(_ file: (path: String, bytes: [UInt8])) {
    guard
      ["/kustomization.yaml", "/kustomization.yml", "/Kustomization"].contains(where: file.path.hasSuffix)
    else { return nil }
    folder = file.path.lastIndex(of: "/").map { String(file.path[..<$0]) } ?? "."
    root = YAMLReader.read(file.bytes, from: file.path).documents.first?.node
  }

  /// The files that the kustomization uses as patches, data, or values, which are not objects.
  var patches: [String] {
    let parts = items([
      "patches", "patchesStrategicMerge", "patchesJson6902", "replacements", "configurations",
    ]).compactMap { $0["path"]?.text ?? $0.text }
    let data = items(["configMapGenerator", "secretGenerator"]).flatMap { item -> [String] in
      guard case .list(let files)? = item["files"] else { return [] }
      return files.compactMap(\.text).map { $0.split(separator: "=").last.map(String.init) ?? $0 }
    }
    let values = items(["helmCharts"]).compactMap { $0["valuesFile"]?.text }
    return (parts + data + values).map(resolved)
  }

  /// The files and folders with the objects to which the kustomization adds fields.
  var resources: [String] { items(["resources", "bases", "components"]).compactMap(\.text).map(resolved) }

  /// The fields that the kustomization adds to the objects in its resources.
  var addedFields: AddedFields {
    var fields: AddedFields = []
    let selecting = items(["labels"]).contains { $0["includeSelectors"] == .bool(true) }
    if root?["commonLabels"] != nil || selecting { fields.insert(.selectors) }
    if root?["namespace"]?.text?.isEmpty == false { fields.insert(.namespaces) }
    if ["namePrefix", "nameSuffix"].contains(where: { root?[$0]?.text?.isEmpty == false }) {
      fields.insert(.names)
    }
    if !items(["vars", "replacements"]).isEmpty { fields.insert(.values) }
    if !items(["patches", "patchesStrategicMerge", "patchesJson6902"]).isEmpty { fields.insert(.patches) }
    return fields
  }

  /// The fields that kustomizations add to objects, by file; a kustomization also adds fields to the resources of
  /// the kustomizations that it names.
  static func addedFields(by all: [Kustomization]) -> [String: AddedFields] {
    let byFolder = Dictionary(all.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
    var added: [String: AddedFields] = [:]
    for field in [AddedFields.selectors, .namespaces, .values, .patches, .names] {
      var sources = all.filter { $0.addedFields.contains(field) }
      // The objects of an overlay can use the variables of its bases.
      if field == .values, !sources.isEmpty { sources = all }
      var open = sources.flatMap(\.resources)
      while let path = open.popLast() {
        if added[path, default: []].contains(field) { continue }
        added[path, default: []].insert(field)
        open += byFolder[path]?.resources ?? []
      }
    }
    return added
  }

  /// The namespaces that kustomizations set for the objects of files, except where overlays set different ones.
  static func namespaces(by all: [Kustomization]) -> [String: String] {
    let byFolder = Dictionary(all.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [String: Set<String>] = [:]
    for kustomization in all {
      guard let namespace = kustomization.root?["namespace"]?.text, !namespace.isEmpty else { continue }
      var open = kustomization.resources
      while let path = open.popLast() {
        guard found[path, default: []].count < 2, found[path, default: []].insert(namespace).inserted else {
          continue
        }
        open += byFolder[path]?.resources ?? []
      }
    }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The folder of the kustomization that a patch belongs to although no kustomization uses the patch; nil for other
  /// files.
  ///
  /// Generated projects have such patches: the kustomization lists them only in comments.
  static func unusedPatch(
    _ file: (path: String, bytes: [UInt8]), _ folders: Set<String>, listed: Set<String>
  ) -> String? {
    var parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.popLast(), !listed.contains(file.path) else { return nil }
    if !name.contains("patch"), !parts.contains("patches") {
      let folder = parts.joined(separator: "/")
      let beside = folder.isEmpty ? "." : folder
      return folders.contains(beside) && changesWorkloads(file) ? beside : nil
    }
    while !parts.isEmpty {
      let folder = parts.joined(separator: "/")
      if folders.contains(folder) { return folder }
      parts.removeLast()
    }
    return folders.contains(".") ? "." : nil
  }

  /// Whether a file contains only workloads without the fields that every workload has: a selector, and images.
  private static func changesWorkloads(_ file: (path: String, bytes: [UInt8])) -> Bool {
    guard file.bytes.count < 1 << 16 else { return false }
    let documents = YAMLReader.read(file.bytes, from: file.path).documents.map(\.node)
    return !documents.isEmpty
      && documents.allSatisfy { node in
        guard ["Deployment", "StatefulSet", "DaemonSet"].contains(node["kind"]?.text ?? ""),
          node["spec"]?["selector"] == nil
        else { return false }
        guard case .list(let containers)? = node["spec"]?["template"]?["spec"]?["containers"] else {
          return true
        }
        return containers.allSatisfy { $0["image"] == nil }
      }
  }

  private func items(_ keys: [String]) -> [Node] {
    keys.flatMap { key -> [Node] in
      if case .list(let items)? = root?[key] { items } else { [] }
    }
  }

  /// A path relative to the folder, without `.` or `..`; it starts with `./` where the paths of the files do.
  private func resolved(_ path: String) -> String {
    let plain = FilePath("\(folder)/\(path)").lexicallyNormalized().string
    return folder == "." || folder.hasPrefix("./") ? "./\(plain)" : plain
  }
}
