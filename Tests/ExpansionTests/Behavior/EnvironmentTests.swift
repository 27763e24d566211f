import Portolan
import Testing

@Suite struct `The environment of containers` {
  @Test func `the variable of a call contains the callee's address`() throws {
    let app = TestApp {
      Service("front", image: "front:1") {
        Calls("cart", as: "CART_ADDR")
        Calls("cart", as: "CART_HOST", .host)
        Calls("cart", as: "CART_URL", .url(path: "/carts"), port: "http")
        Calls("cart", as: "LISTENER", .url(scheme: "PLAINTEXT"))
        Calls(host: "accounts.example.com", port: 443, .tls, as: "ACCOUNTS", .url(scheme: "https"))
      }
      Service("cart", image: "cart:1") {
        Port(.grpc, 7070)
        Port(.http, 8080, servedAt: 80)
      }
    }
    try expect(
      "Deployment/front", "spec", "template", "spec", "containers", "0", "env", in: app,
      is: """
        - name: CART_ADDR
          value: cart:7070
        - name: CART_HOST
          value: cart
        - name: CART_URL
          value: http://cart:80/carts
        - name: LISTENER
          value: PLAINTEXT://cart:7070
        - name: ACCOUNTS
          value: https://accounts.example.com:443
        """)
  }

  @Test func `variables come from Secrets, ConfigMaps, fields, and resources`() throws {
    let app = TestApp {
      Service("cart", image: "cart:1") {
        Env("MODE", "on")
        Env("PASSWORD", secret: "store", key: "password")
        Env("LEVEL", configMap: "settings", key: "LEVEL", optional: true)
        Env("POD", field: "metadata.name")
        Env("LIMIT", resource: "limits.memory", divisor: "1Mi")
        EnvFrom(configMap: "settings", prefix: "APP_")
      }
    } resources: {
      Secret(existing: "store", keys: ["password"])
      ConfigMap("settings", ["LEVEL": "INFO"])
    }
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "env", in: app,
      is: """
        - name: MODE
          value: "on"
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              name: store
              key: password
        - name: LEVEL
          valueFrom:
            configMapKeyRef:
              name: settings
              key: LEVEL
              optional: true
        - name: POD
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        - name: LIMIT
          valueFrom:
            resourceFieldRef:
              resource: limits.memory
              divisor: 1Mi
        """)
    try expect(
      "Deployment/cart", "spec", "template", "spec", "containers", "0", "envFrom", in: app,
      is: """
        - prefix: APP_
          configMapRef:
            name: settings
        """)
  }

  @Test func `a demo Secret is annotated with its reason`() throws {
    let app = TestApp {
    } resources: {
      Secret("store", demo: ["password": "yes"], because: "the store is thrown away with its cluster")
    }
    try expect(
      "Secret/store", in: app,
      is: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: store
          namespace: shop
          labels:
            app.kubernetes.io/part-of: shop
            app.kubernetes.io/managed-by: portolan
          annotations:
            portolan.dev/demo-secret: the store is thrown away with its cluster
        type: Opaque
        stringData:
          password: "yes"
        """)
  }
}
