package import Foundation

/// `python3`, whose packages are independent readers and validators.
package enum Python {
  /// Whether Python and the given packages are installed.
  package static func has(_ packages: String...) -> Bool {
    (try? run("import \(packages.joined(separator: ", "))"))?.exitCode == 0
  }

  /// Runs a script.
  package static func run(
    _ script: String, with arguments: [String] = [], on input: [UInt8] = [],
    in folder: URL = FileManager.default.temporaryDirectory
  ) throws -> Program.Outcome {
    try Program(path: "python3", arguments: ["-c", script] + arguments, folder: folder, input: input).run()
  }
}
