internal import Diagnostics
internal import ManifestTree

/// Faults on purpose, outside an experiment.
struct FaultInjectionLeftOn: Rule {
  static let card = RuleCard(
    id: "fault-injection-left-on", .error, in: .production,
    summary: "A route injects faults.",
    why: "Users get the delays and the errors of an experiment that is over.",
    fix: "keep faults in a profile of their own, and take them out of this one",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - route: [{destination: {host: shop}}]
            fault:  # flagged
              abort: {httpStatus: 500, percentage: {value: 10}}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in fleet: Fleet) -> [Finding] {
    // A chaos profile is for faults; rendered, it lies in a folder of that name.
    let folders = service.manifest.object.origin.location.file.split(separator: "/").dropLast()
    guard !(fleet.profile ?? "").contains("chaos"), !folders.contains("chaos") else { return [] }
    return service.httpRoutes.compactMap { route in
      guard route["fault"].exists else { return nil }
      return finding(at: route["fault"], "a route of \(service.manifest.title) injects faults")
    }
  }
}
