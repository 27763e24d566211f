internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NoHostAntiAffinity: Rule {
  static let card = RuleCard(
    id: "no-host-anti-affinity", topic: .availability, .info, in: nil,
    summary: "Workload has no anti-affinity across nodes between its own pods",
    why:
      "Without anti-affinity, the scheduler may place all pods on one node, and the loss of that node stops the workload. A topology spread across nodes has a similar effect, so enable this rule only if your policy requires anti-affinity.",
    fix:
      "add a preferred podAntiAffinity term with a weight, 'topologyKey: kubernetes.io/hostname', and a labelSelector whose matchLabels are labels of the pod template, but without 'namespaces'. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
    specFix:
      "add '.apart(on: .host)'. If the pods share a ReadWriteOnce claim, allow the finding with a reason, because only one node at a time can attach the volume",
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
          template:
            metadata: {labels: {app: web}}
            spec:
              affinity:
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    podAffinityTerm:
                      topologyKey: kubernetes.io/hostname
                      labelSelector: {matchLabels: {app: web}}
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.isReplicated,
      context.leastReplicas(of: workload) > 1 || context.leavesReplicasOpen(workload)
    else { return [] }
    let isApart = (workload.requiredAntiAffinity + workload.preferredAntiAffinity).contains {
      workload.isKeptApart(by: $0, over: NodeKey.hostname, in: context)
    }
    guard !isApart else { return [] }
    return [
      finding(
        at: workload.pod["affinity"]["podAntiAffinity"],
        "\(workload.manifest.title) has no anti-affinity with topologyKey kubernetes.io/hostname that selects its own pods"
      )
    ]
  }
}
