import Foundation
import ManifestTree
import TestSupport
import Testing

/// The rendered files of experiments of the five systems, and of a system with experiments of every kind.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct `The files of experiments` {
  private static let shellcheckAbsence: Comment = "needs shellcheck on the path"
  private static let hasShellcheck: Bool = {
    let outcome = try? run("shellcheck", ["--version"], in: FileManager.default.temporaryDirectory)
    return outcome?.exitCode == 0
  }()

  private static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> Program.Outcome
  {
    try Program(
      path: "/usr/bin/env", arguments: [program] + arguments, folder: folder,
      environment: ProcessInfo.processInfo.environment
    ).run()
  }

  @Test(.enabled(if: hasShellcheck, shellcheckAbsence)) func `pass shellcheck`() throws {
    let bench = try Workbench()
    var count = 0
    for (number, folder) in try Trials.folders().enumerated() {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".sh")
      {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        try bench.write(text, to: "\(number)-\(name)")
        count += 1
      }
      let manifests = folder.deletingLastPathComponent().appending(path: "manifests")
      for profile in try FileManager.default.contentsOfDirectory(atPath: manifests.path) {
        for object in try Trials.objects(of: manifests.appending(path: profile))
        where object.identity.kind == "ConfigMap" && object.identity.name.hasSuffix("-script") {
          guard case .map(let data)? = object.node["data"] else { continue }
          for entry in data where entry.key.hasSuffix(".sh") {
            try bench.write(entry.value.text ?? "", to: "\(number)-\(object.identity.name)-\(entry.key)")
            count += 1
          }
        }
      }
    }
    #expect(count > 20)
    let names = try bench.contents().keys.sorted()
    let outcome = try Self.run("shellcheck", names, in: bench.folder)
    #expect(outcome.exitCode == 0, "\(outcome.text)")
  }

  @Test func `start no pods when they are applied`() throws {
    var count = 0
    for folder in try Trials.folders() {
      let manifests = folder.deletingLastPathComponent().appending(path: "manifests")
      for profile in try FileManager.default.contentsOfDirectory(atPath: manifests.path) {
        let objects = try Trials.objects(of: manifests.appending(path: profile)).filter {
          $0.node["metadata"]?["labels"]?["portolan.dev/experiment"] != nil
        }
        for object in objects {
          #expect(
            ["Job", "NetworkPolicy", "AuthorizationPolicy", "Sidecar", "ServiceAccount"].contains(
              object.identity.kind))
          guard object.identity.kind == "Job" else { continue }
          count += 1
          #expect(object.node["spec"]?["suspend"] == true, "\(object.identity.name)")
        }
      }
    }
    #expect(count > 10)
  }

  /// The commands in the code blocks of a README.
  private func commands(in folder: URL) throws -> [String] {
    let text = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    var isCode = false
    var commands: [String] = []
    var isContinued = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if isCode {
        if isContinued, let last = commands.popLast() {
          commands.append(String(last.dropLast()) + String(line))
        } else {
          commands.append(String(line))
        }
        isContinued = line.hasSuffix("\\")
      }
    }
    return commands
  }

  @Test func `have a README whose commands use existing files`() throws {
    for folder in try Trials.folders() {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      let manifests = folder.deletingLastPathComponent().appending(path: "manifests")
      var jobs: Set<String> = []
      for profile in try FileManager.default.contentsOfDirectory(atPath: manifests.path) {
        for object in try Trials.objects(of: manifests.appending(path: profile))
        where object.identity.kind == "Job" {
          jobs.insert(object.node["metadata"]?["labels"]?["app.kubernetes.io/name"]?.text ?? "")
        }
      }
      let commands = try commands(in: folder)
      var scripts: Set<String> = []
      for command in commands {
        let words = command.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "bash") else { continue }
        for word in words[(place + 1)...] where !["--draining", "on", "off"].contains(word) {
          if word.hasSuffix(".sh") {
            scripts.insert(word)
            #expect(files.contains(word), "\(folder.path): \(command)")
          } else {
            #expect(jobs.contains(word), "\(folder.path): \(command)")
          }
        }
      }
      #expect(scripts == Set(files.filter { $0.hasSuffix(".sh") }), "\(folder.path)")
      for command in commands where command.contains("../helm") {
        let words = command.split(separator: " ").map(String.init)
        for word in words where word.hasPrefix("../") {
          #expect(FileManager.default.fileExists(atPath: folder.appending(path: word).path), "\(command)")
        }
      }
    }
  }

  @Test func `run the original's experiments of Online Boutique with three commands`() throws {
    let folder = URL(filePath: ExampleSystem.charts).appending(path: "online-boutique/experiments")
    let commands = try commands(in: folder)
    #expect(
      commands.prefix(4) == [
        "helm upgrade --install micro-demo ../helm --namespace online-boutique --create-namespace "
          + "--values ../helm/values-spot.yaml",
        "bash run-load-and-rollout.sh load", "bash run-load-and-rollout.sh",
        "FIS_ROLE_ARN=arn:... STOP_ALARM_ARN=arn:... AVAILABILITY=99.9 bash run-load-and-rollout.sh load "
          + "fis-loop-test.sh",
      ])
  }
}

/// The chart values of experiments.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct `The values of experiments` {
  private func render(_ assignments: String...) throws -> (outcome: Program.Outcome, objects: [Object]) {
    let bench = try Workbench()
    try bench.addSpec("Trials.swift")
    try bench.write("from locust import HttpUser\n", to: "users.py")
    let outcome = try bench.portolan(
      ["render", "Trials.swift"] + assignments.flatMap { ["--set", $0] })
    return (outcome, ManifestReader.read(outcome.output, from: "output").objects)
  }

  private func object(_ kind: String, _ name: String, in objects: [Object]) throws -> Node {
    try #require(objects.first { $0.identity.kind == kind && $0.identity.nameWithoutHash == name }?.node)
  }

  @Test func `start one experiment only`() throws {
    let (outcome, objects) = try render("experiments.load.enabled=true")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let running = objects.filter { $0.identity.kind == "Job" && $0.node["spec"]?["suspend"] != true }
    #expect(running.map(\.identity.nameWithoutHash) == ["t-load"])
  }

  @Test func `extend the deadline of the Job with the duration`() throws {
    let (outcome, objects) = try render(
      "experiments.load.duration=7200", "experiments.restart.interval=5",
      "experiments.siege.availability=99.95")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(try object("Job", "t-load", in: objects)["spec"]?["activeDeadlineSeconds"] == 7500)
    #expect(try object("Job", "t-restart", in: objects)["spec"]?["activeDeadlineSeconds"] == 320)
    #expect(try object("ConfigMap", "load-settings", in: objects)["data"]?["duration"] == "7200")
    #expect(try object("ConfigMap", "restart-settings", in: objects)["data"]?["interval"] == "5")
    #expect(try object("ConfigMap", "siege-settings", in: objects)["data"]?["availability"] == "99.95")
  }

  @Test(arguments: [
    "experiments.siege.clients=abc", "experiments.siege.clients=0", "experiments.load.users=100001",
    "experiments.load.spawnRate=1.5", "experiments.load.duration=86401", "experiments.restart.interval=10s",
    "experiments.siege.availability=101", "experiments.siege.availability=high",
  ])
  func `are rejected outside their range`(assignment: String) throws {
    let outcome = try render(assignment).outcome
    #expect(outcome.exitCode == 65 || outcome.exitCode == 64, "\(outcome.exitCode)")
    #expect(outcome.errors.contains(assignment.prefix { $0 != "=" }), "\(outcome.errors)")
  }

  @Test(arguments: ["base", "late"])
  func `keep the order of the objects with an experiment of a later profile`(profile: String) throws {
    let chart = try Trials.chart()
    let manifests = try Trials.objects(of: chart.appending(path: "manifests/\(profile)"))
    let settings = manifests.filter { $0.identity.kind == "ConfigMap" }.map(\.identity.name)
    let bench = try Workbench()
    try bench.addSpec("Trials.swift")
    try bench.write("from locust import HttpUser\n", to: "users.py")
    // With a value, the manifests are rendered through the chart.
    let outcome = try bench.portolan(
      "render", "Trials.swift", "--profile", profile, "--set", "networkPolicies.enabled=true")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let through = ManifestReader.read(outcome.output, from: "output").objects
    #expect(through.filter { $0.identity.kind == "ConfigMap" }.map(\.identity.name) == settings)
    #expect(settings.contains("before-settings") == (profile == "late"))
  }
}
