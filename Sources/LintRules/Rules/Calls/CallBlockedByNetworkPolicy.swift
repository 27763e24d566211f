internal import Diagnostics
internal import LintEngine

struct CallBlockedByNetworkPolicy: Rule {
  static let card = RuleCard(
    id: "call-blocked-by-network-policy", topic: .calls, .error, in: .default,
    summary: "NetworkPolicies block the call to a Service whose host is in the caller's settings",
    why:
      "The rule treats a Service's host in the command, the arguments, or an environment variable, including a variable from a ConfigMap, as a call. Most network plugins drop the caller's packets without an answer, so connections fail after the connect timeout. The caller's log usually shows the timeout but not the policy.",
    fix:
      "allow the caller at the Service's target port in an ingress policy of the called pods, if such a policy exists. If the caller has egress policies, also allow the called pods at the same port in an egress policy of the caller. In an ambient mesh, also allow port 15008 in both policies. If the caller does not use the setting for calls, allow the finding with a reason",
    specFix:
      "add 'Calls(\"…\")' with the name of the called service to the calling service. If the caller does not use the setting for calls, allow the finding with a reason",
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
              - name: web
                env:
                - name: CART_ADDR
                  value: cart:8080  # flagged
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          template:
            metadata: {labels: {app: cart}}
            spec:
              containers:
              - name: cart
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: orders}
        spec:
          template:
            metadata: {labels: {app: orders}}
            spec:
              containers:
              - name: orders
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: cart}
        spec:
          podSelector: {matchLabels: {app: cart}}
          policyTypes: [Ingress]
          ingress:
          - from: [{podSelector: {matchLabels: {app: orders}}}]
            ports: [{port: 8080}]
        """),
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data:
          CART_ADDR: cart:8080  # flagged
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
                envFrom: [{configMapRef: {name: settings}}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          template:
            metadata: {labels: {app: cart}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: cart}
        spec:
          podSelector: {matchLabels: {app: cart}}
          policyTypes: [Ingress]
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
                env:
                - name: CART_ADDR
                  value: cart:8080
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          template:
            metadata: {labels: {app: cart}}
            spec:
              containers:
              - name: cart
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: orders}
        spec:
          template:
            metadata: {labels: {app: orders}}
            spec:
              containers:
              - name: orders
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: cart}
        spec:
          podSelector: {matchLabels: {app: cart}}
          policyTypes: [Ingress]
          ingress:
          - from: [{podSelector: {matchLabels: {app: web}}}]
            ports: [{port: 8080}]
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    context.calls.calls(of: workload).compactMap { call in
      let blocks = context.relations.pods(of: call.service).representatives.map {
        context.traffic.networkBlock(of: call, to: $0, context)
      }
      // A call is certain to fail only if it is blocked for all workloads of the Service.
      guard !blocks.isEmpty, let block = blocks[0], blocks.allSatisfy({ $0 != nil }) else { return nil }
      let pods = block.isIngress ? "called pods" : "caller's pods"
      return finding(
        at: call.field,
        "no NetworkPolicy \(block.what), but \(workload.manifest.title) calls '\(call.service.name)'",
        notes: [
          block.policy.spec["podSelector"].note(
            "NetworkPolicy '\(block.policy.name)' applies to the \(pods)")
        ])
    }
  }
}
