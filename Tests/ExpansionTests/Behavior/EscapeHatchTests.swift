import Diagnostics
import Expansion
import Portolan
import Testing

@Suite struct `Escape hatches` {
  @Test func `a patch merges maps, and lists by their keys`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        Env("MODE", "on")
        Env("LEVEL", "INFO")
      }
      .patch(
        .deployment,
        [
          "spec": [
            "template": [
              "spec": [
                "shareProcessNamespace": true, "automountServiceAccountToken": nil,
                "containers": [["name": "cart", "env": [["name": "LEVEL", "value": "DEBUG"]]]],
              ]
            ]
          ]
        ])
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", in: app,
      is: """
        serviceAccountName: cart
        enableServiceLinks: false
        securityContext:
          runAsNonRoot: true
          seccompProfile:
            type: RuntimeDefault
        containers:
          - name: cart
            image: cart:1
            env:
              - name: MODE
                value: "on"
              - name: LEVEL
                value: DEBUG
            securityContext:
              allowPrivilegeEscalation: false
              readOnlyRootFilesystem: true
              capabilities:
                drop:
                  - ALL
        shareProcessNamespace: true
        """)
  }

  @Test func `a patch of one Service does not change the others`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        Port(.http, 80)
        Expose("cart-external", as: .loadBalancer)
      }
      .patch(.service, named: "cart-external", ["spec": ["externalTrafficPolicy": "Local"]])
    }
    try expect(
      "Service/cart", "spec", in: app,
      is: """
        type: ClusterIP
        selector:
          app: cart
        ports:
          - name: http
            port: 80
            targetPort: 80
        """)
    try expect(
      "Service/cart-external", "spec", in: app,
      is: """
        type: LoadBalancer
        selector:
          app: cart
        ports:
          - name: http
            port: 80
            targetPort: 80
        externalTrafficPolicy: Local
        """)
  }

  @Test func `a free object is in the app's namespace`() throws {
    let app = TestApp {
    } resources: {
      Object([
        "apiVersion": "v1", "kind": "LimitRange", "metadata": ["name": "limits"], "spec": ["limits": []],
      ])
    }
    try expect(
      "LimitRange/limits", in: app,
      is: """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: limits
          namespace: shop
        spec:
          limits: []
        """)
  }

  @Test func `a binding's ServiceAccount without a namespace gets the app's namespace`() throws {
    let app = TestApp {
    } resources: {
      Object([
        "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": ["name": "leases"],
        "roleRef": ["apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "leases"],
        "subjects": [
          ["kind": "ServiceAccount", "name": "worker"],
          ["kind": "ServiceAccount", "name": "agent", "namespace": "tools"],
        ],
      ])
    }
    try expect(
      "RoleBinding/leases", "subjects", in: app,
      is: """
        - kind: ServiceAccount
          name: worker
          namespace: shop
        - kind: ServiceAccount
          name: agent
          namespace: tools
        """)
  }

  @Test func `a patch with a path changes one element of a list`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Port(.http, 80) }
        .routedInMesh {
          Match(.prefix("/a"))
          Match(.prefix("/b"), timeout: .seconds(5))
        }
        .patch(.virtualService, at: "spec.http[1]", ["retries": ["attempts": 2, "backoff": "25ms"]])
    }
    try expect(
      "VirtualService/cart", "spec", "http", in: app,
      is: """
        - match:
            - uri:
                prefix: /a
          route:
            - destination:
                host: cart
                port:
                  number: 80
        - match:
            - uri:
                prefix: /b
          route:
            - destination:
                host: cart
                port:
                  number: 80
          timeout: 5s
          retries:
            attempts: 2
            backoff: 25ms
        """)
  }

  @Test(arguments: [("spec.http[2]", "7 unknown-patch-path"), ("spec..http", "7 malformed-patch-path")])
  func `a path that the object lacks is an error at the patch`(_ path: String, _ error: String) throws {
    let app = TestApp {
      Service("cart", image: "cart:1") { Port(.http, 80) }
        .routedInMesh { Match() }
        .patch(.virtualService, at: path, ["timeout": "5s"], line: 7)
    }
    let expansion = try app.expansion()
    let faults = (0..<expansion.partCount).flatMap { expansion.part($0).diagnostics }
    #expect(faults.map(\.shortText) == [error])
  }

  @Test func `what the API server rejects is an error at the patch and at the object`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1")
        .patch(.deployment, ["spec": ["template": ["spec": ["restartPolicy": "Never"]]]], line: 7)
    } resources: {
      Object(
        [
          "apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": ["name": "cart"],
          "spec": ["minAvailable": 1, "maxUnavailable": 1],
        ], line: 8)
    }
    let expansion = try app.expansion()
    let faults = (0..<expansion.partCount).flatMap { expansion.part($0).diagnostics }
    #expect(faults.map(\.shortText).sorted() == ["7 choice", "8 conflict"])
  }

  @Test func `unknown fields are errors at the patch and at the object`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1").patch(.deployment, ["spec": ["replica": 2]], line: 7)
    } resources: {
      Object(["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "date": [:]], line: 8)
    }
    let expansion = try app.expansion()
    let faults = (0..<expansion.partCount).flatMap { expansion.part($0).diagnostics }
    #expect(faults.map(\.shortText).sorted() == ["7 unknown-field", "8 unknown-field"])
  }

  @Test func `an object and a patch can be YAML strings`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1").patch(.deployment, "spec: {paused: true}")
    } resources: {
      Object(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data:
          a: "yes"
        """)
    }
    try expect("Deployment/cart", "spec", "paused", in: app, is: "true")
    try expect("ConfigMap/settings", "metadata", "namespace", in: app, is: "shop")
    try expect("ConfigMap/settings", "data", in: app, is: "a: \"yes\"")
  }

  @Test func `a string that is not a YAML map is an error`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1").patch(.deployment, "[1, 2]", line: 7)
    } resources: {
      Object("kind: {", line: 8)
      Object("just text", line: 9)
      Object("a: 1\n---\nb: 2\n", line: 10)
      Object("", line: 11)
    }
    let expansion = try app.expansion()
    let parts = (0..<expansion.partCount).flatMap { expansion.part($0).diagnostics }
    #expect(
      (try app.faults() + parts).map(\.shortText).sorted() == [
        "10 several-documents", "11 malformed-yaml", "7 malformed-yaml", "8 cut-off", "9 malformed-yaml",
      ])
    #expect(try app.faults().contains { $0.message.hasPrefix("line 1 of the YAML text: ") })
  }
}
