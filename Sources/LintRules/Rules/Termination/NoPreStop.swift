internal import Diagnostics

/// A server that ends before its callers know.
struct NoPreStop: Rule {
  static let card = RuleCard(
    id: "no-prestop", .warning, in: .production,
    summary: "A pod behind a Service without a preStop hook ends while requests still come.",
    why: """
      Endpoints go away only after a while; until then callers get refused connections at each rollout.
      """,
    fix: "add lifecycle.preStop.sleep of some seconds",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web  # flagged
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                lifecycle: {preStop: {sleep: {seconds: 5}}}
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.isDeployment, !fleet.wiring.services(of: workload).isEmpty else { return [] }
    guard !workload.containers.contains(where: { $0["lifecycle"]["preStop"].exists }) else { return [] }
    return workload.containers.prefix(1).map {
      finding(
        at: $0["lifecycle"]["preStop"], "\(workload.manifest.title) serves requests and has no preStop hook")
    }
  }
}
