internal import Diagnostics
internal import LintEngine

struct NodeAgent: Rule {
  static let card = RuleCard(
    id: "node-agent", topic: .security, .info, in: .default,
    summary: "DaemonSet, CSI driver, or Job has access to the node itself",
    why:
      "Network plugins, drivers, and log collectors often need the node's directories or namespaces, or privileged containers. A Job or CronJob is reported only if it mounts a node directory, and also has a privileged container or shares the node's PID namespace. An attacker who compromises one of these pods can often take control of the node.",
    fix:
      "remove access that the workload does not need, pin its images to digests, and allow the finding with a reason",
    references: ["https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/"],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: probe}
        spec:
          template:  # flagged
            spec:
              hostNetwork: true
              containers:
              - name: probe
                image: example.com/probe:1.0
                securityContext: {privileged: true}
                volumeMounts: [{name: log, mountPath: /var/log, readOnly: true}]
              volumes:
              - {name: log, hostPath: {path: /var/log}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: probe, namespace: shop}
        spec:
          selector: {matchLabels: {app: probe}}
          updateStrategy: {type: RollingUpdate}
          template:
            metadata: {labels: {app: probe}}
            spec:
              automountServiceAccountToken: false
              priorityClassName: standard
              terminationGracePeriodSeconds: 25
              dnsConfig: {options: [{name: ndots, value: "2"}]}
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]}]
              securityContext:
                runAsNonRoot: true
                runAsUser: 10001
                runAsGroup: 10001
                seccompProfile: {type: RuntimeDefault}
              containers:
              - name: probe
                image: example.com/probe:1.0
                imagePullPolicy: Always
                ports: [{name: http, containerPort: 8080}]
                readinessProbe: {httpGet: {path: /ready, port: http}}
                livenessProbe: {httpGet: {path: /live, port: http}, failureThreshold: 6}
                lifecycle: {preStop: {sleep: {seconds: 5}}}
                resources:
                  requests: {cpu: 100m, memory: 64Mi, ephemeral-storage: 64Mi}
                  limits: {cpu: 100m, memory: 64Mi, ephemeral-storage: 64Mi}
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities: {drop: [ALL]}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let access = workload.nodeAccess
    guard !access.isEmpty else { return [] }
    let more = access.count > 6 ? ["\(access.count - 6) more"] : []
    return [
      finding(
        at: workload.template,
        "\(workload.manifest.title) is a node agent and uses \((Array(access.prefix(6)) + more).listed)"
      )
    ]
  }
}
