internal import Diagnostics
internal import LintEngine

struct NodeAgent: Rule {
  static let card = RuleCard(
    id: "node-agent", .info, in: .default,
    summary: "DaemonSet or CSI driver has access to the node itself",
    why:
      "Network plugins, drivers and log collectors need the node's directories or namespaces, or privileged containers. An attacker who compromises one of these pods can take control of the node.",
    fix:
      "remove access that the agent does not need, pin its image to a digest, and allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/"],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: logs}
        spec:
          template:  # flagged
            spec:
              hostNetwork: true
              containers:
              - name: logs
                image: example.com/logs:1.0
                securityContext: {privileged: true}
                volumeMounts: [{name: log, mountPath: /var/log, readOnly: true}]
              volumes:
              - {name: log, hostPath: {path: /var/log}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cache}
        spec:
          template:
            spec:
              containers:
              - name: cache
                image: example.com/cache:1.0
                volumeMounts: [{name: data, mountPath: /data}]
              volumes:
              - {name: data, emptyDir: {}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let access = workload.nodeAccess
    guard !access.isEmpty else { return [] }
    let rest = access.count > 6 ? ", and \(access.count - 6) more" : ""
    return [
      finding(
        at: workload.template,
        "\(workload.manifest.title) is a node agent and uses \(access.prefix(6).joined(separator: ", "))\(rest)"
      )
    ]
  }
}
