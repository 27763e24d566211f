internal import Diagnostics

/// A window into the cluster.
struct DashboardDeployed: Rule {
  static let card = RuleCard(
    id: "dashboard-deployed", .info, in: nil,
    summary: "The web interface of Kubernetes is deployed.",
    why:
      "Whoever reaches it does what its account may, and many installations gave it all rights. It is not maintained any more.",
    fix: "remove it, and look into the cluster with kubectl or with a tool that asks who somebody is",
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

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let labels = container.workload.labels
    let isDashboard =
      container.image.holds("kubernetes-dashboard") || container.image.holds("kubernetesui/")
      || [labels["app"], labels["k8s-app"]].contains("kubernetes-dashboard")
    return isDashboard
      ? [finding(at: container["image"], "\(container.title) is the dashboard of Kubernetes")] : []
  }
}
