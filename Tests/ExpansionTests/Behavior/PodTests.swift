import Portolan
import Testing

@Suite struct `Pods` {
  @Test func `a probe uses the first port, with default settings`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        Port(.http, 8080)
        Probe(.readiness, .http("/ready", headers: ["Cookie": "probe=1"]))
        Probe(
          .liveness, .grpc(port: 8080, service: "cart"), after: "10s", every: "5s", timeout: "2s", failures: 4
        )
        Probe(.startup, .exec("check", "--quick"), grace: "5s")
      }
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "readinessProbe", in: app,
      is: """
        httpGet:
          path: /ready
          port: 8080
          httpHeaders:
            - name: Cookie
              value: probe=1
        periodSeconds: 5
        timeoutSeconds: 2
        failureThreshold: 2
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "livenessProbe", in: app,
      is: """
        grpc:
          port: 8080
          service: cart
        initialDelaySeconds: 10
        periodSeconds: 5
        timeoutSeconds: 2
        failureThreshold: 4
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "startupProbe", in: app,
      is: """
        exec:
          command:
            - check
            - --quick
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 60
        terminationGracePeriodSeconds: 5
        """)
  }

  @Test func `pods are hardened by default`() throws {
    let app = TestApp { Service("cart", image: "cart:1") }
    try expect(
      "Deployment/cart", "spec", "template", "spec", in: app,
      is: """
        serviceAccountName: cart
        automountServiceAccountToken: false
        enableServiceLinks: false
        securityContext:
          runAsNonRoot: true
          seccompProfile:
            type: RuntimeDefault
        containers:
          - name: cart
            image: cart:1
            securityContext:
              allowPrivilegeEscalation: false
              readOnlyRootFilesystem: true
              capabilities:
                drop:
                  - ALL
        """)
  }

  @Test func `each relaxation disables only its own setting`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        RunAs(user: 0, volumeGroup: 2000)
        Relax(.root, because: "the image knows no other user")
        Relax(.writableRootFilesystem, because: "it writes its own configuration")
        Relax(.capability("NET_BIND_SERVICE"), because: "it listens at port 80")
        Relax(.serviceAccountToken, because: "it asks the API server for its peers")
      }
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "automountServiceAccountToken", in: app, is: "true")
    try expect(
      "Deployment/cart", "spec", "template", "spec", "securityContext", in: app,
      is: """
        runAsUser: 0
        fsGroup: 2000
        seccompProfile:
          type: RuntimeDefault
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "securityContext", in: app,
      is: """
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: false
        capabilities:
          add:
            - NET_BIND_SERVICE
          drop:
            - ALL
        """)
  }

  @Test func `volumes are mounted at the declared paths`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        Volume("tmp", .emptyDir(inMemory: true, sizeLimit: "64Mi"), at: "/tmp")
        Volume(
          "config", .configMap("settings", items: ["LEVEL": "level.txt"], mode: "0440"), at: "/etc/cart",
          readOnly: true)
        Volume(
          "identity",
          .projected([
            .serviceAccountToken(path: "token", audience: "vault", expires: "1h"),
            .fields(["labels": "metadata.labels"]),
          ]))
        Sidecar("proxy", image: "proxy:1") { Mount("identity", at: "/var/run/identity", readOnly: true) }
      }
    } resources: {
      ConfigMap("settings", ["LEVEL": "INFO"])
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "volumes", in: app,
      is: """
        - name: tmp
          emptyDir:
            medium: Memory
            sizeLimit: 64Mi
        - name: config
          configMap:
            name: settings
            items:
              - key: LEVEL
                path: level.txt
            defaultMode: 288
        - name: identity
          projected:
            sources:
              - serviceAccountToken:
                  path: token
                  audience: vault
                  expirationSeconds: 3600
              - downwardAPI:
                  items:
                    - path: labels
                      fieldRef:
                        fieldPath: metadata.labels
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "volumeMounts", in: app,
      is: """
        - name: tmp
          mountPath: /tmp
        - name: config
          mountPath: /etc/cart
          readOnly: true
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "initContainers", "0", in: app,
      is: """
        name: proxy
        image: proxy:1
        restartPolicy: Always
        volumeMounts:
          - name: identity
            mountPath: /var/run/identity
            readOnly: true
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop:
              - ALL
        """)
  }
}
