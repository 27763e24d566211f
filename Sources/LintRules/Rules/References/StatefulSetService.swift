internal import Diagnostics
internal import LintEngine

struct StatefulSetService: Rule {
  static let card = RuleCard(
    id: "statefulset-service", topic: .references, .warning, in: .default,
    summary: "serviceName of a StatefulSet does not name a headless Service that selects its pods",
    why:
      "Only a headless Service gives each pod a stable DNS name. Without the names, members of a database or a broker often cannot find each other.",
    fix:
      "declare a Service with 'clusterIP: None' that selects the pods, and set serviceName to the name of this Service. A Service that already has a cluster IP cannot become headless, so declare another Service. To change serviceName, run 'kubectl delete --cascade=orphan' for the StatefulSet, which keeps the pods. Then apply the new StatefulSet and restart the pods. If clients do not use the DNS names of single pods, or the Service exists only in the cluster, allow the finding with a reason",
    specFix:
      "remove 'governing:' from '.statefulSet(…)', or set 'governing:' to the name of a headless Service that selects the pods. To change serviceName, run 'kubectl delete --cascade=orphan' for the StatefulSet, which keeps the pods. Then apply the new StatefulSet and restart the pods. If clients do not use the DNS names of single pods, or the Service exists only in the cluster, allow the finding with a reason",
    covers: CompatibleIDs(kubeScore: ["statefulset-has-servicename"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          serviceName: kafka  # flagged
          template:
            metadata: {labels: {app: kafka}}
        """),
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: kafka}
        spec:
          selector: {app: broker}
          clusterIP: None
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          serviceName: kafka  # flagged
          template:
            metadata: {labels: {app: kafka}}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: kafka}
        spec:
          selector: {app: kafka}
          ports: [{name: tcp, port: 8080}]
          clusterIP: None
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          serviceName: kafka
          template:
            metadata: {labels: {app: kafka}}
        """),
    ])

  func check(_ set: StatefulSet, in context: LintContext) -> [Finding] {
    let field = set.spec["serviceName"]
    guard let name = field.text, !name.isEmpty else {
      return [finding(at: field, "\(set.manifest.title) does not set serviceName")]
    }
    guard let service = context.manifest(Service.type, set.namespace, name).map(Service.init) else {
      return [finding(at: field, "unknown Service '\(name)'")]
    }
    guard service.isHeadless else {
      return [
        finding(
          at: field, "Service/\(name) is not headless",
          notes: [service.spec.note("the Service is here")])
      ]
    }
    let labels = set.spec["template"]["metadata"]["labels"]
    guard let selector = service.selector, labels.exists, !selector.matches(labels.textMap) else { return [] }
    return [
      finding(
        at: field, "Service/\(name) does not select the pods of \(set.manifest.title)",
        notes: [
          service.spec["selector"].note("the Service selects these labels"),
          labels.note("the pods have these labels"),
        ],
        fix:
          "set the Service's selector to labels from the pod template. If the Service must still select other pods, declare another headless Service, and set serviceName to its name. To change serviceName, run 'kubectl delete --cascade=orphan' for the StatefulSet, which keeps the pods. Then apply the new StatefulSet and restart the pods",
        specFix: Self.card.specFix)
    ]
  }
}
