import Diagnostics
import Foundation
import SystemPackage

/// The files of manifests that a path on the command line means.
struct ManifestFiles {
  /// The path of standard input in findings.
  static let standardInput = "<stdin>"

  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// The paths that nobody named, found in folders.
  private(set) var found: Set<String> = []
  /// The folders of Helm charts, whose templates are no YAML.
  private(set) var charts: [String] = []

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
    let paths = wanted.sorted().map { "\(folder)/\($0)" }
    let charts = paths.filter { $0.hasSuffix("/Chart.yaml") }.map { String($0.dropLast("/Chart.yaml".count)) }
    let isChart = Set(charts)
    for path in paths where !Self.isOfChart(path, isChart) {
      files.append((path, try Self.contents(of: path)))
      found.insert(path)
    }
    self.charts += charts
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

  /// Nothing but charts.
  static func onlyTemplates(of chart: String) -> Diagnostic {
    Diagnostic(
      "input/no-manifests", .error, "the chart '\(chart)' has templates, expected manifests", at: nil,
      fix: "run 'helm template \(chart) | portolan lint -'")
  }
}

extension [Diagnostic] {
  /// What is not looked at, and why.
  static func leftOut(_ paths: [String], charts: [String]) -> [Diagnostic] {
    let foreign = paths.prefix(1).map { path in
      let more = paths.count == 1 ? "" : " and \(paths.count - 1) more files"
      return Diagnostic(
        "input/left-out", .info, "left out '\(path)'\(more): there is no object of Kubernetes", at: nil)
    }
    return foreign
      + charts.map { chart in
        Diagnostic(
          "input/left-out", .info, "left out the templates of the chart '\(chart)'", at: nil,
          fix: "'helm template \(chart) | portolan lint -' looks at them")
      }
  }
}
