import Foundation
import ManifestTree
import Testing

/// The loads, as their Jobs run them: against a server that counts.
@Suite struct `The loads` {
  private let folder: URL
  private let objects: [Object]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "portolan-load-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let shop = ExampleSystem(name: "online-boutique", profiles: [])
    objects = try Trials.objects(of: URL(filePath: shop.manifests(in: "spot")))
  }

  private func write(_ file: String, of configMap: String) throws {
    try Data(try Trials.script(file, of: configMap, in: objects).utf8).write(to: folder.appending(path: file))
  }

  /// What a shop counted.
  private struct Counts: Decodable {
    let requests, failures, bad, home, product, cart, filled, paid: Int
  }

  private static let locustAbsence: Comment = "needs python3 with the package locust"
  private static let hasLocust: Bool = {
    let outcome = try? Program(
      path: "/usr/bin/env", arguments: ["python3", "-m", "locust", "--version"],
      folder: FileManager.default.temporaryDirectory, environment: ProcessInfo.processInfo.environment
    ).run()
    return outcome?.exitCode == 0
  }()

  /// A load and what comes of it: every n-th request fails.
  struct Trial: Sendable {
    let every: Int
    let target: String?
    let exitCode: Int32
    let verdict: String
  }

  @Test(
    .enabled(if: hasLocust, locustAbsence),
    arguments: [
      Trial(every: 0, target: "99.9", exitCode: 0, verdict: ", target 99.9 %: met"),
      Trial(every: 10, target: "99.9", exitCode: 1, verdict: ", target 99.9 %: missed"),
      Trial(every: 10, target: "85", exitCode: 0, verdict: ", target 85 %: met"),
      Trial(every: 7, target: nil, exitCode: 1, verdict: ""),
      Trial(every: 0, target: nil, exitCode: 0, verdict: ""),
    ])
  func `browse, fill the cart and pay, and Locust counts exactly what failed`(_ trial: Trial) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in ["locustfile.py", "judge.py"] { try write(file, of: "load-script") }
    let shop = try LocalServer("shop.py", "\(trial.every)")
    var environment = ProcessInfo.processInfo.environment
    environment["REQUESTS"] = "300"
    environment["availability"] = trial.target
    let outcome = try Program(
      path: "/usr/bin/env",
      arguments: [
        "python3", "-m", "locust", "--headless", "--locustfile",
        "locustfile.py,judge.py,\(try StubbedShell.stub("hurry.py").path)", "--host", shop.address, "--users",
        "10", "--spawn-rate", "10", "--run-time", "120s", "--stop-timeout", "10", "--only-summary",
      ], folder: folder, environment: environment
    ).run()
    let counts = try JSONDecoder().decode(Counts.self, from: Data(try shop.get("/counts")))
    #expect(outcome.exitCode == trial.exitCode, "\(outcome.errors.suffix(2000))")
    #expect(counts.requests >= 300)
    #expect(counts.failures == (trial.every == 0 ? 0 : counts.requests / trial.every))
    #expect(counts.bad == 0)
    for count in [counts.home, counts.product, counts.cart, counts.filled, counts.paid] { #expect(count > 0) }
    let line = outcome.text.split(separator: "\n").last { $0.hasPrefix("availability: ") } ?? ""
    #expect(line.hasSuffix(" % of \(counts.requests) requests, \(counts.failures) failed\(trial.verdict)"))
  }

  @Test func `are the Locust program that the Job runs`() throws {
    let job = try #require(objects.first { $0.identity.kind == "Job" && $0.identity.name == "load" })
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

  private static let siegeAbsence: Comment = "needs siege on the path"
  private static let hasSiege: Bool = {
    let programs = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      "\($0)/siege"
    }
    return programs.contains(where: FileManager.default.isExecutableFile)
  }()

  private func siege(_ arguments: [String], _ variables: [String: String], path: String = "") throws
    -> Program.Outcome
  {
    let script = try Trials.script("siege.sh", of: "siege-load-script", in: try Self.applianceCall())
    try Data(script.utf8).write(to: folder.appending(path: "siege.sh"))
    var environment = ProcessInfo.processInfo.environment
    environment["HOME"] = folder.path
    environment["PATH"] = path + (environment["PATH"] ?? "")
    return try Program(
      path: "/usr/bin/env", arguments: ["sh", "siege.sh"] + arguments, folder: folder,
      environment: environment.merging(variables) { $1 }
    ).run()
  }

  private static func applianceCall() throws -> [Object] {
    let system = ExampleSystem(name: "appliance-call", profiles: [])
    return try Trials.objects(of: URL(filePath: system.manifests(in: "spot")))
  }

  @Test(
    .enabled(if: hasSiege, siegeAbsence),
    arguments: [("0", "100", Int32(0)), ("10", "99", 1), ("10", "80", 0)])
  func `are counted by siege itself`(every: String, target: String, exitCode: Int32) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let shop = try LocalServer("shop.py", every)
    let outcome = try siege(
      ["-v"], ["TARGET": shop.address + "/", "clients": "2", "duration": "1", "availability": target])
    let counts = try JSONDecoder().decode(Counts.self, from: Data(try shop.get("/counts")))
    #expect(outcome.exitCode == exitCode, "\(outcome.text.suffix(2000))")
    #expect(counts.requests > 0)
    let line = outcome.text.split(separator: "\n").last ?? ""
    #expect(
      line.hasPrefix("availability: ")
        && line.hasSuffix("target \(target) %: \(exitCode == 0 ? "met" : "missed")"))
  }

  /// The summaries of siege's versions: those before 4.1 print text.
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
  func `are judged by the counts of siege's summary`(
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
