internal import Diagnostics
internal import LintEngine

struct DashboardDeployed: Rule {
  static let card = RuleCard(
    id: "dashboard-deployed", topic: .rbac, .info, in: nil,
    summary: "Pod belongs to the Kubernetes Dashboard",
    why:
      "If skipping the login is enabled, anyone who reaches the dashboard can act with its service account. Administrators often bind this account to cluster-admin. The project is archived and gets no security fixes.",
    fix:
      "remove the dashboard with its service account and bindings, and use kubectl or a tool that authenticates each user",
    covers: CompatibleIDs(checkov: ["CKV_K8S_33"]),
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
              containers:
              - name: dashboard
                image: kubernetesui/dashboard:v2.7.0  # flagged
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
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let labels = container.workload.labels
    let isDashboard =
      container.image.holds("kubernetes-dashboard") || container.image.holds("kubernetesui/")
      || [labels["app"], labels["k8s-app"]].contains("kubernetes-dashboard")
    return isDashboard
      ? [finding(at: container["image"], "\(container.title) belongs to the Kubernetes Dashboard")] : []
  }
}
