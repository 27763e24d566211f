internal import Diagnostics
package import ManifestTree

/// `kubectl kustomize`, an independent implementation.
package enum Kubectl {
  package static let absence = "needs kubectl 1.27 or newer, whose Kustomize is of version 5"

  package static let isInstalled: Bool = {
    let outcome = try? run(["version", "--client"])
    return outcome?.exitCode == 0 && outcome?.text.contains("Kustomize Version: v5.") == true
  }()

  /// The objects that Kustomize builds from a folder.
  package static func build(_ overlay: String) throws -> [ObjectIdentity: Node] {
    let manifests = ManifestReader.read(try run(["kustomize", overlay]).checked().output, from: "output")
    if let fault = manifests.diagnostics.first { throw UnreadableOutput(reason: fault.message) }
    return Dictionary(uniqueKeysWithValues: manifests.objects.map { ($0.identity, $0.node) })
  }

  /// Runs kubectl, and returns the outcome even if kubectl rejects the arguments.
  package static func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program(path: "kubectl", arguments: arguments).run()
  }

  private struct UnreadableOutput: Error { let reason: String }
}
