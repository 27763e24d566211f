internal import Diagnostics

/// A name where a number must be.
struct BrokerIDFromName: Rule {
  static let card = RuleCard(
    id: "broker-id-from-name", .error, in: .default,
    summary: "A broker's id comes from the pod's name, and a name is no number.",
    why: "The broker reads `kafka-0` as its id and ends at once.",
    fix: """
      let the start script cut the number off the pod's name, or leave the id to the broker
      """,
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    container.env.compactMap { variable in
      let reference = variable["valueFrom"]["fieldRef"]
      guard let name = variable["name"].text, reference["fieldPath"].text == "metadata.name",
        ["_BROKER_ID", "_NODE_ID", "_SERVER_ID"].contains(where: name.hasSuffix) || name == "ZOO_MY_ID"
      else { return nil }
      return finding(
        at: reference,
        "'\(name)' becomes the pod's name, such as '\(container.workload.name)-0', expected a number")
    }
  }
}
