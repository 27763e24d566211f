internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct AdvertisedListenerShared: Rule {
  static let card = RuleCard(
    id: "advertised-listener-shared", topic: .containers, .error, in: .default,
    summary: "Kafka brokers of one workload advertise the same listener",
    why:
      "A client connects to the advertised address of the broker that leads a partition. If all brokers advertise the same address, the connection often reaches another broker, and requests fail with NOT_LEADER_OR_FOLLOWER. In a cluster with ZooKeeper, the second broker does not start. For a variable without LISTENER or KAFKA in its name, the finding is only a warning.",
    fix:
      "replace the host in the variable with the pod's own host name, as in 'PLAINTEXT://$(POD_NAME).kafka:9092' for a StatefulSet whose serviceName is the headless Service 'kafka'. Replace a Deployment with such a StatefulSet first. For clients in other namespaces, add the namespace, as in '$(POD_NAME).kafka.shop:9092'. Define POD_NAME before the variable with 'fieldPath: metadata.name'",
    specFix:
      "replace the host in the variable with the pod's own host name, as in 'PLAINTEXT://$(POD_NAME).kafka:9092' for a StatefulSet with the headless Service 'kafka'. Replace a Deployment with such a StatefulSet first. For clients in other namespaces, add the namespace, as in '$(POD_NAME).kafka.shop:9092'. Before the variable, add 'Env(\"POD_NAME\", field: \"metadata.name\")'",
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
          replicas: 3
          template:
            metadata: {labels: {app: kafka}}
            spec:
              containers:
              - name: kafka
                ports: [{name: tcp-kafka, containerPort: 9092}]
                env:
                - name: KAFKA_ADVERTISED_LISTENERS
                  value: PLAINTEXT://kafka:9092  # flagged
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
          replicas: 3
          template:
            metadata: {labels: {app: kafka}}
            spec:
              containers:
              - name: kafka
                ports: [{name: tcp-kafka, containerPort: 9092}]
                env:
                - name: POD_NAME
                  valueFrom: {fieldRef: {fieldPath: metadata.name}}
                - name: KAFKA_ADVERTISED_LISTENERS
                  value: PLAINTEXT://$(POD_NAME).kafka:9092
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard container.workload.isReplicated, context.leastReplicas(of: container.workload) > 1 else {
      return []
    }
    return container.env.compactMap { variable in
      guard let name = variable["name"].text, name.hasBytes(of: "ADVERTISED"),
        let value = variable["value"].text,
        !value.hasBytes(of: "$("), !value.isEmpty, Int(value) == nil
      else { return nil }
      return finding(
        at: variable["value"],
        severity: name.hasBytes(of: "LISTENER") || name.hasBytes(of: "KAFKA") ? nil : .warning,
        "every pod of \(container.workload.manifest.title) advertises '\(value)'")
    }
  }
}
