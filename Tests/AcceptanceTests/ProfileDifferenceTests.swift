import Foundation
import ManifestTree
import TestSupport
import Testing

/// A chart of a system whose profiles differ in many ways.
@Suite(.enabled(if: Tool.canCompile, Tool.compilerAbsence)) struct ProfileDifferenceTests {
  private static let profiles = ["base", "spot", "prefixed"]

  @Test(.enabled(if: Helm.isInstalled, Helm.absence))
  func `Helm renders the objects of each profile's manifests`() throws {
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

  private static let environments = """
    import Portolan
    extension Profile { static let dev: Profile = "dev"; static let staging: Profile = "shop-staging" }
    @main struct Shop: App {
      let name = "shop"
      let profiles: [Profile] = [.dev, .staging]
      func namespace(in profile: Profile) -> String { profile == .dev ? "shop" : "shop-staging" }
      func services(in profile: Profile) -> [Service] {
        Service("web", image: "example.com/web:1") { Port(.http, 8080); Calls("shop-db") }
        Service("shop-db", .statefulSet, image: "example.com/db:1") { Port(.tcp, 5432) }
        if profile == .dev { Service("tool", image: "example.com/tool:1") }
      }
    }
    """

  @Test func `findings that differ only in the namespace of their profile are reported once`() throws {
    let bench = try Workbench(["App.swift": Self.environments])
    let outcome = try bench.portolan("lint", "App.swift", "--rule", "no-priority-class")
    #expect(outcome.text.contains("3 no-priority-class\n"), "\(outcome.errors)")
    #expect(outcome.text.components(separatedBy: "found only in profile 'dev'").count == 2, "\(outcome.text)")
    #expect(!outcome.text.contains("'shop-staging'"))
  }

  @Test func `a comparison with the cluster reports which profile it uses`() throws {
    let bench = try Workbench(["App.swift": Self.environments])
    let manifests = try bench.portolan("render", "App.swift", "--profile", "dev")
    try bench.write(manifests.text, to: "live.yaml")
    let outcome = try bench.portolan("diff", "App.swift", "--live", "live.yaml")
    #expect(outcome.exitCode == 0, "\(outcome.text)")
    #expect(outcome.errors.contains("using profile 'dev' of app 'shop', not 'shop-staging'"))
    let chosen = try bench.portolan("diff", "App.swift", "--live", "live.yaml", "--profile", "dev")
    #expect(!chosen.errors.contains("using profile"))
  }
}
