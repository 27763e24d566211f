internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RouteGatewayMissing: Rule {
  static let card = RuleCard(
    id: "route-gateway-missing", topic: .mesh, .error, in: .default,
    summary: "VirtualService references a Gateway that does not exist or is missing from spec.gateways",
    why:
      "Proxies apply a VirtualService only at the Gateways in spec.gateways, so a match for any other Gateway never applies. If a Gateway does not exist, clients get '404 Not Found' or cannot connect. By default, a missing Gateway is reported only in the VirtualService's namespace, as a warning if the input has no Gateway there.",
    fix:
      "correct the name in spec.gateways, such as 'istio-system/shop' for a Gateway in another namespace, or declare the Gateway. If the Gateway exists only in the cluster, allow the finding with a reason. For calls inside the mesh, use 'mesh'. Add Gateways that a match names to spec.gateways. If spec.gateways is not set, also add 'mesh', because otherwise the routes no longer apply inside the mesh",
    specFix:
      "correct the gateway in 'through:' of '.routed(…)', such as 'istio-system/shop' for a Gateway in another namespace, or declare the 'Gateway' in 'resources(in:)'. If the Gateway exists only in the cluster, allow the finding with a reason",
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
          hosts: [shop.example]
          gateways:
          - shop  # flagged
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
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
          hosts: [shop.example]
          gateways:
          - shop
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        """),
    ])

  /// A Gateway of the Gateway API counts as declared, as in `istioctl analyze`.
  private let kubernetesGateway = GroupKind.gateway

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    unbound(service) + unknown(service, context)
  }

  /// The findings for matches that name a Gateway to which the VirtualService is not bound, so that they never apply.
  private func unbound(_ service: VirtualService) -> [Finding] {
    func fullName(_ text: String) -> String {
      text == IstioGateway.mesh ? text : "\(GatewayName(text, in: service.namespace))"
    }
    let bound = Set(service.gateways.map(fullName))
    return service.routes.flatMap { $0["match"].items }.flatMap { $0["gateways"].items }.compactMap { field in
      guard let text = field.text, !bound.contains(fullName(text)) else { return nil }
      return finding(
        at: field,
        "match never applies at '\(text)', which is not one of the gateways of \(service.manifest.title)",
        // A VirtualService without gateways applies inside the mesh, and a list without `mesh` would end that.
        fix: service.spec["gateways"].isEmpty
          ? "set spec.gateways to 'mesh' and '\(text)', or replace '\(text)' in the match with 'mesh'"
          : "add '\(text)' to spec.gateways, or replace '\(text)' in the match with a gateway from spec.gateways"
      )
    }
  }

  private func unknown(_ service: VirtualService, _ context: LintContext) -> [Finding] {
    context.gateways(of: service).compactMap { reference in
      // Gateways of other namespaces are often declared elsewhere.
      guard reference.gateway == nil,
        context.manifest(kubernetesGateway, reference.namespace, reference.name) == nil,
        !reference.name.contains(IstioGateway.internalName),
        context.isWhole || reference.namespace == service.namespace
      else {
        return nil
      }
      let declared = context.names(of: Gateway.type, in: reference.namespace)
      let near = nearestName(to: reference.name, among: declared)
      // If the input contains no Gateway of the namespace, the Gateway is probably declared elsewhere, as for an app
      // that shares a Gateway.
      return finding(
        at: reference.field, severity: declared.isEmpty && !context.isWhole ? .warning : nil,
        "unknown Gateway '\(reference.field.text ?? "")'",
        fix: near.map { "did you mean '\($0)'?" })
    }
  }
}
