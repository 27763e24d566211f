internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RetryStorm: Rule {
  static let card = RuleCard(
    id: "retry-storm", topic: .mesh, .warning, in: .production,
    summary: "Retries in a call chain multiply the number of requests",
    why:
      "Each caller in the chain repeats requests that its own callers also repeat. With 'attempts: 2', each caller sends up to three requests for each request that it receives. After three such callers, one request can become 27 and overload the service at the end.",
    fix:
      "keep retries in only one route of the chain. In the others, set 'retries: {attempts: 0}', or set retryOn to connect-failure,refused-stream",
    specFix:
      "keep retries in only one route of the chain. In the others, set 'retries: 0' on the Match, or set 'on:' of the Retries to '.connectFailure, .refusedStream'",
    options: [
      RuleOption("tries", 9, "highest number of requests that one request may become without a finding")
    ],
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
                env:
                - name: STORE_ADDR
                  value: store:8080
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: store}
        spec:
          selector: {app: store}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: store}
        spec:
          template:
            metadata: {labels: {app: store}}
            spec:
              containers:
              - name: store
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart}
        spec:
          hosts: [cart]
          http:
          - timeout: 5s
            retries: {attempts: 3, perTryTimeout: 1s, retryOn: 5xx}
            route: [{destination: {host: cart}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: store}
        spec:
          hosts: [store]
          http:
          - timeout: 5s
            retries: {attempts: 3, perTryTimeout: 1s, retryOn: 5xx}  # flagged
            route: [{destination: {host: store}}]
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
                env:
                - name: STORE_ADDR
                  value: store:8080
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: store}
        spec:
          selector: {app: store}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: store}
        spec:
          template:
            metadata: {labels: {app: store}}
            spec:
              containers:
              - name: store
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart}
        spec:
          hosts: [cart]
          http:
          - timeout: 5s
            retries: {attempts: 0}
            route: [{destination: {host: cart}}]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: store}
        spec:
          hosts: [store]
          http:
          - timeout: 5s
            retries: {attempts: 3, perTryTimeout: 1s, retryOn: 5xx}
            route: [{destination: {host: store}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    let limit = number("tries", in: context)
    guard service.gateways.contains(IstioGateway.mesh), let retries = service.repeatedRetries,
      let target = service.hosts.first?.text.flatMap({
        context.hosts.service(for: $0, from: service.namespace)
      }
      ),
      let chain = context.retries.chain(to: target), chain.count > 1
    else { return [] }
    let tries = chain.reduce(1) { min($0 * $1.tries, 1_000_000) }
    guard tries > limit else { return [] }
    let sum = chain.map { "\($0.tries)" }.joined(separator: " × ")
    let names = chain.map { "'\($0.name)'" }.listed
    let others = "all but one of \(names)"
    return [
      finding(
        at: retries,
        "one request can become \(sum) = \(tries) requests at '\(target.name)', because the routes to each of \(names) retry",
        fix: "set 'retries: {attempts: 0}' in the routes to \(others)",
        specFix: "set 'retries: 0' on the Match of the routes to \(others)")
    ]
  }
}
