import Foundation
import ManifestTree

/// PyYAML, an independent reader of YAML 1.1, run as one process over many documents.
enum PyYAML {
  /// Whether `python3` with the package `yaml` is installed.
  static let isInstalled = (try? run("import yaml", on: []))?.status == 0

  /// The values that PyYAML's loaders read differently from the original, one per line; empty if there are none.
  static func mismatches(of documents: [Node]) throws -> String {
    var yaml = YAMLWriter()
    var json = JSONWriter(.compact)
    for document in documents { yaml.write(document) }
    json.write(.list(documents))
    let length = withUnsafeBytes(of: UInt64(yaml.bytes.count).littleEndian, Array.init)
    return try run(comparison, on: length + yaml.bytes + json.bytes).output
  }

  private static let comparison = """
    import json, sys, yaml
    data = sys.stdin.buffer.read()
    length = int.from_bytes(data[:8], 'little')
    text, meant = data[8:8 + length], json.loads(data[8 + length:])
    def same(one, other):
        if type(one) is not type(other): return False
        if isinstance(one, dict):
            return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
        if isinstance(one, list):
            return len(one) == len(other) and all(map(same, one, other))
        return one == other
    for loader in [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else []):
        try:
            read = list(yaml.load_all(text, loader))
        except yaml.YAMLError as error:
            print(loader.__name__, error)
            continue
        if len(read) != len(meant): print(loader.__name__, 'read', len(read), 'documents of', len(meant))
        for one, other in zip(read, meant):
            if not same(one, other): print(loader.__name__, 'read', ascii(one), 'for', ascii(other))
    """

  private static func run(_ script: String, on input: [UInt8]) throws -> (output: String, status: Int32) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("pyyaml-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: text, as: UTF8.self), process.terminationStatus)
  }
}
