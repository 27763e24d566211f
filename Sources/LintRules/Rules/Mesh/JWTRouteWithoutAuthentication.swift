internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct JWTRouteWithoutAuthentication: Rule {
  static let card = RuleCard(
    id: "jwt-route-without-authentication", topic: .mesh, .error, in: .default,
    summary: "Route matches JWT claims, but no RequestAuthentication selects the gateway's pods",
    why:
      "The proxy reads claims only from a token that a RequestAuthentication has validated. Without a RequestAuthentication, claims in 'headers' match no request, and claims in 'withoutHeaders' match every request. Requests then use the wrong route or get '404 Not Found'. By default, the finding is a warning if the input contains no RequestAuthentication.",
    fix:
      "add a RequestAuthentication in the namespace of the gateway's pods, with the labels of the Gateway's selector in spec.selector.matchLabels. List every issuer whose tokens clients send to this gateway, because Istio rejects tokens of other issuers. If the RequestAuthentication exists only in the cluster, allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0149"]),
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
          gateways: [shop]
          http:
          - match:
            - headers:
                "@request.auth.claims.groups": {exact: admin}  # flagged
            timeout: 5s
            route: [{destination: {host: shop}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
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
          gateways: [shop]
          http:
          - match:
            - headers:
                "@request.auth.claims.groups": {exact: admin}
            timeout: 5s
            route: [{destination: {host: shop}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        ---
        apiVersion: security.istio.io/v1
        kind: RequestAuthentication
        metadata: {name: shop, namespace: istio-system}
        spec:
          selector: {matchLabels: {istio: ingressgateway}}
          jwtRules: [{issuer: shop, jwks: '{"keys": []}'}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    let matches = service.httpRoutes.flatMap { $0["match"].items }
    let claims = matches.flatMap { $0["headers"].entries + $0["withoutHeaders"].entries }
      .filter { $0.key.hasPrefix("@request.auth.claims") }
    guard !claims.isEmpty,
      let gateway = context.gateways(of: service).compactMap(\.gateway).first(where: {
        !isAuthenticated($0, context)
      })
    else { return [] }
    // If the input contains no RequestAuthentication, it is probably declared elsewhere, such as beside the gateway.
    let isElsewhere = !context.isWhole && context.manifests(of: RequestAuthentication.type).isEmpty
    return claims.map { key, value in
      finding(
        at: value, severity: isElsewhere ? .warning : nil,
        "route matches '\(key)', but no RequestAuthentication applies to the pods of \(gateway.manifest.title(from: service.manifest))",
        notes: [gateway.spec["selector"].note("the gateway's pods are selected here")])
    }
  }

  /// Whether a RequestAuthentication applies to the gateway's pods: one in the namespace of the pods or in Istio's root
  /// namespace, whose selector matches their labels.
  ///
  /// For pods that are not in the input, only the labels in the Gateway's selector are known.
  private func isAuthenticated(_ gateway: Gateway, _ context: LintContext) -> Bool {
    let pods = context.pods(of: gateway)
    let labels = gateway.podLabels
    return context.manifests(of: RequestAuthentication.type).contains { manifest in
      let spec = manifest.root["spec"]
      guard !spec["targetRef"].exists, !spec["targetRefs"].exists else { return false }
      let selector = Selector(spec["selector"])
      let isMeshWide = manifest.namespace == SystemNamespace.istio
      if pods.isEmpty {
        return selector.matches(labels)
          || selector.labels.allSatisfy { (labels[$0.key] ?? $0.value) == $0.value }
            && !context.relations.hasWorkloads(selector, in: manifest.namespace)
      }
      return pods.contains {
        (isMeshWide || $0.namespace == manifest.namespace) && selector.matches($0.labels)
      }
    }
  }
}
