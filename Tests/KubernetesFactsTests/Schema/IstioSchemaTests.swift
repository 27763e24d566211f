import KubernetesFacts
import ManifestTree
import Testing

@Suite struct IstioSchemaTests {
  static let kinds = [
    ("networking.istio.io", "VirtualService", ["v1", "v1beta1", "v1alpha3"]),
    ("networking.istio.io", "DestinationRule", ["v1", "v1beta1", "v1alpha3"]),
    ("networking.istio.io", "Gateway", ["v1", "v1beta1", "v1alpha3"]),
    ("networking.istio.io", "ServiceEntry", ["v1", "v1beta1", "v1alpha3"]),
    ("networking.istio.io", "Sidecar", ["v1", "v1beta1", "v1alpha3"]),
    ("networking.istio.io", "WorkloadEntry", ["v1", "v1beta1", "v1alpha3"]),
    ("networking.istio.io", "WorkloadGroup", ["v1", "v1beta1", "v1alpha3"]),
    ("networking.istio.io", "EnvoyFilter", ["v1alpha3"]), ("networking.istio.io", "ProxyConfig", ["v1beta1"]),
    ("security.istio.io", "AuthorizationPolicy", ["v1", "v1beta1"]),
    ("security.istio.io", "PeerAuthentication", ["v1", "v1beta1"]),
    ("security.istio.io", "RequestAuthentication", ["v1", "v1beta1"]),
    ("telemetry.istio.io", "Telemetry", ["v1", "v1alpha1"]),
    ("extensions.istio.io", "WasmPlugin", ["v1alpha1"]),
  ]

  @Test(arguments: kinds) func `a kind exists in its served versions`(
    group: String, kind: String, versions: [String]
  ) {
    for table in SchemaTableTests.versions.compactMap(SchemaTable.kubernetes) {
      for version in versions { #expect(table.schema(apiVersion: "\(group)/\(version)", kind: kind) != nil) }
      #expect(table.schema(apiVersion: "\(group)/v2", kind: kind) == nil)
    }
  }

  /// A spec of a kind, and its error: path and message.
  struct Example: Sendable, CustomTestStringConvertible {
    var kind: String
    var spec: Node
    var issues: [String]
    var testDescription: String { "\(kind) \(issues)" }

    init(_ kind: String, _ spec: Node, _ issues: String...) {
      (self.kind, self.spec, self.issues) = (kind, spec, issues)
    }
  }

  static let networking: [Example] = [
    Example(
      "VirtualService",
      ["hosts": ["*"], "http": [["route": [["destination": ["host": "a"], "weight": 100]]]]]),
    Example(
      "VirtualService", ["http": [["timeout": "15s", "retries": ["attempts": 2, "perTryTimeout": "1.5s"]]]]),
    Example(
      "VirtualService", ["http": [["timeOut": "3s"]]],
      "spec.http[0].timeOut: unknown field 'timeOut', expected "
        + "a field of VirtualService.spec.http"),
    Example(
      "VirtualService", ["http": [["timeout": "15"]]],
      "spec.http[0].timeout: 'timeout' is '15', expected a duration of at least 1ms, such as 5s or 1h30m"),
    Example(
      "VirtualService", ["http": [["match": [["uri": ["prefix": "/", "exact": "/a"]]]]]],
      "spec.http[0].match[0].uri: 'uri' has 'exact' and 'prefix', expected at most one of 'exact', 'prefix', and 'regex'"
    ),
    Example("VirtualService", ["http": [["fault": ["abort": ["percentage": ["value": 0.5]]]]]]),
    Example(
      "VirtualService", ["http": [["route": [["weight": 1]]]]],
      "spec.http[0].route[0]: required field 'destination' is missing"),
    Example(
      "DestinationRule", ["host": "a", "trafficPolicy": ["loadBalancer": ["simple": "LEAST_REQUEST"]]]),
    Example(
      "DestinationRule", ["host": "a", "trafficPolicy": ["loadBalancer": ["simple": "LEAST_REQUESTS"]]],
      "spec.trafficPolicy.loadBalancer.simple: 'simple' is 'LEAST_REQUESTS', expected UNSPECIFIED, LEAST_CONN, "
        + "RANDOM, PASSTHROUGH, ROUND_ROBIN, or LEAST_REQUEST"),
    Example("DestinationRule", ["trafficPolicy": [:]], "spec: required field 'host' is missing"),
    Example(
      "DestinationRule",
      ["host": "a", "trafficPolicy": ["loadBalancer": ["warmup": ["minimumPercent": 101]]]],
      "spec.trafficPolicy.loadBalancer.warmup: required field 'duration' is missing",
      "spec.trafficPolicy.loadBalancer.warmup.minimumPercent: 'minimumPercent' is 101, expected 0 to 100"),
    Example(
      "Gateway", ["servers": [["hosts": ["*"], "port": ["name": "http", "number": 80, "protocol": "HTTP"]]]]),
    Example(
      "Gateway", ["servers": [["hosts": ["*"], "port": ["number": -1, "name": "a", "protocol": "HTTP"]]]],
      "spec.servers[0].port.number: 'number' is -1, expected 0 to 4294967295"),
    Example(
      "ServiceEntry", ["hosts": ["a.example"], "ports": [["number": 443, "name": "tls", "protocol": "TLS"]]]),
    Example(
      "ServiceEntry", ["hosts": ["*"], "ports": [["number": 1, "name": "a"], ["number": 2, "name": "a"]]],
      "spec.hosts[0]: 'hosts[0]' is '*', expected a string other than '*'",
      "spec.ports[1]: 'ports[1]' is a second element with 'name' 'a', expected only one"),
    Example(
      "ServiceEntry", ["hosts": []], "spec.hosts: 'hosts' is empty, expected 1 to 256 entries"),
    Example(
      "WorkloadEntry", ["weight": 1],
      "spec: 'spec' requires at least one of 'address' and 'network'"),
    Example("Sidecar", ["egress": [["hosts": ["./*"]]], "outboundTrafficPolicy": ["mode": "REGISTRY_ONLY"]]),
  ]

  @Test(arguments: networking) func `networking kinds are checked`(example: Example) {
    check(example, "networking.istio.io/v1")
  }

  static let security: [Example] = [
    Example(
      "AuthorizationPolicy", ["action": "ALLOW", "rules": [["from": [["source": ["principals": ["a"]]]]]]]),
    Example(
      "AuthorizationPolicy", ["action": "PERMIT"],
      "spec.action: 'action' is 'PERMIT', expected ALLOW, DENY, AUDIT, or CUSTOM"),
    Example(
      "AuthorizationPolicy", ["selector": [:], "targetRef": ["kind": "Service", "name": "a"]],
      "spec: 'spec' has 'selector' and 'targetRef', expected at most one of 'selector', 'targetRef', and 'targetRefs'"
    ),
    Example(
      "AuthorizationPolicy", ["selector": ["matchLabels": ["app": "*"]]],
      "spec.selector.matchLabels.app: 'app' is '*', expected a string without '*'"),
    Example("PeerAuthentication", ["mtls": ["mode": "STRICT"]]),
    Example(
      "PeerAuthentication", ["portLevelMtls": [:]],
      "spec.portLevelMtls: 'portLevelMtls' is empty, expected at least 1 entry"),
    Example(
      "RequestAuthentication", ["jwtRules": [["issuer": "", "jwks": "a", "jwksUri": "https://a"]]],
      "spec.jwtRules[0].issuer: 'issuer' is empty, expected at least 1 character",
      "spec.jwtRules[0]: 'jwtRules[0]' has 'jwks' and 'jwksUri', expected at most one of 'jwks', 'jwksUri', and 'jwks_uri'"
    ),
  ]

  @Test(arguments: security) func `security kinds are checked`(example: Example) {
    check(example, "security.istio.io/v1")
  }

  private func check(_ example: Example, _ apiVersion: String) {
    let node: Node = [
      "apiVersion": .string(apiVersion), "kind": .string(example.kind), "metadata": ["name": "a"],
      "spec": example.spec,
    ]
    let issues = SchemaTable.newest.validate(node).map { "\($0.path): \($0.message)" }
    #expect(issues.sorted() == example.issues.sorted())
  }

  @Test func `a status keeps unknown fields`() {
    let node: Node = [
      "apiVersion": "networking.istio.io/v1", "kind": "Gateway",
      "status": ["whatever": 1, "conditions": [["type": 1]]],
    ]
    #expect(SchemaTable.newest.validate(node).map(\.path.description) == ["status.conditions[0].type"])
  }
}
