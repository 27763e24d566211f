import Diagnostics
import Foundation
import ManifestTree

/// The files of manifests that a path on the command line means.
struct ManifestFiles {
  /// The path of standard input in findings.
  static let standardInput = "<stdin>"

  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// The paths that nobody named, found in folders.
  private(set) var found: Set<String> = []
  /// What is left out of folders because it is no manifest before a tool has rendered it.
  private(set) var unrendered: [Unrendered] = []

  /// Templates or patches, and what makes manifests of them.
  struct Unrendered {
    let name: String
    let command: String
  }

  /// Reads files, all YAML and JSON below folders in the order of their paths, and standard input for `-`.
  init(_ paths: [String]) throws(Fault) {
    for path in paths { try read(path) }
  }

  private mutating func read(_ path: String) throws(Fault) {
    if path == "-" {
      files.append((Self.standardInput, Array(FileHandle.standardInput.readDataToEndOfFile())))
      return
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(diagnostics: [.notFound(path)], exitCode: 66)
    }
    guard isFolder.boolValue else {
      files.append((path, try Self.contents(of: path)))
      return
    }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let wanted = names.filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    guard !wanted.isEmpty else { throw Fault(diagnostics: [.noManifests(path)], exitCode: 66) }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    try readFound(wanted.sorted().map { "\(folder)/\($0)" })
  }

  /// Reads what is in a folder, but nothing that a tool has to render first.
  private mutating func readFound(_ paths: [String]) throws(Fault) {
    let charts = paths.filter { $0.hasSuffix("/Chart.yaml") }.map(Self.folder)
    unrendered += charts.map {
      Unrendered(name: "the templates of the chart '\($0)'", command: "helm template \($0)")
    }
    let isChart = Set(charts)
    var read: [(path: String, bytes: [UInt8])] = []
    for path in paths where !Self.isOfChart(path, isChart) {
      read.append((path, try Self.contents(of: path)))
    }
    var patches: Set<String> = []
    for file in read where ["/kustomization.yaml", "/kustomization.yml"].contains(where: file.path.hasSuffix)
    {
      let overlay = Self.folder(of: file.path)
      let named = Self.patches(of: file.bytes, in: overlay)
      if named.isEmpty { continue }
      patches.formUnion(named)
      unrendered.append(
        Unrendered(name: "the patches of '\(overlay)'", command: "kubectl kustomize \(overlay)"))
    }
    read.removeAll { patches.contains($0.path) }
    files += read
    found.formUnion(read.map(\.path))
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// The files of a folder that a `kustomization.yaml` names as patches: parts of objects.
  private static func patches(of kustomization: [UInt8], in folder: String) -> [String] {
    let root = YAMLReader.read(kustomization, from: folder).documents.first?.node
    let named = ["patches", "patchesStrategicMerge"].flatMap { key -> [Node] in
      if case .list(let items)? = root?[key] { items } else { [] }
    }
    return named.compactMap { $0["path"]?.text ?? $0.text }.map { name in
      "\(folder)/\(name.hasPrefix("./") ? String(name.dropFirst(2)) : name)"
    }
  }

  /// Whether a file is a chart's description, or one of its templates.
  private static func isOfChart(_ path: String, _ charts: Set<String>) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.indices.contains { index in
      ["templates", "Chart.yaml"].contains(parts[index])
        && charts.contains(parts[..<index].joined(separator: "/"))
    }
  }

  private static func contents(of path: String) throws(Fault) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(diagnostics: [.unreadable(path)], exitCode: 66)
    }
    return Array(data)
  }
}

extension Diagnostic {
  fileprivate static func notFound(_ path: String) -> Diagnostic {
    Diagnostic("input/not-found", .error, "there is no file or folder '\(path)'", at: nil)
  }

  fileprivate static func noManifests(_ path: String) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error,
      "the folder '\(path)' has no file that ends in .yaml, .yml, .json or .swift", at: nil)
  }

  fileprivate static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic("input/unreadable", .error, "'\(path)' cannot be read", at: nil)
  }

  /// Nothing but what is no manifest yet.
  static func onlyUnrendered(_ part: ManifestFiles.Unrendered) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error, "found nothing but \(part.name), expected manifests", at: nil,
      fix: "run '\(part.command) | portolan lint -'")
  }
}

extension [Diagnostic] {
  /// What is not looked at, and why.
  static func leftOut(_ paths: [String], _ unrendered: [ManifestFiles.Unrendered]) -> [Diagnostic] {
    let foreign = paths.prefix(1).map { path in
      let more = paths.count == 1 ? "" : " and \(paths.count - 1) more files"
      return Diagnostic(
        "input/left-out", .info, "left out '\(path)'\(more): there is no object of Kubernetes", at: nil)
    }
    return foreign
      + unrendered.map { part in
        Diagnostic(
          "input/left-out", .info, "left out \(part.name)", at: nil,
          fix: "'\(part.command) | portolan lint -' looks at what they make")
      }
  }
}
