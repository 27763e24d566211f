internal import Diagnostics
internal import LintEngine

struct InitContainerWithoutResources: Rule {
  static let card = RuleCard(
    id: "init-container-without-resources", topic: .resources, .info, in: nil,
    summary: "Init container does not set all CPU and memory requests and limits",
    why:
      "Without requests and limits, the scheduler reserves nothing for the init container. Without a memory limit, an init container such as a database migration can use all memory of the node. Other pods on the node can then be killed or evicted. Init containers of a pod that sets requests and limits in spec.resources are also reported.",
    fix:
      "set cpu and memory in resources.requests and resources.limits of the init container, with limits above its peak usage",
    specFix:
      "add 'Resources(cpu: .request(\"100m\", limit: \"200m\"), memory: .exactly(\"128Mi\"))' to the init container, with limits above its peak usage",
    covers: CompatibleIDs(kubeScore: ["container-resources"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              initContainers:
              - name: migrate
                image: migrate:1.0
                resources:
                  requests: {cpu: 100m, memory: 64Mi}
                  limits: {cpu: 100m}  # flagged
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              initContainers:
              - name: migrate
                image: migrate:1.0
                imagePullPolicy: Always
                resources:
                  requests: {cpu: 100m, memory: 64Mi}
                  limits: {cpu: 100m, memory: 64Mi}
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities: {drop: [ALL]}
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard container.isInitial else { return [] }
    let resources = container["resources"]
    let missing = ["requests", "limits"].flatMap { kind in
      ["cpu", "memory"].filter { !resources[kind][$0].exists }.map { "\(kind).\($0)" }
    }
    guard !missing.isEmpty else { return [] }
    return [
      finding(at: resources["limits"]["memory"], "init \(container.title) does not set \(missing.listed)")
    ]
  }
}
