import Foundation
import TestSupport
import Testing

/// Compares the number of values that differ with the result of an independent comparison of the same files in Python.
@Suite(.enabled(if: Tool.isBuilt && Python.isInstalled, Python.absence)) struct ChangedLeavesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardized

  /// Edits of the rendered files: strings with their replacements.
  private static let releases: [[(old: String, new: String)]] = [
    [("v0.10.6", "v0.10.7")],
    [("app.kubernetes.io/part-of: online-boutique", "app.kubernetes.io/part-of: boutique")],
    [("v0.10.6", "v0.10.7"), ("cpu: 100m", "cpu: 150m"), ("replicas: 2", "replicas: 3")],
    [("value: \"1\"", "value: \"2\""), ("grpc", "grpc-web"), ("- ALL", "- NET_RAW")],
  ]

  @Test(arguments: releases.indices)
  func `every value that Python finds is counted in an entry`(release: Int) throws {
    let bench = try Workbench()
    let charts = Self.root.appending(path: "charts/online-boutique/manifests")
    let profile = try #require(
      try FileManager.default.contentsOfDirectory(atPath: charts.path).sorted().first)
    for name in try FileManager.default.contentsOfDirectory(atPath: charts.appending(path: profile).path)
    where name.hasSuffix(".yaml") {
      var text = try String(contentsOf: charts.appending(path: "\(profile)/\(name)"), encoding: .utf8)
      try bench.write(text, to: "old/\(name)")
      for edit in Self.releases[release] { text = text.replacing(edit.old, with: edit.new) }
      try bench.write(text, to: "new/\(name)")
    }
    let counted = try Program(
      path: "/usr/bin/env",
      arguments: [
        "python3", Self.root.appending(path: "Tests/Tools/count-changed-leaves").path, "old", "new",
      ],
      folder: bench.folder, environment: bench.environment()
    ).run()
    try #require(counted.exitCode == 0, "\(counted.errors)")
    let expected = try #require(counted.text.split(separator: "\n").last.flatMap { Int($0) })
    let outcome = try bench.portolan("diff", "new", "--base", "old", "--format", "json")
    let root = try #require(JSONSerialization.jsonObject(with: Data(outcome.text.utf8)) as? [String: Any])
    #expect(expected > 0)
    #expect((root["summary"] as? [String: Any])?["values"] as? Int == expected, "\(counted.text)")
    let changes = root["changes"] as? [[String: Any]] ?? []
    #expect(changes.reduce(0) { $0 + ($1["values"] as? Int ?? 0) } == expected)
  }
}
