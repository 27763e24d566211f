import Foundation
import ManifestTree
import Testing

/// `kubectl kustomize`, an independent implementation.
enum Kubectl {
  static let absence: Comment = "needs kubectl 1.27 or newer, whose Kustomize is of version 5"

  static let isInstalled: Bool = {
    let outcome = try? run(["version", "--client"])
    return outcome?.exitCode == 0 && outcome?.text.contains("Kustomize Version: v5.") == true
  }()

  static func build(_ overlay: String) throws -> [ObjectIdentity: Node] {
    let outcome = try run(["kustomize", overlay])
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let objects = ManifestReader.read(outcome.output, from: "output").objects
    return Dictionary(uniqueKeysWithValues: objects.map { ($0.identity, $0.node) })
  }

  static func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program(
      path: "/usr/bin/env", arguments: ["kubectl"] + arguments,
      folder: FileManager.default.temporaryDirectory,
      environment: ProcessInfo.processInfo.environment
    ).run()
  }
}
