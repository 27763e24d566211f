import Foundation
import ManifestTree
import Testing

/// A chart of a system whose profiles differ in all ways.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ProfileDifferenceTests {
  private static let profiles = ["base", "spot", "prefixed"]

  @Test(.enabled(if: Helm.isInstalled, Helm.absence))
  func `Helm makes the objects of each profile's manifests`() throws {
    let bench = try Workbench()
    try bench.addSpec("Differences.swift")
    _ = try bench.portolan("render", "Differences.swift", "--format", "helm", "--output", "chart")
    for profile in Self.profiles {
      let manifests = ObjectSet(try bench.rendered("Differences.swift", ["--profile", profile]))
      let answer = try Helm.template(
        bench.url("chart"), values: [bench.url("chart/values-\(profile).yaml")],
        namespace: "differences-\(profile)")
      #expect(answer.fault == nil)
      #expect(manifests.differences(from: ObjectSet(answer.documents)) == [], "\(profile)")
    }
  }

  @Test func `empty values change no object`() throws {
    let bench = try Workbench(["empty.yaml": "{}\n"])
    try bench.addSpec("Differences.swift")
    for profile in Self.profiles {
      let plain = ObjectSet(try bench.rendered("Differences.swift", ["--profile", profile]))
      let valued = ObjectSet(
        try bench.rendered("Differences.swift", ["--profile", profile, "--values", "empty.yaml"]))
      #expect(plain.differences(from: valued) == [], "\(profile)")
    }
  }

  @Test func `no file of a chart has a placeholder`() throws {
    let bench = try Workbench()
    try bench.addSpec("Differences.swift")
    let outcome = try bench.portolan("render", "Differences.swift", "--format", "helm", "--output", "chart")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for (name, data) in try bench.contents(of: "chart") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0.value >= 0x10_FFF0 }, "\(name)")
    }
    let values = try String(contentsOf: bench.url("chart/values.yaml"), encoding: .utf8)
    #expect(
      values.contains("app: '{{ .Values.namePrefix }}cart'")
        || values.contains("app: \"{{ .Values.namePrefix }}cart\""))
  }

  @Test func `an annotation that some profiles do not have is one value`() throws {
    let bench = try Workbench()
    try bench.addSpec("Differences.swift")
    _ = try bench.portolan("render", "Differences.swift", "--format", "helm", "--output", "chart")
    let values = try bench.node(of: "chart/values-spot.yaml")
    #expect(values["commonAnnotations"]?["contact"] == "operations")
    #expect(values["web"]?["serviceAccount"] == nil)
  }
}
