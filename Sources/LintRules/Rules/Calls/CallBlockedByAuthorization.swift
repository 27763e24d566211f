internal import Diagnostics
internal import LintEngine

struct CallBlockedByAuthorization: Rule {
  static let card = RuleCard(
    id: "call-blocked-by-authorization", topic: .calls, .error, in: .default,
    summary: "No AuthorizationPolicy allows the call to a Service whose host is in the caller's settings",
    why:
      "The rule treats a Service's host in the command, the arguments, or an environment variable, including a variable from a ConfigMap, as a call. If ALLOW policies apply to a pod, its proxy rejects every request that none of the policies matches. A sidecar answers HTTP requests with '403 Forbidden' and closes TCP connections. A ztunnel closes the connection.",
    fix:
      "add a source with the caller's principal in 'principals' to 'from' of a rule that allows the called port. If there is no such rule, add a rule. With the default trust domain, the principal is 'cluster.local/ns/<namespace>/sa/<service account>'. A caller without a sidecar or ambient mode has no principal, so first add the caller to the mesh. If the caller does not use the setting for calls, allow the finding with a reason",
    specFix:
      "add 'Calls(\"…\")' with the name of the called service to the calling service. A caller without a sidecar or ambient mode has no principal, so first add the caller to the mesh. If the caller does not use the setting for calls, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              serviceAccountName: web
              containers:
              - name: web
                env:
                - name: CART_ADDR
                  value: cart:8080  # flagged
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: cart}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: cart}
        spec:
          template:
            metadata: {labels: {app: cart}}
            spec:
              containers:
              - name: cart
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {namespace: shop, name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          rules:
          - from: [{source: {principals: [cluster.local/ns/shop/sa/orders]}}]
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {namespace: shop, name: web}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              serviceAccountName: web
              containers:
              - name: web
                env:
                - name: CART_ADDR
                  value: cart:8080
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: shop, name: cart}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: shop, name: cart}
        spec:
          template:
            metadata: {labels: {app: cart}}
            spec:
              containers:
              - name: cart
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {namespace: shop, name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          rules:
          - from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {namespace: shop, name: web}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    context.calls.calls(of: workload).compactMap { call in
      let blocks = context.relations.pods(of: call.service).representatives.map {
        context.traffic.authorizationBlock(of: call, to: $0)
      }
      guard let first = blocks.first, let policy = first, blocks.allSatisfy({ $0 != nil }) else { return nil }
      let port = (call.targetPort?.plainText).map { " at port \($0)" } ?? ""
      return finding(
        at: call.field,
        "no AuthorizationPolicy allows service account '\(workload.serviceAccount)' to call '\(call.service.name)'\(port)",
        notes: [
          policy.manifest.root["metadata"]["name"].note(
            "AuthorizationPolicy '\(policy.name)' applies to the called pods")
        ])
    }
  }
}
