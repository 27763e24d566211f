internal import Diagnostics
internal import LintEngine

struct RouteHostMissing: Rule {
  static let card = RuleCard(
    id: "route-host-missing", topic: .mesh, .error, in: .default,
    summary: "Route sends requests to a host that no visible Service or ServiceEntry declares",
    why:
      "Istio configures no destination for a host that does not exist or is not exported to the proxy's namespace. The proxy answers HTTP requests for such a host with '503 Service Unavailable', closes TCP connections, and drops mirrored requests. If the host can be declared outside the input, the finding is a warning.",
    fix:
      "set the host to a declared Service, by its full name if the Service is in another namespace, or declare a ServiceEntry. If the Service or ServiceEntry exists only in the cluster, allow the finding with a reason. If exportTo hides the host, add the namespaces in which the route applies to the ServiceEntry's exportTo or the Service's annotation networking.istio.io/exportTo",
    specFix:
      "set 'host:' of the destination to a declared Service, by its full name if the Service is in another namespace, or declare a 'ServiceEntry'. If the Service or ServiceEntry exists only in the cluster, allow the finding with a reason. If exportTo hides the host, add the app's namespace to the ServiceEntry's exportTo or the Service's annotation networking.istio.io/exportTo",
    covers: CompatibleIDs(istioctl: ["IST0101"]),
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
            route:
            - destination:
                host: shopp  # flagged
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
            route:
            - destination:
                host: shop
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    let exports = service.spec["exportTo"].texts
    return service.destinations.compactMap { destination in
      guard let host = destination["host"].text, !host.isEmpty else { return nil }
      if let finding = incompleteHost(at: destination["host"], host, from: service.namespace, in: context) {
        return finding
      }
      // A short name always means a Service in the route's own namespace. Other hosts may be hidden from this namespace
      // if the route is only exported to others.
      let mustSee =
        !host.contains(".") || HostIndex.shows(exports, of: service.namespace, to: service.namespace)
        || !context.hosts.hides(host, from: service.namespace)
      if mustSee, case .missing = context.hosts.meaning(of: host, from: service.namespace) {
        return missingHost(at: destination["host"], host, from: service.namespace, in: context)
      }
      let blind = exports.first { namespace in
        guard host.contains("."), namespace != ".", namespace != "*", namespace != "~",
          case .missing = context.hosts.meaning(of: host, from: namespace)
        else { return false }
        return true
      }
      return blind.map {
        finding(
          at: destination["host"],
          "'\(host)' is not visible in the namespace '\($0)', to which the route is exported",
          fix:
            "add '\($0)' to the ServiceEntry's exportTo or the Service's annotation networking.istio.io/exportTo, or set spec.exportTo of the VirtualService to namespaces in which the host is visible"
        )
      }
    }
  }
}
