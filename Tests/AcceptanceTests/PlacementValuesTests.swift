import Foundation
import ManifestTree
import TestSupport
import Testing

/// Placement, image, grace period, and scaling from a spec, from values, and from Helm.
@Suite(
  .enabled(if: Tool.canCompile, Tool.compilerAbsence), .enabled(if: Helm.isInstalled, Helm.absence))
struct PlacementValuesTests {
  /// A profile of the spec, and the values with which a chart of the plain profile has the same objects.
  private static let rows: [(profile: String, values: [String])] = [
    ("plain", []),
    ("spot", ["web.placement=spot", "spot.provider=eks"]),
    ("notice", ["web.placement=spot", "spot.provider=gke"]),
    ("on-demand", ["web.placement=onDemand", "spot.provider=eks"]),
    ("nodes", ["web.nodeSelector.disk=ssd"]),
    ("tag", ["web.image.repository=registry.example.com:5000/shop/web", "web.image.tag=2"]),
    (
      "digest",
      [
        "web.image.repository=example.com/web", "web.image.tag=",
        "web.image.digest=sha256:\(String(repeating: "a", count: 64))",
      ]
    ),
    (
      "scaled",
      [
        "web.autoscaling.enabled=true", "web.replicaCount=3", "web.autoscaling.maxReplicas=7",
        "web.autoscaling.targetCPUUtilizationPercentage=60",
      ]
    ),
    ("grace", ["web.terminationGracePeriodSeconds=50"]),
  ]

  @Test func `a spec, its values, and Helm place and scale pods in the same way`() throws {
    let bench = try Workbench()
    try bench.addSpec("Placements.swift")
    let spec = try String(contentsOf: bench.url("Placements.swift"), encoding: .utf8)
    let profiles = Self.rows.map { "\"\($0.profile)\"" }.joined(separator: ", ")
    try #require(spec.contains("\(profiles),"))
    try bench.write(spec.replacing("\(profiles),", with: #""plain","#), to: "Plain.swift")
    let outcome = try bench.portolan("render", "Plain.swift", "--format", "helm", "--output", "chart")
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    for (profile, values) in Self.rows {
      let options = values.flatMap { ["--set", $0] }
      let declared = ObjectSet(try bench.rendered("Placements.swift", ["--profile", profile]))
      let set = ObjectSet(try bench.rendered("Plain.swift", options))
      let answer = try Helm.template(bench.url("chart"), values: [], namespace: "placements", options)
      #expect(answer.fault == nil, "\(profile)")
      #expect(declared.differences(from: set) == [], "\(profile)")
      #expect(declared.differences(from: ObjectSet(answer.documents)) == [], "\(profile)")
    }
  }
}
