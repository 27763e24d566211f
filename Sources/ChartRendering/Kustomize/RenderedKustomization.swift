internal import ManifestTree

/// A system for Kustomize: the first profile as the base, and an overlay for each profile.
///
/// The name prefix of an app is in the objects and not in a `namePrefix`, because Kustomize changes only names and
/// known references, but not the labels in selectors, the hosts of routes, or the addresses in variables.
package struct RenderedKustomization: Sendable {
  package let files: [RenderedFile]

  /// The folders of the files.
  package static let folders = ["base", "overlays"]

  /// Renders a system.
  package init(_ system: SystemObjects) {
    guard let base = system.profiles.first else {
      files = []
      return
    }
    let kustomizations =
      [KustomizationFolder(base: base)] + system.profiles.map { KustomizationFolder(of: $0, over: base) }
    files = kustomizations.concurrentMap(minimum: 2) { $0.files(of: system.app) }.flatMap { $0 }
  }
}

/// A folder with a `kustomization.yaml`: its resources and patches.
struct KustomizationFolder {
  private let path: String
  private var resources: [String] = []
  private var added: [FileObjects] = []
  private var patches: [ObjectPatch] = []
  private var images: [Node] = []

  /// The base: all objects of a profile.
  init(base: ProfileObjects) {
    path = "base"
    added = base.files.filter { !$0.objects.isEmpty }
  }

  /// An overlay: the changes from the base to a profile.
  init(of profile: ProfileObjects, over base: ProfileObjects) {
    path = "overlays/\(profile.profile)"
    resources = ["../../base"]
    if profile.profile == base.profile { return }

    let move = NamespaceMove(from: base, to: profile)
    let old = Dictionary(base.objects.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let files = profile.files.map { file in (file.file, file.objects.map { move?.undone(on: $0) ?? $0 }) }
    let pairs = files.flatMap(\.1).compactMap { target in
      old[target.identity].map { (base: $0, target: target) }
    }
    added = profile.files.compactMap { file in
      let objects = file.objects.filter { old[(move?.undone(on: $0) ?? $0).identity] == nil }
      return objects.isEmpty ? nil : FileObjects(file: file.file, objects: objects)
    }
    // An overlay that removes all objects of the base does not use the base.
    if pairs.isEmpty {
      resources = []
      return
    }
    let replacements = ImageReplacements(from: pairs, added: added.flatMap(\.objects))
    images = replacements.entries
    for (file, objects) in files {
      for target in objects {
        guard let base = old[target.identity] else { continue }
        let patch = ObjectPatch(from: replacements.applied(to: base), to: target, in: file)
        if let patch { patches.append(patch) }
      }
    }
    let kept = Set(files.flatMap { $0.1.map(\.identity) })
    patches += base.objects.filter { !kept.contains($0.identity) }.map(ObjectPatch.init(removing:))
    if let move { patches.append(ObjectPatch(moving: move)) }
  }

  /// The folder's files.
  func files(of app: String) -> [RenderedFile] {
    let header = FileHeader(app: app).line(.yaml)
    var files = added.compactMap { file in
      RenderedPart(file: file.file, objects: file.objects).rendered(as: name(of: file.file), under: header)
    }
    for (file, documents) in mergedDocuments {
      files.append(RenderedFile(yaml: documents, named: "patches/\(file).yaml", of: app))
    }
    files.append(RenderedFile(yaml: [kustomization], named: "kustomization.yaml", of: app))
    return files.map { $0.moved(to: path) }
  }

  /// The name of a service's file.
  ///
  /// For a service named `kustomization`, the name has a dot, so that no other service can have the same file.
  private func name(of file: String) -> String {
    file == "kustomization" ? "kustomization.objects.yaml" : "\(file).yaml"
  }

  /// The strategic merge patches, by file.
  private var mergedDocuments: [(file: String, documents: [Node])] {
    var files: [(file: String, documents: [Node])] = []
    for patch in patches {
      guard case .strategicMerge(let node, let file) = patch.form else { continue }
      if files.last?.file == file {
        files[files.count - 1].documents.append(node)
      } else {
        files.append((file, [node]))
      }
    }
    return files
  }

  private var kustomization: Node {
    var map: NodeMap = ["apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization"]
    map["resources"] = .list((resources + added.map { name(of: $0.file) }).map(Node.string))
    let entries =
      mergedDocuments.map { Node.map(["path": .string("patches/\($0.file).yaml")]) }
      + patches.compactMap(\.entry)
    if !entries.isEmpty { map["patches"] = .list(entries) }
    if !images.isEmpty { map["images"] = .list(images) }
    return .map(map)
  }
}
