import Testing

@testable import LintRules

/// Where the address of a call may stand.
@Suite struct CallTests {
  private func calls(_ container: String) -> [String] {
    let example = Example.passing(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: cart}
      spec: {selector: {app: cart}, ports: [{name: http, port: 8080}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {CART_URL: "http://cart:8080/v1", cart: cart, MODE: fast}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, \(container)}]}
      """)
    let fleet = example.fleet
    return fleet.workloads.flatMap { fleet.calls.calls(of: $0) }.map { "\($0.service.name) \($0.part.path)" }
  }

  @Test(arguments: [
    ("env: [{name: CART_ADDR, value: cart}]", "env[0].value"),
    ("env: [{name: X, value: 'cart:8080'}]", "env[0].value"),
    (
      "env: [{name: CART_HOST, valueFrom: {configMapKeyRef: {name: settings, key: cart}}}]",
      "env[0].valueFrom.configMapKeyRef"
    ),
    ("envFrom: [{configMapRef: {name: settings}}]", "envFrom[0].configMapRef"),
    ("args: ['--cart=cart:8080']", "args[0]"),
    ("command: [run, 'http://cart:8080/v1']", "command[1]"),
  ])
  func `a setting that names a Service is a call`(_ container: String, _ path: String) {
    #expect(calls(container) == ["cart spec.containers[0].\(path)"])
  }

  @Test(arguments: [
    "env: [{name: CART_NAME, value: cart}]",
    "env: [{name: CART_URL, value: none}], envFrom: [{configMapRef: {name: settings}}]",
    "env: [{name: X, valueFrom: {configMapKeyRef: {name: settings, key: cart}}}]",
    "args: ['--user=cart:1000']",
    "args: [cart]",
    "args: ['curl http://cart:8080 && exit']",
  ])
  func `what only looks like one is none`(_ container: String) {
    #expect(calls(container).isEmpty)
  }
}
