internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ProxyUserID: Rule {
  static let card = RuleCard(
    id: "proxy-user-id", topic: .security, .warning, in: .default,
    summary: "Container runs as user \(IstioProxy.user), the user of the Istio proxy",
    why:
      "In a pod with a sidecar, Istio recognizes the proxy's own traffic by the user ID \(IstioProxy.user) and does not redirect this traffic. Outgoing traffic of a container with the same ID bypasses the sidecar, and so also its routing and encryption. Init containers are not reported, because with Istio CNI this ID lets them reach the network before the proxy starts.",
    fix:
      "set runAsUser to another user ID, such as 10001, that has access to the program's files and volumes",
    specFix:
      "set 'user' in 'RunAs(user: …)', or 'runAsUser' in 'SecurityContext' or 'PodSecurityContext', to another user ID, such as 10001. The new user needs access to the program's files and volumes",
    references: ["https://istio.io/latest/docs/reference/config/analysis/ist0144/"],
    covers: CompatibleIDs(istioctl: ["IST0144"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext:
                  runAsUser: 1337  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          template:
            spec:
              containers:
              - name: web
                securityContext:
                  runAsUser: 10001
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let workload = container.workload
    let isInMesh =
      context.isWhole || workload.requestsProxy || context.usesMesh && !workload.refusesProxy
    let user = container.security("runAsUser")
    guard isInMesh, !container.isInitial, user.int == IstioProxy.user, container.name != IstioProxy.container
    else { return [] }
    return [
      finding(
        at: user, "\(container.title) runs as user \(IstioProxy.user), which is reserved for the Istio proxy")
    ]
  }
}
