internal import Diagnostics

/// Less time than a server drains.
struct ShortGracePeriod: Rule {
  static let card = RuleCard(
    id: "short-grace-period", .warning, in: .production,
    summary: "A server behind a Service with a short grace period is cut off while it drains.",
    why: """
      Endpoints take seconds to go, and open requests need theirs; what is left of 5 s is nothing.
      """,
    fix: "set terminationGracePeriodSeconds to 25 and add a preStop sleep of 5 s",
    options: [RuleOption("seconds", 10, "the least grace period behind a Service, in seconds")],
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
              terminationGracePeriodSeconds: 5  # flagged
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
              terminationGracePeriodSeconds: 25
        """),
    ])

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    let part = workload.pod["terminationGracePeriodSeconds"]
    let least = number("seconds", in: fleet)
    guard let grace = part.int, grace > 0, grace < least, !fleet.wiring.services(of: workload).isEmpty else {
      return []
    }
    return [
      finding(
        at: part, "the grace period is \(grace) s, expected at least \(least) s behind a Service",
        fix: "set terminationGracePeriodSeconds to \(max(25, least))")
    ]
  }
}
