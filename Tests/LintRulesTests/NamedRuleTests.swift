import Diagnostics
import ManifestTree
import Testing

@testable import LintRules

/// Whoever names a rule takes the objects for the whole system; a rule of a preset leaves open what may stand elsewhere.
@Suite struct NamedRuleTests {
  private static let cases: [(rule: any Rule, manifest: String)] = [
    (
      DestinationRuleHostMissing(),
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: shop}
      spec: {host: cart.other.svc.cluster.local}
      """
    ),
    (
      RouteGatewayMissing(),
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: shop}
      spec: {hosts: [shop.example], gateways: [istio-system/shop]}
      """
    ),
    (
      SubsetSelectsNothing(),
      """
      apiVersion: v1
      kind: Service
      metadata: {name: shop}
      spec: {selector: {app: shop}, ports: [{name: http, port: 80}]}
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: shop}
      spec: {host: shop, subsets: [{name: canary, labels: {version: v2}}]}
      """
    ),
    (
      GatewayPortMissing(),
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: shop}
      spec:
        selector: {istio: ingressgateway}
        servers: [{port: {number: 8004, name: http, protocol: HTTP}, hosts: ["*"]}]
      """
    ),
    (
      AutoImageWithoutInjection(),
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: ingress}
      spec: {containers: [{name: istio-proxy, image: auto}]}
      """
    ),
    (
      MeshSelectorSelectsNothing(),
      """
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: {name: shop}
      spec: {workloadSelector: {labels: {app: shop}}}
      """
    ),
    (
      GatewayCredentialMissing(),
      """
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: {name: shop}
      spec:
        selector: {istio: ingressgateway}
        servers:
        - port: {number: 443, name: https, protocol: HTTPS}
          hosts: [shop.example]
          tls: {mode: SIMPLE, credentialName: shop-tls}
      """
    ),
  ]

  @Test(arguments: cases.indices)
  func `what is not among the objects is missing for a rule that is named, and nowhere else`(_ number: Int) {
    let (rule, manifest) = Self.cases[number]
    let objects = ManifestReader.read(Array(manifest.utf8), from: "shop.yaml").objects
    var named = LintSettings()
    named.hasExplicitRules = true
    #expect(Linter([rule]).findings(in: LintContext(objects, settings: named)).map(\.rule) == [rule.card.id])
    #expect(Linter([rule]).findings(in: LintContext(objects)).isEmpty)
  }
  @Test(arguments: [(nil, .warning), ("other", .error), ("shopp", .error)] as [(String?, Severity)])
  func `a short host is missed less loudly where no Services are among the objects`(
    _ service: String?, _ severity: Severity
  ) {
    var manifest = """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: shop}
      spec: {host: shop}

      """
    if let service { manifest += "---\napiVersion: v1\nkind: Service\nmetadata: {name: \(service)}\n" }
    let objects = ManifestReader.read(Array(manifest.utf8), from: "shop.yaml").objects
    #expect(
      Linter([DestinationRuleHostMissing()]).findings(in: LintContext(objects)).map(\.severity) == [severity])
    var named = LintSettings()
    named.hasExplicitRules = true
    let findings = Linter([DestinationRuleHostMissing()]).findings(in: LintContext(objects, settings: named))
    #expect(findings.map(\.severity) == [.error])
  }
}
