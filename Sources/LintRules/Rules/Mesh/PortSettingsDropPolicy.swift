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
    let keys = ["tls", "connectionPool", "outlierDetection", "loadBalancer"]
    let policies = [rule.spec["trafficPolicy"]] + rule.subsets.map { $0["trafficPolicy"] }
    return policies.flatMap { policy -> [Finding] in
      let set = keys.filter { policy[$0].exists }
      return policy["portLevelSettings"].items.compactMap { port -> Finding? in
        let dropped = set.filter { !port[$0].exists }
        guard !dropped.isEmpty else { return nil }
        let number = port["port"]["number"].plainText ?? ""
        return finding(
          at: port["port"],
          "port \(number) does not inherit \(dropped.listed) from the trafficPolicy",
          notes: [policy[dropped[0]].note("the setting for the other ports is here")])
      }
    }
  }
}
