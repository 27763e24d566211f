internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct SubsetSelectsNothing: Rule {
  static let card = RuleCard(
    id: "subset-selects-nothing", topic: .mesh, .error, in: .default,
    summary: "Subset of a DestinationRule selects no declared pods",
    why:
      "Without matching pods, the subset has no endpoints. HTTP requests that a route sends to the subset fail with '503 Service Unavailable', and TCP connections are closed. If no route in the input uses the subset, the finding is a warning.",
    fix:
      "set the labels of the subset to labels from a pod template that the Service selects, or add the workload to the input. If no route uses the subset, you can remove the subset instead",
    specFix:
      "set 'labels:' of the Subset to labels that pods of the service have. If no route uses the subset, you can remove the Subset instead",
    covers: CompatibleIDs(istioctl: ["IST0173"]),
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
            metadata: {labels: {app: shop, version: v1}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          subsets:
          - name: stable
            labels: {version: v0}  # flagged
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
            metadata: {labels: {app: shop, version: v1}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          subsets:
          - name: stable
            labels: {version: v1}
        """),
    ])

  func check(_ rule: DestinationRule, in context: LintContext) -> [Finding] {
    guard let host = rule.host.text, let service = context.hosts.service(for: host, from: rule.namespace)
    else {
      return []
    }
    let workloads = context.relations.workloads(of: service)
    guard !workloads.isEmpty || context.isWhole && service.selector != nil else { return [] }
    return rule.subsets.compactMap { subset in
      // Istio takes the values of these labels from the pods' nodes.
      let labels = subset["labels"].textMap.filter {
        !$0.key.hasPrefix("topology.") && $0.key != NodeKey.hostname
      }
      // Pods of the subset match its labels and the selector of the Service.
      var both = service.selector?.labels ?? [:]
      for (key, value) in labels { both[key] = value }
      let isPossible = service.selector?.labels.allSatisfy { both[$0.key] == $0.value } ?? false
      let hasPods =
        isPossible && context.relations.hasWorkloads(Selector(labels: both), in: service.namespace)
      guard !hasPods else { return nil }
      let name = subset["name"].text ?? ""
      return finding(
        at: subset["labels"],
        severity: context.mesh.isRouted(toSubset: name, of: host, from: rule.namespace) ? nil : .warning,
        "subset '\(name)' selects no declared pods of '\(host)'")
    }
  }
}
