import ManifestTree
import Testing

@testable import SpecImport

/// Labels that all objects have are declared once.
@Suite struct `Labels of the app` {
  private static func source(_ profiles: [(name: String, yaml: String)]) -> String {
    let requests = profiles.map { name, yaml in
      ImportRequest.Profile(
        name, ManifestReader.read(Array(yaml.utf8), from: "\(name).yaml").objects, namespace: "shop")
    }
    return ImportedSpec(ImportRequest(requests, name: "shop")).source.files.map(\.text).joined()
  }

  private static func workload(_ name: String, _ labels: String, pods: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), labels: {\(labels)}}
    spec:
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)\(pods.isEmpty ? "" : ", \(pods)")}}
        spec: {containers: [{name: \(name), image: "example.com/\(name):1.0"}]}
    ---

    """
  }

  private static func configMap(_ labels: String) -> String {
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: conf, labels: {\(labels)}}, data: {a: b}}\n"
  }

  @Test func `labels of objects and pods are labels of the app`() {
    let source = Self.source([
      (
        "base",
        Self.workload("web", "team: shop", pods: "team: shop")
          + Self.workload("cart", "team: shop", pods: "team: shop") + Self.configMap("team: shop")
      )
    ])
    #expect(source.contains(#"let labels: KeyValues = ["team": "shop"]"#), "\(source)")
    #expect(source.matches(of: /team/).count == 1, "\(source)")
  }

  @Test func `labels that pods lack are labels of objects`() {
    let source = Self.source([
      (
        "base",
        Self.workload("web", "team: shop") + Self.workload("cart", "team: shop")
          + Self.configMap("team: shop, tier: data")
      )
    ])
    #expect(source.contains(#"let objectLabels: KeyValues = ["team": "shop"]"#), "\(source)")
    #expect(source.contains(#"labels: ["tier": "data"]"#), "\(source)")
  }

  @Test func `the few objects with another value declare it`() {
    let services = ["a", "b", "c"].map { Self.workload($0, "team: shop") }.joined()
    let source = Self.source([("base", services + Self.workload("d", "team: data"))])
    #expect(source.contains(#"let objectLabels: KeyValues = ["team": "shop"]"#), "\(source)")
    #expect(source.contains(#".labeled(["team": "data"], pods: false)"#), "\(source)")
  }

  @Test func `a label that an object of the app lacks is not a label of the app`() {
    let source = Self.source([
      ("base", Self.workload("web", "team: shop") + Self.workload("cart", "team: shop") + Self.configMap(""))
    ])
    #expect(!source.contains("objectLabels"), "\(source)")
  }

  @Test func `values that depend on the profile are a function`() {
    let source = Self.source(
      ["dev", "test", "prod"].map { name in
        let labels = "stage: s-\(name.count)-\(name.first ?? "x")"
        return (name, Self.workload("web", labels) + Self.workload("cart", labels))
      })
    #expect(source.contains("func objectLabels(in profile: Profile) -> KeyValues {"), "\(source)")
    #expect(source.contains("case .dev: [\"stage\": \"s-3-d\"]"), "\(source)")
  }

  @Test func `labels that only the account has are set by a modifier`() {
    let source = Self.source([
      (
        "base",
        Self.workload("web", "").split(separator: "containers").joined(
          separator: "serviceAccountName: web, containers")
          + "{apiVersion: v1, kind: ServiceAccount, metadata: {name: web, labels: {role: pods}}}\n"
      )
    ])
    #expect(source.contains(#".serviceAccountLabels(["role": "pods"])"#), "\(source)")
    #expect(!source.contains(".patch"))
  }
}
