import KubernetesFacts
import KubernetesTypes

extension ModelExample {
  static let routes: [ModelExample] = [
    ModelExample(
      Istio.VirtualService(
        metadata: Meta.ObjectMeta(name: "frontend"),
        spec: Istio.VirtualServiceSpec(
          hosts: ["shop.example.com"], gateways: ["istio-system/public", "mesh"],
          http: [canary, moved, answered, delegated],
          tls: [
            Istio.TLSRoute(
              match: [Istio.TLSMatchAttributes(sniHosts: ["db.example.com"], port: 443)],
              route: [Istio.RouteDestination(destination: Istio.Destination(host: "db"))])
          ],
          tcp: [
            Istio.TCPRoute(
              match: [Istio.L4MatchAttributes(port: 3306)],
              route: [Istio.RouteDestination(destination: Istio.Destination(host: "mysql"), weight: 100)])
          ],
          exportTo: ["."])),
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata:
        name: frontend
      spec:
        hosts:
          - shop.example.com
        gateways:
          - istio-system/public
          - mesh
        http:
          - name: canary
            match:
              - uri:
                  prefix: /cart
                method:
                  exact: GET
                headers:
                  x-user:
                    regex: ^a.*
                  x-canary: {}
                withoutHeaders:
                  x-bot:
                    exact: "true"
                queryParams:
                  v:
                    exact: "2"
            rewrite:
              uri: /
            route:
              - destination:
                  host: frontend
                  subset: v2
                  port:
                    number: 80
                weight: 10
              - destination:
                  host: frontend
                  subset: v1
                weight: 90
                headers:
                  response:
                    remove:
                      - server
            timeout: 15s
            retries:
              attempts: 2
              perTryTimeout: 5s
              retryOn: 5xx,reset
            fault:
              delay:
                fixedDelay: 2s
                percentage:
                  value: 0.1
              abort:
                httpStatus: 503
            mirrors:
              - destination:
                  host: shadow
                percentage:
                  value: 12.5
            corsPolicy:
              allowOrigins:
                - exact: https://example.com
              allowMethods:
                - GET
              maxAge: 24h
              allowCredentials: true
            headers:
              request:
                set:
                  x-route: canary
          - match:
              - uri:
                  exact: /old
            redirect:
              uri: /new
              derivePort: FROM_REQUEST_PORT
              redirectCode: 308
          - directResponse:
              status: 404
              body:
                string: none here
          - delegate:
              name: reviews
              namespace: books
        tls:
          - match:
              - sniHosts:
                  - db.example.com
                port: 443
            route:
              - destination:
                  host: db
        tcp:
          - match:
              - port: 3306
            route:
              - destination:
                  host: mysql
                weight: 100
        exportTo:
          - .
      """)
  ]

  private static let canary = Istio.HTTPRoute(
    name: "canary",
    match: [
      Istio.HTTPMatchRequest(
        uri: .prefix("/cart"), method: .exact("GET"),
        headers: ["x-user": .regex("^a.*"), "x-canary": .present],
        withoutHeaders: ["x-bot": .exact("true")], queryParams: ["v": .exact("2")])
    ],
    rewrite: Istio.HTTPRewrite(uri: "/"),
    route: [
      Istio.HTTPRouteDestination(
        destination: Istio.Destination(
          host: "frontend", subset: "v2", port: Istio.PortSelector(number: 80)),
        weight: 10),
      Istio.HTTPRouteDestination(
        destination: Istio.Destination(host: "frontend", subset: "v1"), weight: 90,
        headers: Istio.Headers(response: Istio.HeaderOperations(remove: ["server"]))),
    ],
    timeout: "15s",
    retries: Istio.HTTPRetry(attempts: 2, perTryTimeout: "5s", retryOn: "5xx,reset"),
    fault: Istio.HTTPFaultInjection(
      delay: Istio.FaultDelay(fixedDelay: "2s", percentage: Istio.Percent(value: 0.1)),
      abort: Istio.FaultAbort(httpStatus: 503)),
    mirrors: [
      Istio.HTTPMirrorPolicy(
        destination: Istio.Destination(host: "shadow"), percentage: Istio.Percent(value: 12.5))
    ],
    corsPolicy: Istio.CorsPolicy(
      allowOrigins: [.exact("https://example.com")], allowMethods: ["GET"], maxAge: "24h",
      allowCredentials: true),
    headers: Istio.Headers(request: Istio.HeaderOperations(set: ["x-route": "canary"])))

  private static let moved = Istio.HTTPRoute(
    match: [Istio.HTTPMatchRequest(uri: .exact("/old"))],
    redirect: Istio.HTTPRedirect(uri: "/new", derivePort: .fromRequestPort, redirectCode: 308))

  private static let answered = Istio.HTTPRoute(
    directResponse: Istio.HTTPDirectResponse(status: 404, body: Istio.HTTPBody(string: "none here")))

  private static let delegated = Istio.HTTPRoute(
    delegate: Istio.Delegate(name: "reviews", namespace: "books"))
}
