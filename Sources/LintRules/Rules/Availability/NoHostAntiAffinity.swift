internal import Diagnostics

/// Pods that do not avoid each other.
struct NoHostAntiAffinity: Rule {
  static let card = RuleCard(
    id: "no-host-anti-affinity", .info, in: nil,
    summary: "A workload of several pods has no anti-affinity over hosts for its own pods.",
    why: "A spread may do as well; where policies ask for anti-affinity, this tells.",
    fix: "add podAntiAffinity over kubernetes.io/hostname by the pods' own labels",
    covers: CompatibleIDs(
      kubeLinter: ["no-anti-affinity"],
      kubeScore: ["deployment-has-host-podantiaffinity", "statefulset-has-host-podantiaffinity"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:  # flagged
              containers:
              - name: web
                image: web:1.0
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          template:
            metadata: {labels: {app: db}}
            spec:  # flagged
              containers:
              - name: db
                image: db:1.0
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              affinity:
                podAntiAffinity:  # flagged
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: kubernetes.io/hostname
                    namespaces: [store]
                    labelSelector: {matchLabels: {app: web}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.isReplicated, fleet.leastReplicas(of: workload) > 1 || fleet.leavesReplicasOpen(workload)
    else { return [] }
    let isApart = (workload.requiredAntiAffinity + workload.preferredAntiAffinity).contains {
      workload.isKeptApart(by: $0, over: "kubernetes.io/hostname")
    }
    guard !isApart else { return [] }
    return [
      finding(
        at: workload.pod["affinity"]["podAntiAffinity"],
        "nothing keeps the pods of \(workload.manifest.title) off each other's hosts")
    ]
  }
}
