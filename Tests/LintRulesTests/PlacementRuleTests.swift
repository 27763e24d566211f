import Diagnostics
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// Rules about the placement of pods read selectors, terms, and tolerations as the scheduler does.
@Suite struct PlacementRuleTests {
  @Test(
    arguments: [
      ("labelSelector: {matchLabels: {app: web}}", true),
      ("labelSelector: {matchLabels: {app: web}}, namespaceSelector: {}", true),
      (
        "labelSelector: {matchLabels: {app: web}}, namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}",
        false
      ),
      ("labelSelector: {matchLabels: {app: web}}, namespaces: [other]", false),
      ("labelSelector: {matchLabels: {app: web}}, namespaces: [other], namespaceSelector: {}", true),
      ("labelSelector: {matchLabels: {app: web}}, mismatchLabelKeys: [app]", false),
      ("labelSelector: {matchExpressions: [{key: app, operator: Near, values: [web]}]}", false),
    ])
  func `an anti-affinity term keeps a workload's pods apart only if it selects them`(
    term: String, isKeptApart: Bool
  ) throws {
    let findings = try findings(
      of: "no-host-anti-affinity",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - {topologyKey: kubernetes.io/hostname, \(term)}
            containers: [{name: web, image: "web:1"}]
      """)
    #expect(findings.isEmpty == isKeptApart)
  }

  @Test(
    arguments: [
      ("{operator: Exists}", true),
      ("{key: node-role, value: spot}", true),
      ("{key: node-role, value: on-demand}", false),
      ("{key: node-role, operator: Exists, effect: NoExecute}", false),
    ])
  func `a toleration of another value or effect does not tolerate the taint of spot nodes`(
    toleration: String, isTolerated: Bool
  ) throws {
    let findings = try findings(
      of: "spot-selector-without-toleration",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            nodeSelector: {node-role: spot}
            tolerations: [\(toleration)]
            containers: [{name: web, image: "web:1"}]
      """)
    #expect(findings.isEmpty == isTolerated)
  }

  private func findings(of rule: String, _ yaml: String) throws -> [Finding] {
    let read = ManifestReader.read(Array(yaml.utf8), from: "web.yaml")
    try #require(read.diagnostics.isEmpty)
    return Linter(Catalogue.rules.filter { type(of: $0).card.id == rule }).findings(
      in: LintContext(read.objects))
  }
}
