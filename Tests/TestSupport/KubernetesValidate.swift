internal import Foundation
package import ManifestTree

/// `kubernetes-validate`, an independent validator that uses the published schemas.
package enum KubernetesValidate {
  /// Whether `python3` with the package is installed.
  package static let isInstalled = (try? run("import kubernetes_validate", on: []))?.status == 0

  /// The errors of objects under the package's newest schemas in strict mode, one per line; empty if there are none.
  package static func faults(of objects: [Node]) throws -> String {
    var json = JSONWriter(.compact)
    json.write(.list(objects))
    return try run(validation, on: json.bytes).output
  }

  private static let validation = """
    import json, sys, kubernetes_validate
    version = kubernetes_validate.latest_version()
    for object in json.load(sys.stdin):
        try:
            kubernetes_validate.validate(object, version, strict=True)
        except Exception as fault:
            where = getattr(fault, 'path', '')
            print(object['kind'], object['metadata']['name'], where, getattr(fault, 'message', fault))
    """

  private static func run(_ script: String, on input: [UInt8]) throws -> (output: String, status: Int32) {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("kubernetes-validate-\(UUID().uuidString)")
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
