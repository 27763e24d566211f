internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct UnsetEphemeralStorage: Rule {
  static let card = RuleCard(
    id: "unset-ephemeral-storage", topic: .resources, .info, in: nil,
    summary: "Container lacks a request or a limit for ephemeral storage",
    why:
      "Logs and temporary files can fill the disk of the node. The kubelet then evicts pods from the node. A pod with a low priority and without a storage request can be evicted even if it uses little disk space.",
    fix:
      "set ephemeral-storage in resources.requests and resources.limits to the disk space that logs and temporary files need. The kubelet evicts a pod that exceeds its limit",
    specFix:
      "set the amount in 'Resources', as in 'ephemeralStorage: .exactly(\"1Gi\")', to the disk space that logs and temporary files need. The kubelet evicts a pod that exceeds its limit",
    covers: CompatibleIDs(kubeScore: ["container-ephemeral-storage-request-and-limit"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web  # flagged
                image: web:1.0
        """),
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: web:1.0
                resources:  # flagged
                  limits: {ephemeral-storage: 1Gi}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: web:1.0
                resources:
                  requests: {ephemeral-storage: 1Gi}
                  limits: {ephemeral-storage: 1Gi}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let resources = container["resources"]
    guard !container.isInitial,
      let missing = ["limit", "request"].first(where: {
        !resources["\($0)s"][ResourceName.ephemeralStorage].exists
      })
    else { return [] }
    return [
      finding(
        at: resources["\(missing)s"][ResourceName.ephemeralStorage],
        "\(container.title) has no ephemeral-storage \(missing)")
    ]
  }
}
