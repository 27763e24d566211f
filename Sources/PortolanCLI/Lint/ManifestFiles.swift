import Diagnostics
import LintEngine
import ManifestTree
import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The manifest files of the paths on the command line.
struct ManifestFiles {
  /// The path of standard input in findings.
  static let standardInput = "<stdin>"

  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// The files that were found in folders, and not named explicitly.
  private(set) var found: Set<String> = []
  /// The files in folders that are skipped because they become manifests only when a tool renders them.
  private(set) var unrendered: [Unrendered] = []
  /// The fields that kustomizations of the folders add to objects, by file.
  private(set) var addedFields: [String: AddedFields] = [:]
  /// The namespaces that kustomizations set, by file.
  private(set) var namespaces: [String: String] = [:]
  /// The errors of unreadable files that were found in folders.
  private(set) var faults: [Diagnostic] = []
  /// Whether files that were named explicitly are patches, and therefore skipped.
  private(set) var namesPatches = false

  /// Templates or patches, with the command that renders them.
  struct Unrendered {
    let name: String
    let command: String

    static func patches(ofKustomizationIn folder: String) -> Unrendered {
      Unrendered(name: "the patches of '\(folder)'", command: "kubectl kustomize \(folder)")
    }
  }

  /// Reads files, all YAML and JSON files below folders, sorted by path, and standard input for `-`.
  /// - Throws: ``CommandFailure`` with the exit code 66 if a path does not exist or cannot be read, or if a folder
  ///   contains no manifest file. The errors of files in folders are in ``faults`` instead.
  init(_ paths: [String]) throws(CommandFailure) {
    var brokenLinks: [String] = []
    for path in paths { try read(path, &brokenLinks) }
    skipNamedPatches()
    if !brokenLinks.isEmpty { faults.append(.brokenLinks(brokenLinks)) }
  }

  /// Uses the files of a git revision: named ones, and those that were found in folders.
  init(named: [(path: String, bytes: [UInt8])], found: [(path: String, bytes: [UInt8])]) {
    files = named
    let content = Dictionary(found.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let manifests = found.map(\.path).filter { path in
      [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
    }
    readFound(manifests.sorted()) { path throws(CommandFailure) in content[path] ?? [] }
  }

  private mutating func read(_ path: String, _ brokenLinks: inout [String]) throws(CommandFailure) {
    if path == "-" {
      files.append((Self.standardInput, try InputFile.read("-")))
      return
    }
    guard let isFolder = OperatingSystem.isFolder(path) else {
      throw CommandFailure(diagnostics: [.notFound(path)], exitCode: 66)
    }
    guard isFolder else {
      files.append((path, try InputFile.read(path)))
      return
    }
    let present = OperatingSystem.files(below: path)
    let wanted = present.paths(in: path, endings: [".yaml", ".yml", ".json"])
    guard !wanted.files.isEmpty || !wanted.brokenLinks.isEmpty else {
      let compiled = present.files.filter(EvaluatedSpec.isCompiled).min().map {
        path.hasSuffix("/") ? path + $0 : "\(path)/\($0)"
      }
      throw CommandFailure(diagnostics: [.noManifests(path, compiled: compiled)], exitCode: 66)
    }
    brokenLinks += wanted.brokenLinks
    readFound(wanted.files) { path throws(CommandFailure) in
      try InputFile.read(path)
    }
  }

  /// Reads the files in a folder, except those that a tool must render first.
  private mutating func readFound(
    _ paths: [String], _ content: (String) throws(CommandFailure) -> [UInt8]
  ) {
    let charts = paths.filter { $0.hasSuffix("/Chart.yaml") }.map(Self.folder)
    unrendered += charts.map {
      Unrendered(name: "the templates of the chart '\($0)'", command: "helm template \($0)")
    }
    let isChart = Set(charts)
    var read: [(path: String, bytes: [UInt8])] = []
    for path in paths where !Self.isOfChart(path, isChart) {
      do {
        read.append((path, try content(path)))
      } catch {
        faults += error.diagnostics
      }
    }
    let kustomizations = read.compactMap(Kustomization.init)
    addedFields.merge(Kustomization.addedFields(by: kustomizations)) { $0.union($1) }
    namespaces.merge(Kustomization.namespaces(by: kustomizations)) { first, _ in first }
    var patches = Set(kustomizations.flatMap(\.patches))
    var patched = kustomizations.filter { !$0.patches.isEmpty }.map(\.folder)
    let (folders, listed) = (Set(kustomizations.map(\.folder)), Set(kustomizations.flatMap(\.resources)))
    for file in read where !folders.isEmpty && !patches.contains(file.path) {
      guard let folder = Kustomization.unusedPatch(file, folders, listed: listed) else { continue }
      let path = file.path
      patches.insert(path)
      if !patched.contains(folder) { patched.append(folder) }
    }
    unrendered += patched.map(Unrendered.patches(ofKustomizationIn:))
    read.removeAll { patches.contains($0.path) }
    completeUnlisted(read.map(\.path), kustomizations, listed)
    files += read
    found.formUnion(read.map(\.path))
  }

  /// Treats the files beside a kustomization that does not list them like the files that it lists.
  ///
  /// Generated projects have such files: the kustomization lists them only in comments.
  private mutating func completeUnlisted(
    _ paths: [String], _ kustomizations: [Kustomization], _ listed: Set<String>
  ) {
    let byFolder = Dictionary(kustomizations.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
    for path in paths where !listed.contains(path) {
      guard let kustomization = byFolder[Self.folder(of: path)] else { continue }
      let fields = kustomization.addedFields.union(addedFields[kustomization.folder] ?? [])
      if !fields.isEmpty { addedFields[path, default: []].formUnion(fields) }
    }
  }

  /// Skips files that were named on the command line and that a kustomization in their folder or a parent folder uses
  /// as patches.
  ///
  /// For example, a pre-commit hook names each changed file.
  private mutating func skipNamedPatches() {
    var nearby = NearbyKustomizations()
    var patched: [String] = []
    files.removeAll { file in
      guard file.path != Self.standardInput, !found.contains(file.path) else { return false }
      let (fields, folder) = nearby.use(of: file.path)
      if !fields.isEmpty { addedFields[file.path, default: []].formUnion(fields) }
      guard let folder else { return false }
      if !patched.contains(folder) { patched.append(folder) }
      return true
    }
    unrendered += patched.map(Unrendered.patches(ofKustomizationIn:))
    namesPatches = !patched.isEmpty
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// Whether a file is a chart's `Chart.yaml`, one of its templates, or one of its values files, which may have a key
  /// `kind`.
  private static func isOfChart(_ path: String, _ charts: Set<String>) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.indices.contains { index in
      let isValues = index == parts.count - 1 && parts[index].hasPrefix("values")
      return (isValues || ["templates", "Chart.yaml"].contains(parts[index]))
        && charts.contains(parts[..<index].joined(separator: "/"))
    }
  }
}

extension Diagnostic {
  fileprivate static func notFound(_ path: String) -> Diagnostic {
    Diagnostic("input/not-found", .error, "file or folder '\(path)' not found", at: nil)
  }

  /// - Parameter compiled: the path of a compiled spec in the folder.
  fileprivate static func noManifests(_ path: String, compiled: String?) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error,
      "folder '\(path)' contains no .yaml, .yml, .json, or .swift file", at: nil,
      fix: compiled.map { "use the compiled spec '\($0)'" })
  }

  /// The error about input in which a tool must render all files first.
  static func onlyUnrendered(_ part: ManifestFiles.Unrendered) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error, "expected manifests, found only \(part.name)", at: nil,
      fix: "pipe the output of '\(part.command)' into this command, with '-' as the path")
  }
}

extension [Diagnostic] {
  /// The notes about skipped files, with the reason, and about skipped documents in other files.
  static func leftOut(
    _ paths: [String], _ unrendered: [ManifestFiles.Unrendered], documents: [ToolDocument]
  ) -> [Diagnostic] {
    let foreign = paths.prefix(1).map { path in
      let more = paths.count == 1 ? "" : " and \(paths.count - 1) more \(paths.count == 2 ? "file" : "files")"
      return Diagnostic(
        "input/left-out", .info, "ignored '\(path)'\(more): no Kubernetes object found", at: nil)
    }
    let configuration = documents.prefix(1).map { document in
      let count = documents.count - 1
      let more = count == 0 ? "" : " and \(count) more \(count == 1 ? "document" : "documents")"
      return Diagnostic(
        "input/left-out", .info,
        "ignored the configuration of \(document.tool)\(more): not a Kubernetes object", at: document.location
      )
    }
    return foreign + configuration
      + unrendered.map { part in
        Diagnostic(
          "input/left-out", .info, "ignored \(part.name)", at: nil,
          fix:
            "pipe the output of '\(part.command)' into this command, with '-' as the path, to include \(part.name)"
        )
      }
  }
}

/// The manifests of files, read in the same way by all commands, without files for other purposes.
struct ReadManifests {
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  private(set) var manifests: [ManifestContents] = []
  /// The ignored files: files without objects that were found in folders, and configuration of tools.
  private(set) var leftOut: [String] = []
  /// The ignored documents in files with objects.
  private(set) var leftOutDocuments: [ToolDocument] = []

  /// Whether standard input is among the files and has neither content nor an error; a list without objects is content.
  var hasEmptyStandardInput: Bool {
    zip(files, manifests).contains { file, read in
      file.path == ManifestFiles.standardInput && read.objects.isEmpty && !read.namesKinds
        && read.toolDocuments.isEmpty && read.diagnostics.isEmpty
    }
  }

  /// Reads files; in folders, files without a kind are skipped, such as settings, workflows, and values.
  /// - Throws: ``CommandFailure`` with the exit code 66 if the files are only templates and patches that a tool must
  ///   render first.
  init(_ input: ManifestFiles, of source: ManifestReader.Source) throws(CommandFailure) {
    let read = Self.read(input.files, of: source)
    let isForeign = zip(input.files, read).map { file, read in
      let isObjectless = read.objects.isEmpty && !read.toolDocuments.isEmpty && read.diagnostics.isEmpty
      return isObjectless || input.found.contains(file.path) && !read.namesKinds && !read.isBroken
    }
    let hasNothing = isForeign.allSatisfy { $0 }
    if hasNothing, !input.namesPatches, let part = input.unrendered.first {
      throw CommandFailure(diagnostics: [.onlyUnrendered(part)], exitCode: 66)
    }
    for ((file, read), isForeign) in zip(zip(input.files, read), isForeign) {
      // If there are no other files, the errors of the files show what was expected.
      if isForeign, !hasNothing || !read.toolDocuments.isEmpty { leftOut.append(file.path) }
      if !isForeign { leftOutDocuments += read.toolDocuments }
      if !isForeign || hasNothing || !read.toolDocuments.isEmpty {
        files.append(file)
        manifests.append(read)
      }
    }
  }

  static func read(
    _ files: [(path: String, bytes: [UInt8])], of source: ManifestReader.Source
  ) -> [ManifestContents] {
    files.concurrentMap(minimum: 2) { ManifestReader.read($0.bytes, from: $0.path, of: source) }
  }
}

extension ManifestContents {
  /// Whether a file that may be a manifest is not valid YAML or JSON.
  ///
  /// The files of other tools, such as CloudFormation templates, have tags that are unknown to Kubernetes.
  var isBroken: Bool {
    !isBrokenData
      && diagnostics.contains {
        !["manifest/no-object", "manifest/incomplete", "manifest/repeated-key", "manifest/tag"].contains(
          $0.id)
      }
  }
}
