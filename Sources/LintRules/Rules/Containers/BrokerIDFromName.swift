internal import Diagnostics
internal import LintEngine

struct BrokerIDFromName: Rule {
  static let card = RuleCard(
    id: "broker-id-from-name", .error, in: .default,
    summary: "ID of a Kafka broker or ZooKeeper server is set to the pod's name",
    why:
      "The server reads its ID as a number. With a pod name such as `kafka-0`, the server exits at startup, and the pod stays in CrashLoopBackOff.",
    fix:
      "set fieldPath to metadata.labels['apps.kubernetes.io/pod-index'] in a StatefulSet of Kubernetes 1.28 or later. Otherwise, remove the variable, and set it in the start script to the number at the end of the pod's name: ${HOSTNAME##*-}. For ZooKeeper, add 1 to this number in the start script, because IDs start at 1",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: kafka}
        spec:
          selector: {app: kafka}
          ports: [{name: tcp-kafka, port: 9092}]
          clusterIP: None
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          serviceName: kafka
          template:
            metadata: {labels: {app: kafka}}
            spec:
              containers:
              - name: kafka
                ports: [{name: tcp-kafka, containerPort: 9092}]
                env:
                - name: KAFKA_BROKER_ID
                  valueFrom:
                    fieldRef: {fieldPath: metadata.name}  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: kafka}
        spec:
          selector: {app: kafka}
          ports: [{name: tcp-kafka, port: 9092}]
          clusterIP: None
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: kafka}
        spec:
          serviceName: kafka
          template:
            metadata: {labels: {app: kafka}}
            spec:
              containers:
              - name: kafka
                ports: [{name: tcp-kafka, containerPort: 9092}]
                command: [sh, -c, 'export KAFKA_BROKER_ID=${HOSTNAME##*-} && exec kafka-server-start.sh server.properties']
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
        severity: ["KAFKA", "BROKER", "ZOO"].contains(where: name.contains) ? nil : .warning,
        "'\(name)' must be a number, not the pod's name, such as '\(container.workload.name)-0'")
    }
  }
}
