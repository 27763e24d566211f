internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct PortSettingsDropPolicy: Rule {
  static let card = RuleCard(
    id: "port-settings-drop-policy", topic: .mesh, .info, in: .default,
    summary: "Settings for a port omit settings of the trafficPolicy",
    why:
      "Istio does not merge portLevelSettings with the rest of the trafficPolicy. A setting that you do not repeat for the port has its default value, so TLS or limits can be missing.",
    fix:
      "repeat the omitted settings that the port needs in its entry under portLevelSettings. If the port does not need a setting, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          trafficPolicy:
            tls: {mode: ISTIO_MUTUAL}
            portLevelSettings:
            - port: {number: 8080}  # flagged
              loadBalancer: {simple: RANDOM}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          trafficPolicy:
            tls: {mode: ISTIO_MUTUAL}
            portLevelSettings:
            - port: {number: 8080}
              tls: {mode: ISTIO_MUTUAL}
              loadBalancer: {simple: RANDOM}
        """),
    ])

  func check(_ rule: DestinationRule, in context: LintContext) -> [Finding] {
    let shared = rule.spec["trafficPolicy"]
    return findings(of: shared) { _ in [shared] }
      + rule.subsets.flatMap { subset in
        let own = subset["trafficPolicy"]
        // A subset inherits the settings for all subsets, and its settings for a port replace those as well.
        return findings(of: own) { number in [own, Self.settings(for: number, of: shared)] }
      }
  }

  private func findings(
    of policy: ManifestField, replacing policies: (_ port: String) -> [ManifestField]
  ) -> [Finding] {
    policy["portLevelSettings"].items.compactMap { port in
      let number = port["port"]["number"].plainText ?? ""
      let replaced = policies(number)
      let dropped = Self.keys.compactMap { key -> (key: String, setting: ManifestField)? in
        guard !port[key].exists, let policy = replaced.first(where: { $0[key].exists }) else { return nil }
        return (key, policy[key])
      }
      guard let first = dropped.first else { return nil }
      return finding(
        at: port["port"],
        "port \(number) does not inherit \(dropped.map(\.key).listed) from the trafficPolicy",
        notes: [first.setting.note("the setting for the other ports is here")])
    }
  }

  private static let keys = ["tls", "connectionPool", "outlierDetection", "loadBalancer"]

  /// The settings of a policy that apply to a port.
  private static func settings(for number: String, of policy: ManifestField) -> ManifestField {
    policy["portLevelSettings"].items.first { $0["port"]["number"].plainText == number } ?? policy
  }
}
