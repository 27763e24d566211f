import ManifestTree
import Testing

@testable import LintRules

/// Where a workload is told to find others.
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
  func `the variables of a container and of ConfigMaps name addresses`(container: String, hosts: [String]) {
    #expect(self.hosts(container) == hosts)
  }

  @Test(arguments: [
    ("[--orders-addr=orders:80]", ["orders"]), ("[--api-server, 'orders:80']", ["orders"]),
    ("[--target, 'http://orders/status']", ["orders"]), ("['http://orders:80']", ["orders"]),
    ("[chown, -R, 'mysql:999', /data]", []), ("['--user=mysql:999']", []), ("[--level=info, '--addr=']", []),
    ("['--bind-address=:8080', '-addr', '-v']", []), ("['URL=http://orders', '--=y:1', '']", ["orders"]),
  ])
  func `flags named for a host, and URLs, name addresses`(words: String, hosts: [String]) {
    #expect(self.hosts("args: \(words)") == hosts)
  }
}
