internal import Diagnostics
internal import LintEngine

struct BrokerIDFromName: Rule {
  static let card = RuleCard(
    id: "broker-id-from-name", .error, in: .default,
    summary: "Broker ID is set to the pod's name",
    why: "The ID must be a number. The broker reads a name such as `kafka-0` and exits at once.",
    fix: "derive the number from the pod's name in the start script, or let the broker generate its ID",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          template:
            spec:
              containers:
              - name: kafka
                env:
                - name: KAFKA_BROKER_ID
                  valueFrom:
                    fieldRef: {fieldPath: metadata.name}  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: kafka}
        spec:
          template:
            metadata: {labels: {app: kafka}}
            spec:
              containers:
              - name: kafka
                env:
                - {name: KAFKA_BROKER_ID, value: "1"}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container.env.compactMap { variable in
      let reference = variable["valueFrom"]["fieldRef"]
      guard let name = variable["name"].text, reference["fieldPath"].text == "metadata.name",
        ["_BROKER_ID", "_NODE_ID", "_SERVER_ID"].contains(where: name.hasSuffix) || name == "ZOO_MY_ID"
      else { return nil }
      return finding(
        at: reference,
        "'\(name)' must be a number, not the pod's name '\(container.workload.name)-0'")
    }
  }
}
