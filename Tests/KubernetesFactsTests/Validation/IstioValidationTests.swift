import Foundation
import KubernetesFacts
import ManifestTree
import Testing

/// What istiod's admission webhook and the CEL rules of Istio's CRDs reject and accept.
@Suite struct IstioValidationTests {
  @Test func `each object that Istio rejects has an error`() throws {
    let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
      .appending(path: "IstioRefused")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count > 30)
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      let node = try #require(YAMLReader.read(bytes, from: name).documents.first).node
      #expect(!Validator.faults(of: node).isEmpty || !SchemaTable.newest.validate(node).isEmpty, "\(name)")
    }
  }

  @Test(arguments: [
    "AuthorizationPolicy {}", "AuthorizationPolicy {action: DENY, rules: [{}]}",
    "AuthorizationPolicy {rules: [{to: [{operation: {paths: ['/a/{*}/b/{**}']}}]}]}",
    "AuthorizationPolicy {rules: [{when: [{key: 'request.auth.claims[groups]', values: [a]}]}]}",
    "DestinationRule {host: a, trafficPolicy: {tls: {mode: ISTIO_MUTUAL, clientCertificate: /x}}}",
    "DestinationRule {host: '*.b.c', trafficPolicy: {connectionPool: {tcp: {idleTimeout: 0s}}}}",
    "Gateway {servers: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ['*'], tls: {httpsRedirect: true}}]}",
    "PeerAuthentication {mtls: {mode: STRICT}}",
    "Sidecar {egress: [{hosts: ['./*', 'istio-system/*', '~/*']}]}",
    "ServiceEntry {hosts: ['*.b.c'], ports: [{number: 443, name: tls, protocol: TLS}], resolution: NONE}",
    "VirtualService {hosts: [a], http: [{match: [{uri: {prefix: ''}}], route: [{destination: {host: a}}]}]}",
    "VirtualService {hosts: ['*'], gateways: [g], http: [{match: [{uri: {regex: '/(?i)a{2,3}[a-z]+\\d*?'}}], redirect: {uri: /}}]}",
    "VirtualService {http: [{route: [{destination: {host: a}}]}]}",
    "VirtualService {hosts: [a], http: [{redirect: {uri: /}, headers: {request: {set: {x: '%START_TIME(%s)%', Host: b}}}}]}",
    "VirtualService {hosts: [a], http: [{route: [{destination: {host: a}}], retries: {attempts: 3, retryOn: 'reset,503'}}]}",
    "VirtualService {hosts: [a], gateways: [mesh, 'a_b/c'], http: [{route: [{destination: {host: a}}]}]}",
    "VirtualService {hosts: ['outbound_.80_._.a.b'], gateways: [g], tls: [{match: [{sniHosts: ['outbound_.80_._.a.b']}], route: [{destination: {host: a}}]}]}",
    "DestinationRule {host: a, trafficPolicy: {tls: {mode: ISTIO_MUTUAL, privateKey: /x, caCertificates: /y, credentialName: z}}}",
    "DestinationRule {host: a, trafficPolicy: {tls: {mode: SIMPLE}}}",
    "DestinationRule {host: a, trafficPolicy: {tls: {mode: DISABLE, clientCertificate: /x, credentialName: z}}}",
    "DestinationRule {host: a, trafficPolicy: {tls: {mode: SIMPLE, credentialName: 'configmap://shop/ca'}}}",
    "DestinationRule {host: a, trafficPolicy: {tls: {mode: MUTUAL, credentialName: z, insecureSkipVerify: true}}}",
    "Gateway {servers: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ['10.0.0.1', './a.b']}]}",
    "WorkloadGroup {template: {}, probe: {exec: {command: [a]}}}",
    "RequestAuthentication {jwtRules: [{issuer: i, jwks: '{\"keys\": []}'}, {issuer: j, jwks: '{\"kty\":\"oct\",\"k\":\"AA\"}'}]}",
    "EnvoyFilter {configPatches: [{applyTo: CLUSTER, patch: {operation: MERGE, value: {a: {'@type': type.googleapis.com/udpa.type.v1.TypedStruct, type_url: envoy.x.v2.A}}}}]}",
    "VirtualService {hosts: [a], http: [{redirect: {uri: /}, headers: {request: {set: {x: '%UPSTREAM_METADATA([\"a\", \"b\"])% 100%% %HOSTNAME%'}}}}]}",
  ])
  func `what Istio accepts has no error`(text: String) {
    #expect(Self.faults(text).map(\.message) == [])
  }

  private static func faults(_ text: String) -> [ValidationFault] {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    let security = ["AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication"]
    let group = security.contains(parts[0]) ? "security" : "networking"
    let yaml =
      "apiVersion: \(group).istio.io/v1\nkind: \(parts[0])\nmetadata: {name: x, namespace: shop}\nspec: \(parts[1])\n"
    return YAMLReader.read(Array(yaml.utf8), from: "x.yaml").documents.flatMap {
      Validator.faults(of: $0.node)
    }
  }

  @Test(arguments: [
    (
      "DestinationRule {host: a, trafficPolicy: {tls: {mode: MUTUAL, privateKey: /x}}}",
      "tls.clientCertificate"
    ),
    (
      "DestinationRule {host: a, trafficPolicy: {tls: {mode: SIMPLE, credentialName: x, caCertificates: /x}}}",
      "tls.caCertificates"
    ),
    (
      "DestinationRule {host: a, trafficPolicy: {tls: {mode: SIMPLE, credentialName: 'configmap://other/ca'}}}",
      "tls.credentialName"
    ),
    (
      "DestinationRule {host: a, trafficPolicy: {tls: {mode: SIMPLE, credentialName: 'configmap://ca'}}}",
      "tls.credentialName"
    ),
    ("Gateway {servers: [{port: {number: 80, name: a, protocol: HTTP}, hosts: ['::1']}]}", "hosts[0]"),
    (
      "Gateway {servers: [{port: {number: 80, name: a, protocol: TLS}, hosts: ['*'], tls: {mode: PASSTHROUGH, caCrl: x, credentialName: z}}]}",
      "tls.caCrl"
    ),
    ("WorkloadGroup {template: {}, probe: {grpc: {port: 1}}}", "probe.grpc"),
    ("RequestAuthentication {jwtRules: [{issuer: i, jwks: '{}'}]}", "jwks"),
    (
      "RequestAuthentication {jwtRules: [{issuer: i, jwks: '{\"keys\": [{\"kty\": \"RSA\", \"n\": \"a\"}]}'}]}",
      "jwks"
    ),
    (
      "EnvoyFilter {configPatches: [{applyTo: HTTP_FILTER, match: {context: WAYPOINT, waypoint: {portNumber: 0}}}]}",
      "portNumber"
    ),
    (
      "EnvoyFilter {configPatches: [{applyTo: HTTP_FILTER, patch: {operation: INSERT_FIRST, value: {typed_config: {'@type': type.googleapis.com/envoy.config.filter.http.lua.v2.Lua}}}}]}",
      "typed_config"
    ),
    (
      "VirtualService {hosts: [a], http: [{redirect: {uri: /}, headers: {request: {set: {x: '%REQ()%'}}}}]}",
      "set.x"
    ),
    (
      "VirtualService {hosts: [a], http: [{redirect: {uri: /}, headers: {request: {set: {x: '%M([a])%'}}}}]}",
      "set.x"
    ),
    (
      "VirtualService {hosts: [a], gateways: [g], http: [{match: [{headers: {'@request.auth.claimsx': {exact: a}}}], redirect: {uri: /}}]}",
      "@request.auth.claimsx"
    ),
  ])
  func `what Istio rejects has one error at its field`(text: String, path: String) {
    let faults = Self.faults(text)
    #expect(
      faults.count == 1 && faults.allSatisfy { "\($0.path)".hasSuffix(path) || "\($0.path)".contains(path) })
  }

  @Test(arguments: [
    "(?=a)", "(?!a)", "(?<=a)", "(a)\\1", "(a", "[a", "*a", "a{1001}", "a{3,2}", "\\y", "(?>a)",
  ])
  func `an expression beyond RE2 is an error`(pattern: String) {
    #expect(RegularExpressionForm.fault(in: pattern) != nil)
  }

  @Test(arguments: [
    "a{2,}", "a{,2}", "(?i)a", "(?P<n>a)", "[^]a]", "\\d+?", "a|", "[[:alpha:]]", "\\.", "(?:a)*",
  ])
  func `an RE2 expression is not an error`(pattern: String) {
    #expect(RegularExpressionForm.fault(in: pattern) == nil)
  }
}
