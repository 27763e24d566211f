import Portolan

extension SockShop {
  /// Whether stateful pods are scaled vertically: `PORTOLAN_VERTICAL_AUTOSCALER` is `1` if the cluster has that
  /// autoscaler.
  static let scalesVertically = Environment.choice(
    "PORTOLAN_VERTICAL_AUTOSCALER", of: ["1": true, "0": false], otherwise: false)

  /// Autoscalers for databases and brokers: most additional pods would not get the data of the other pods, so the pods
  /// themselves are resized.
  @ListBuilder<any AppPart> func verticalAutoscalers(in profile: Profile) -> [any AppPart] {
    for set in replicaSets { verticalAutoscaler(set.name, replacesPods: true) }
    verticalAutoscaler("catalogue-db", replacesPods: true)
    verticalAutoscaler("session-db")
    switch queue(in: profile) {
    case .rabbitMQ: verticalAutoscaler("rabbitmq")
    case .kafka:
      verticalAutoscaler("kafka", replacesPods: true)
      verticalAutoscaler("zookeeper", replacesPods: true)
    }
  }

  /// A VerticalPodAutoscaler for a StatefulSet.
  /// - Parameter replacesPods: whether the autoscaler also replaces a running pod that needs other resources. If false,
  ///   as for the only pod of a set, a pod gets the resources when it next starts.
  private func verticalAutoscaler(
    _ name: String, replacesPods: Bool = false
  ) -> Object {
    Object([
      "apiVersion": "autoscaling.k8s.io/v1",
      "kind": "VerticalPodAutoscaler",
      "metadata": ["name": .string(name)],
      "spec": [
        "targetRef": ["apiVersion": "apps/v1", "kind": "StatefulSet", "name": .string(name)],
        "updatePolicy": ["updateMode": .string(replacesPods ? "Recreate" : "Initial")],
        "resourcePolicy": [
          "containerPolicies": [
            ["containerName": "istio-proxy", "mode": "Off"],
            ["containerName": "*", "maxAllowed": ["cpu": "2", "memory": "4Gi"]],
          ]
        ],
      ],
    ])
  }
}
