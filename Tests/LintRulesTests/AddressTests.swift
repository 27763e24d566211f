import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The addresses in the settings of workloads.
@Suite struct AddressTests {
  private func hosts(_ container: String) -> [String] {
    let yaml = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {CART_ADDR: "cart:8080", MODE: "a:b", ADMIN_URL: "http://admin/status"}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, \(container)}]}
      """
    let context = LintContext(ManifestReader.read(Array(yaml.utf8), from: "web.yaml").objects)
    return context.workloads.flatMap { context.addresses.settings(of: $0) }.flatMap(\.addresses).map(\.host)
  }

  @Test(arguments: [
    // The names of a certificate.
    ("args: ['--host=cart,cart.shop.svc']", []),
    ("env: [{name: CART_ADDR, value: 'orders:80'}]", ["orders"]),
    ("env: [{name: CART, valueFrom: {configMapKeyRef: {name: settings, key: CART_ADDR}}}]", ["cart"]),
    ("env: [{name: CART, valueFrom: {configMapKeyRef: {name: others, key: CART_ADDR}}}]", []),
    ("envFrom: [{configMapRef: {name: settings}}]", ["cart", "admin"]),
    (
      "env: [{name: CART_ADDR, value: 'orders:80'}], envFrom: [{configMapRef: {name: settings}}]",
      ["orders", "admin"]
    ),
    (
      "env: [{name: CART_ADDR, value: 'orders:80'}], envFrom: [{prefix: X_, configMapRef: {name: settings}}]",
      ["orders", "cart", "admin"]
    ),
  ])
  func `addresses are found in the variables of containers and ConfigMaps`(container: String, hosts: [String])
  {
    #expect(self.hosts(container) == hosts)
  }

  @Test(arguments: [
    ("db-0.db:5432", ["db"]), ("db-0.db.shop:5432", ["db"]), ("db-1.db.shop.svc.cluster.local:5432", ["db"]),
    ("db:5432", ["db"]), ("db-0.web:80", []), ("example.com:443", []), ("a.db.example.com:443", []),
  ])
  func `the host of a pod counts as a call to its headless Service`(address: String, called: [String]) {
    let yaml = """
      apiVersion: v1
      kind: Service
      metadata: {name: db, namespace: shop}
      spec: {clusterIP: None, ports: [{port: 5432}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec: {containers: [{name: web, env: [{name: DB_ADDR, value: '\(address)'}]}]}
      """
    let context = LintContext(ManifestReader.read(Array(yaml.utf8), from: "web.yaml").objects)
    #expect(context.workloads.flatMap { context.calls.calls(of: $0) }.map(\.service.name) == called)
  }

  @Test(arguments: [
    ("[--orders-addr=orders:80]", ["orders"]), ("[--api-server, 'orders:80']", ["orders"]),
    ("[--target, 'http://orders/status']", ["orders"]), ("['http://orders:80']", ["orders"]),
    ("[chown, -R, 'mysql:999', /data]", []), ("['--user=mysql:999']", []), ("[--level=info, '--addr=']", []),
    ("['--bind-address=:8080', '-addr', '-v']", []), ("['URL=http://orders', '--=y:1', '']", ["orders"]),
  ])
  func `addresses are found in URLs and in flags with a host name`(words: String, hosts: [String]) {
    #expect(self.hosts("args: \(words)") == hosts)
  }
}
