import Foundation
import ManifestTree
import TestSupport
import Testing

/// The template engine of Helm, in Go, with Helm's additional functions: `Tests/HelmEngine`.
struct HelmEngine {
  static let absence: Comment =
    "needs Tests/HelmEngine/build, which needs Go and Sprig from Debian's packages"

  private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/helm-engine/helm-engine").path

  static let isBuilt = FileManager.default.isExecutableFile(atPath: path)

  /// The result of rendering a chart with values: its documents, or the error.
  struct Answer {
    let documents: [Node]
    let fault: String?
  }

  /// The folder of the chart.
  let chart: URL
  /// The namespace of the release.
  let namespace: String
  /// Values files in the chart's folder.
  var files: [String] = []

  /// Renders the chart once for each of the given values, which override those in the files.
  func answers(to values: [Node] = [[:]], release: String = "test") throws -> [Answer] {
    let requests = chart.appending(path: "requests-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: requests) }
    let lines = values.map { Node.map(["values": $0]).json + "\n" }
    try Data(lines.joined().utf8).write(to: requests)
    let outcome = try Program(
      path: Self.path,
      arguments: ["--batch", requests.path, "--release", release, "--namespace", namespace]
        + files.flatMap { ["-f", chart.appending(path: $0).path] } + [chart.path],
      folder: chart, environment: ProcessInfo.processInfo.environment
    ).run()
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return try outcome.text.split(separator: "\n").map { line in
      let answer = try #require(JSONReader.read(Array(line.utf8), from: "answer").documents.first?.node)
      if let fault = answer["error"]?.text { return Answer(documents: [], fault: fault) }
      guard case .list(let documents)? = answer["documents"] else {
        return Answer(documents: [], fault: "no answer")
      }
      return Answer(documents: documents, fault: nil)
    }
  }
}
