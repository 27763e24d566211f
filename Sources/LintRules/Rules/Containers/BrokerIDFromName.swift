internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct BrokerIDFromName: Rule {
  static let card = RuleCard(
    id: "broker-id-from-name", topic: .containers, .error, in: .default,
    summary: "ID of a Kafka broker or ZooKeeper server is set to the pod's name",
    why:
      "The server reads its ID as a number. With a pod name such as 'kafka-0', the server exits at startup, and the pod stays in CrashLoopBackOff.",
    fix:
      "set fieldPath to metadata.labels['apps.kubernetes.io/pod-index'] for Kafka in a StatefulSet of Kubernetes 1.28 or later. Otherwise, remove the variable, and set it in the start script to the number at the end of the pod's name: ${HOSTNAME##*-}. For ZooKeeper, add 1 to this number, because IDs start at 1. If brokers and controllers of KRaft run in two StatefulSets, add a fixed number to the IDs of one of them. In a Deployment of one pod, set the variable to a fixed number. Replace a Deployment of several pods with a StatefulSet",
    specFix:
      "set 'field' of the 'Env' to \"metadata.labels['apps.kubernetes.io/pod-index']\" for Kafka in a StatefulSet of Kubernetes 1.28 or later. Otherwise, remove the 'Env', and set the variable in the start script to the number at the end of the pod's name: ${HOSTNAME##*-}. For ZooKeeper, add 1 to this number, because IDs start at 1. If brokers and controllers of KRaft run in two StatefulSets, add a fixed number to the IDs of one of them. In a Deployment of one pod, set the variable to a fixed number. Replace a Deployment of several pods with a StatefulSet",
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
                command: [sh, -c, 'export KAFKA_BROKER_ID=${HOSTNAME##*-} && exec /etc/confluent/docker/run']
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    container.env.compactMap { variable in
      let reference = variable["valueFrom"]["fieldRef"]
      // Other programs, such as Vault with VAULT_RAFT_NODE_ID, accept a pod's name as their ID.
      guard let name = variable["name"].text, reference["fieldPath"].text == "metadata.name",
        name.hasBytes(of: "KAFKA") || name.hasPrefix("ZOO"),
        ["_BROKER_ID", "_NODE_ID", "_SERVER_ID"].contains(where: name.hasSuffix) || name == "ZOO_MY_ID"
      else { return nil }
      let workload = container.workload
      let example = workload.kind == "StatefulSet" ? ", such as '\(workload.name)-0'" : ""
      return finding(at: reference, "'\(name)' is set to the pod's name\(example), but must be a number")
    }
  }
}
