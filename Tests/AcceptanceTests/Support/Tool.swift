import Foundation
import TestSupport
import Testing

/// The built `portolan`, which is next to the tests in the build folder.
enum Tool {
  /// Why tests of the tool are skipped.
  static let absence: Comment = "needs the portolan program beside the tests"
  /// Why tests that compile a spec are skipped.
  static let compilerAbsence: Comment =
    "needs the portolan program and its library beside the tests, and swiftc on PATH"

  /// The build folder.
  static let folder: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }()

  static let path = folder.appending(path: "portolan").path

  static let isBuilt = FileManager.default.isExecutableFile(atPath: path)

  /// Whether specs can also be compiled.
  static let canCompile: Bool = {
    let programs = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      "\($0)/swiftc"
    }
    return isBuilt && FileManager.default.fileExists(atPath: folder.appending(path: "Modules").path)
      && programs.contains(where: FileManager.default.isExecutableFile)
  }()
}
