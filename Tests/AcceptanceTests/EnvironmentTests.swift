import Foundation
import ManifestTree
import Testing

/// One system in several environments of one cluster.
@Suite struct EnvironmentTests {
  private static let profiles = ["dev", "staging", "prefixed"]

  @Test(.enabled(if: Kubectl.isInstalled, Kubectl.absence))
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
        "'a.swift' and 'b.swift' both render Deployment/cart in namespace 'shop': of two objects with one identity"
      ))
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
