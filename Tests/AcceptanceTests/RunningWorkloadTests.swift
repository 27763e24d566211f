import Foundation
import KubernetesFacts
import ManifestTree
import TestSupport
import Testing

/// A system with fields of running workloads: selectors, volumes, and labels that are preserved.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct RunningWorkloadTests {
  private static func bench() throws -> Workbench {
    let bench = try Workbench()
    try bench.addSpec("RunningWorkloads.swift")
    return bench
  }

  private static func manifests(_ bench: Workbench) throws -> ObjectSet {
    let outcome = try bench.portolan("render", "RunningWorkloads.swift")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return ObjectSet(YAMLReader.read(outcome.output, from: "output").documents.map(\.node))
  }

  @Test(.enabled(if: Helm.isInstalled, Helm.absence))
  func `Helm renders the objects of the manifests`() throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan(
      "render", "RunningWorkloads.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let values = [bench.url("chart/values-base.yaml")]
    let answer = try Helm.template(bench.url("chart"), values: values, namespace: "legacy")
    #expect(answer.fault == nil)
    #expect(try Self.manifests(bench).differences(from: ObjectSet(answer.documents)) == [])
    #expect(try Helm.lint(bench.url("chart"), values: values) == nil)
  }

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"))
  func `Kustomize builds the objects of the manifests`() throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan(
      "render", "RunningWorkloads.swift", "--format", "kustomize", "--output", "kustomize")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let built = try Kubectl.build(bench.url("kustomize/overlays/base").path)
    #expect(try Self.manifests(bench).differences(from: ObjectSet(Array(built.values))) == [])
  }

  @Test func `each object conforms to the schema tables and passes the API server's validation`() throws {
    let bench = try Self.bench()
    let outcome = try bench.portolan("render", "RunningWorkloads.swift")
    for document in YAMLReader.read(outcome.output, from: "output").documents.map(\.node) {
      let issues = SchemaTable.newest.validate(document).map { "\($0.path): \($0.message)" }
      #expect(issues == [], "\(document.json)")
      let faults = Validator.faults(of: document).map { "\($0.path): \($0.message)" }
      #expect(faults == [], "\(document.json)")
    }
  }

  @Test func `an error in a YAML string is reported at its line and column in the Swift file`() throws {
    let bench = try Workbench()
    try bench.addSpec("Texts.swift")
    let outcome = try bench.refusal(["render", "Texts.swift"])
    #expect(outcome.exitCode == 65)
    let places = outcome.errorLines.compactMap { line in
      line.firstMatch(of: /^Texts.swift:(\d+:\d+): error: .*\[(.*)\]$/).map { "\($0.1) \($0.2)" }
    }
    #expect(
      places == [
        "14:13 schema/unknown-field", "25:26 manifest/cut-off", "33:9 schema/unknown-field",
        "41:9 validation/range", "43:11 spec/malformed-yaml",
      ])
  }
}
