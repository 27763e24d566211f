import Foundation
import Testing

/// PyYAML, an independent reader and writer of YAML.
enum PyYAML {
  /// Whether `python3` with the package `yaml` is installed.
  static let isInstalled = (try? run("import yaml", [])) != nil

  /// The documents of a compressed file as PyYAML writes them, with sorted keys, in one of its styles.
  static func rewritten(_ file: URL, flowStyle: String) throws -> String {
    let script = """
      import gzip, sys, yaml
      loader, dumper = getattr(yaml, 'CSafeLoader', yaml.SafeLoader), getattr(yaml, 'CSafeDumper', yaml.SafeDumper)
      documents = yaml.load_all(gzip.open(sys.argv[1]).read(), loader)
      sys.stdout.write(yaml.dump_all(documents, None, dumper, default_flow_style=\(flowStyle), allow_unicode=True))
      """
    return try run(script, [file.path])
  }

  private static func run(_ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    struct Failure: Error {}
    guard process.terminationStatus == 0 else { throw Failure() }
    return String(decoding: text, as: UTF8.self)
  }
}
