import Foundation
import ManifestTree
import TestSupport
import Testing

/// One system in several environments of one cluster.
@Suite struct EnvironmentTests {
  private static let profiles = ["dev", "staging", "prefixed"]

  @Test(.enabled(if: Kubectl.isInstalled, "\(Kubectl.absence)"))
  func `every format contains the objects of each environment`() throws {
    let bench = try Workbench()
    try bench.addSpec("Environments.swift")
    let rendered = try bench.portolan(
      "render", "Environments.swift", "--format", "all", "--repository", ExampleSystem.repository, "--output",
      "charts")
    #expect(rendered.exitCode == 0, "\(rendered.errors)")
    var seen: Set<ObjectIdentity> = []
    for profile in Self.profiles {
      let manifests = try objects(bench.rendered("Environments.swift", ["--profile", profile]))
      #expect(manifests.values.count > 12)
      for identity in manifests.keys {
        #expect(seen.insert(identity).inserted, "\(identity) is in two environments")
        #expect(identity.kind == "Namespace" || identity.namespace == "shop-\(profile)")
      }
      #expect(try Kubectl.build(bench.url("charts/shop/kustomize/overlays/\(profile)").path) == manifests)
      guard Helm.isInstalled else { continue }
      let values = profile == "dev" ? [] : [bench.url("charts/shop/helm/values-\(profile).yaml")]
      let templated = try Helm.template(
        bench.url("charts/shop/helm"), values: values, namespace: "shop-\(profile)")
      #expect(templated.fault == nil)
      #expect(objects(templated.documents) == manifests)
    }
  }

  @Test func `Applications and releases of all environments have unique names`() throws {
    let bench = try Workbench()
    try bench.addSpec("Environments.swift")
    for format in ["argocd", "flux"] {
      let all = try bench.rendered(
        "Environments.swift", ["--format", format, "--repository", ExampleSystem.repository])
      let identities = all.map { "\($0["kind"]?.text ?? "")/\($0["metadata"]?["name"]?.text ?? "")" }
      #expect(Set(identities).count == identities.count)
      // The ApplicationSet in the output folder creates the same Applications.
      #expect(!identities.contains { $0.hasPrefix("ApplicationSet/") })
      let one = try bench.rendered(
        "Environments.swift",
        ["--format", format, "--repository", ExampleSystem.repository, "--profile", "staging"])
      #expect(one.contains { $0["metadata"]?["name"] == "shop-staging" })
    }
  }

  @Test func `two systems with the same object cannot be rendered to one stream`() throws {
    let bench = try Workbench()
    for (file, app) in [("a.swift", "a"), ("b.swift", "b")] {
      try bench.write(
        """
        import Portolan
        @main struct Shop: App {
          let name = "\(app)"
          let namespace = "shop"
          func services(in profile: Profile) -> [Service] { Service("cart", image: "x/cart:1") { Port(.http, 80) } }
        }
        """, to: file)
    }
    let outcome = try bench.portolan("render", "a.swift", "b.swift")
    #expect(outcome.exitCode == 65)
    #expect(outcome.text == "")
    #expect(
      outcome.errors.contains(
        "'a.swift' and 'b.swift' both render Deployment/cart in namespace 'shop': when the stream is applied, only the last copy"
      ))
  }

  private static let clusters = """
    clusters:
    - name: eu-1
      profile: staging
      labels: {tier: staging}
      namespace: shop-eu
      values:
        frontend: {replicaCount: 5}
    - {name: lab, profile: dev, server: "https://lab.example.com"}
    """

  @Test(.enabled(if: Helm.isInstalled, Helm.absence))
  func `each cluster gets its values from the chart`() throws {
    let bench = try Workbench()
    try bench.addSpec("Environments.swift")
    try bench.write(Self.clusters, to: "clusters.yaml")
    let arguments = [
      "render", "Environments.swift", "--format", "all", "--repository", ExampleSystem.repository,
      "--clusters", "clusters.yaml", "--provenance", "--revision", "v1", "--output", "charts",
    ]
    let rendered = try bench.portolan(arguments)
    #expect(rendered.exitCode == 0, "\(rendered.errors)")
    #expect(try bench.portolan(arguments + ["--check"]).exitCode == 0)
    let chart = bench.url("charts/shop/helm")
    let templated = try Helm.template(
      chart,
      values: [chart.appending(path: "values-staging.yaml"), chart.appending(path: "clusters/eu-1.yaml")],
      namespace: "shop-eu")
    #expect(templated.fault == nil)
    let frontend = try #require(
      templated.documents.first { $0["kind"] == "Deployment" && $0["metadata"]?["name"]?.text == "frontend" })
    #expect(frontend["spec"]?["replicas"] == 5)
    #expect(frontend["metadata"]?["namespace"] == "shop-eu")

    // The digest is computed from the sources, even if a compiled spec contains them.
    let bytes = try Data(contentsOf: bench.url("charts/shop/provenance.yaml"))
    let provenance = YAMLReader.read([UInt8](bytes), from: "provenance").documents.first?.node
    if Python.hasJSONSchema {
      let schema = URL(filePath: ExampleSystem.charts).deletingLastPathComponent()
        .appending(path: "Sources/ChartRendering/Schema/provenance.schema.json")
      #expect(try Python.faults(of: #require(provenance).json, by: schema) == "")
    }
    #expect(provenance?["revision"] == "v1" && provenance?["app"] == "shop")
    #expect(try bench.portolan("build", "Environments.swift", "--output", "shop.portolan").exitCode == 0)
    var compiled = arguments
    compiled[1] = "shop.portolan"
    #expect(try bench.portolan(compiled + ["--check"]).exitCode == 0)
  }

  @Test(arguments: ["all", "argocd", "flux"])
  func `errors in the values of a cluster are reported at their place in the list`(_ format: String) throws {
    let bench = try Workbench()
    try bench.addSpec("Environments.swift")
    try bench.write(
      Self.clusters.replacing("replicaCount: 5", with: "replicaCont: 5"), to: "clusters.yaml")
    let outcome = try bench.portolan(
      "render", "Environments.swift", "--format", format, "--repository", ExampleSystem.repository,
      "--clusters", "clusters.yaml", "--output", "charts")
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("clusters.yaml:7:16: error: unknown value 'frontend.replicaCont'"))
  }

  @Test func `several profiles are one stream, unless two have the same object`() throws {
    let bench = try Workbench()
    try bench.addSpec("Environments.swift")
    let both = try bench.rendered("Environments.swift", ["--profile", "dev", "--profile", "staging"])
    let one = try bench.rendered("Environments.swift", ["--profile", "dev"])
    let other = try bench.rendered("Environments.swift", ["--profile", "staging"])
    #expect(objects(both).count == one.count + other.count)
    try bench.write(
      """
      import Portolan
      @main struct Shop: App {
        let name = "shop"
        let profiles: [Profile] = ["dev", "staging"]
        func namePrefix(in profile: Profile) -> String { "\\(profile)-" }
        func services(in profile: Profile) -> [Service] { Service("cart", image: "x/cart:1") { Port(.http, 80) } }
        func resources(in profile: Profile) -> [any AppPart] { ConfigMap("settings", ["a": "b"]) }
      }
      """, to: "same.swift")
    let refused = try bench.portolan("render", "same.swift", "--profile", "dev", "--profile", "staging")
    #expect(refused.exitCode == 65)
    #expect(refused.errors.contains("'same.swift' renders ConfigMap/settings in namespace 'shop'"))
    // All formats are rendered, with a warning: the profiles are meant to run side by side.
    let all = try bench.portolan("render", "same.swift", "--format", "kustomize", "--output", "out")
    #expect(all.exitCode == 0)
    #expect(all.errors.contains("different name prefixes, but both have"))
    #expect(all.errors.contains("ConfigMap/settings"))
    let folder = try bench.portolan(
      "render", "same.swift", "--profile", "dev", "--profile", "staging", "--output", "out")
    #expect(folder.exitCode == 64)
  }

  private func objects(_ nodes: [Node]) -> [ObjectIdentity: Node] {
    Dictionary(
      nodes.map { node in
        (
          ObjectIdentity(
            apiVersion: node["apiVersion"]?.text ?? "", kind: node["kind"]?.text ?? "",
            namespace: node["metadata"]?["namespace"]?.text, name: node["metadata"]?["name"]?.text ?? ""),
          node
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
