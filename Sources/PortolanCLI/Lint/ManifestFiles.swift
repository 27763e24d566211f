import Diagnostics
import Foundation
import SystemPackage

/// The files of manifests that a path on the command line means.
enum ManifestFiles {
  /// The path of standard input in findings.
  static let standardInput = "<stdin>"

  /// Reads a file, all YAML and JSON below a folder in the order of their paths, or standard input for `-`.
  static func read(_ path: String) throws(Fault) -> [(path: String, bytes: [UInt8])] {
    if path == "-" { return [(standardInput, try bytes { FileHandle.standardInput.readDataToEndOfFile() })] }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault(diagnostics: [.notFound(path)], exitCode: 66)
    }
    guard isFolder.boolValue else { return [(path, try contents(of: path))] }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let wanted = names.filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
        && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    guard !wanted.isEmpty else { throw Fault(diagnostics: [.noManifests(path)], exitCode: 66) }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    var files: [(path: String, bytes: [UInt8])] = []
    for name in wanted.sorted() { files.append(("\(folder)/\(name)", try contents(of: "\(folder)/\(name)"))) }
    return files
  }

  private static func contents(of path: String) throws(Fault) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(diagnostics: [.unreadable(path)], exitCode: 66)
    }
    return Array(data)
  }

  private static func bytes(_ read: () -> Data) throws(Fault) -> [UInt8] { Array(read()) }
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
}
