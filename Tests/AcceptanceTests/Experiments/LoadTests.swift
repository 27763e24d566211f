import Foundation
import ManifestTree
import TestSupport
import Testing

/// The load scripts, as their Jobs run them.
@Suite struct `The loads` {
  private let folder: URL
  private let objects: [Object]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "portolan-load-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let shop = ExampleSystem(name: "online-boutique", profiles: [])
    objects = try Trials.objects(of: URL(filePath: shop.manifests(in: "spot")))
  }

  @Test func `run Locust with the settings of the Job`() throws {
    let job = try #require(
      objects.first { $0.identity.kind == "Job" && $0.identity.nameWithoutHash == "load" })
    let words = job.node["spec"]?["template"]?["spec"]?["containers"]?.items?.first?["command"]?.items ?? []
    let command = words.compactMap(\.text).joined(separator: " ")
    #expect(
      command.contains(
        "--headless --locustfile /etc/experiment/locustfile.py,/etc/experiment/judge.py --host"))
    for word in ["--users \"$users\"", "--spawn-rate \"$spawn_rate\"", "--run-time \"${duration}s\""] {
      #expect(command.contains(word))
    }
  }

  // MARK: siege

  private func siege(_ arguments: [String], _ variables: [String: String], path: String = "") throws
    -> Program.Outcome
  {
    let script = try Trials.script("siege.sh", of: "siege-load-script", in: try Self.applianceCall())
    try Data(script.utf8).write(to: folder.appending(path: "siege.sh"))
    var environment = ProcessInfo.processInfo.environment
    environment["HOME"] = folder.path
    environment["PATH"] = path + (environment["PATH"] ?? "")
    return try Program(
      path: "sh", arguments: ["siege.sh"] + arguments, folder: folder,
      environment: environment.merging(variables) { $1 }
    ).run()
  }

  private static func applianceCall() throws -> [Object] {
    let system = ExampleSystem(name: "appliance-call", profiles: [])
    return try Trials.objects(of: URL(filePath: system.manifests(in: "spot")))
  }

  /// Summaries of different siege versions; those before 4.1 print text.
  @Test(arguments: [
    (
      "Transactions:\t 95 hits\nAvailability:\t 100.00 %\nSuccessful transactions: 95\nFailed transactions:\t 5\n",
      "99", "availability: 95.000 % of 100 requests, 5 failed, target 99 %: missed", Int32(1)
    ),
    (
      "{\t\"transactions\":\t\t 199999,\n\t\"availability\":\t 100.00,\n\t\"successful_transactions\":\t 199999,\n"
        + "\t\"failed_transactions\":\t 1,\n}\n", "100",
      "availability: 99.999 % of 200000 requests, 1 failed, target 100 %: missed", 1
    ),
    (
      "{\t\"transactions\":\t\t 999,\n\t\"failed_transactions\":\t 1,\n}\n", "99.9",
      "availability: 99.900 % of 1000 requests, 1 failed, target 99.9 %: met", 0
    ),
    (
      "{\t\"transactions\":\t\t 0,\n\t\"failed_transactions\":\t 0,\n}\n", "1",
      "availability: 0.000 % of 0 requests, 0 failed, target 1 %: missed", 1
    ),
    (
      "{\t\"transactions\":\t\t 9,\n\t\"failed_transactions\":\t 1,\n}\n", "",
      "availability: 90.000 % of 10 requests, 1 failed", 0
    ),
    ("unknown option\n", "", "siege printed no summary", 1),
  ])
  func `are evaluated by the counts in the summary of siege`(
    summary: String, target: String, verdict: String, exitCode: Int32
  ) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "siege")
    try Data("#!/bin/sh\necho \"$@\" >arguments\ncat summary\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    try Data(summary.utf8).write(to: folder.appending(path: "summary"))
    let outcome = try siege(
      ["-v", "--delay=1S"],
      ["TARGET": "http://call:8080/calls", "clients": "30", "duration": "30", "availability": target],
      path: "\(folder.path):")
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.text.split(separator: "\n").last.map(String.init) == verdict)
    let arguments = try String(contentsOf: folder.appending(path: "arguments"), encoding: .utf8)
    #expect(arguments == "-c30 -t30S -v --delay=1S http://call:8080/calls\n")
  }
}
