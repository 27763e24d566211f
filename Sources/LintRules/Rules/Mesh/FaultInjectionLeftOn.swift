internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct FaultInjectionLeftOn: Rule {
  static let card = RuleCard(
    id: "fault-injection-left-on", topic: .mesh, .error, in: .production,
    summary: "Route injects faults outside a profile or folder for chaos experiments",
    why:
      "The proxy delays or aborts a share of the requests on purpose, and users see slow responses or errors.",
    fix:
      "remove 'fault' from the route, or declare the route with the fault only in a manifest below a folder named 'chaos'",
    specFix:
      "remove '.injecting' from the Match, or add '.injecting' only in a profile whose name contains 'chaos'",
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
          - timeout: 5s
            route: [{destination: {host: shop}}]
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

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    // Chaos experiments inject faults: in a profile whose name contains 'chaos', or in manifests below a folder
    // 'chaos'.
    let folders = service.manifest.object.origin.file.split(separator: "/").dropLast()
    guard !(context.profile ?? "").contains("chaos"), !folders.contains("chaos") else { return [] }
    return service.httpRoutes.compactMap { route in
      guard route["fault"].exists else { return nil }
      return finding(at: route["fault"], "a route of \(service.manifest.title) injects faults")
    }
  }
}
