internal import Diagnostics

/// A StatefulSet whose pods have no names.
struct StatefulSetService: Rule {
  static let card = RuleCard(
    id: "statefulset-service", .error, in: .default,
    summary: "A StatefulSet without a headless Service gives its pods no stable host names.",
    why: "Members of a database or a broker don't find each other.",
    fix: "declare a Service with clusterIP: None and name it in serviceName",
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

  func check(_ set: StatefulSet, in fleet: Fleet) -> [Finding] {
    let part = set.spec["serviceName"]
    guard let name = part.text, !name.isEmpty else {
      return [finding(at: part, "\(set.manifest.title) names no Service")]
    }
    guard let service = fleet.manifest(Service.type, set.namespace, name).map(Service.init) else {
      return [finding(at: part, "no Service is named '\(name)', expected a headless one")]
    }
    guard service.isHeadless else {
      return [
        finding(
          at: part, "the Service '\(name)' is not headless, expected 'clusterIP: None'",
          notes: [service.spec.note("the Service is here")])
      ]
    }
    let labels = set.spec["template"]["metadata"]["labels"]
    guard let selector = service.selector, labels.exists, !selector.matches(labels.textMap) else { return [] }
    return [
      finding(
        at: part, "the Service '\(name)' does not select the pods of \(set.manifest.title)",
        notes: [
          service.spec["selector"].note("the Service selects these labels"),
          labels.note("the pods have these"),
        ],
        fix: "let the Service select the labels of the pod template")
    ]
  }
}
