import Foundation
import KubernetesFacts
import ManifestTree
import Testing

/// What istiod's admission webhook and the CEL rules of Istio's CRDs reject and accept.
@Suite struct IstioValidationTests {
  @Test func `Each object that Istio rejects has an error`() throws {
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
  ])
  func `What Istio accepts has no error`(text: String) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    let group = ["AuthorizationPolicy", "PeerAuthentication"].contains(parts[0]) ? "security" : "networking"
    let yaml =
      "apiVersion: \(group).istio.io/v1\nkind: \(parts[0])\nmetadata: {name: x, namespace: shop}\nspec: \(parts[1])\n"
    let documents = YAMLReader.read(Array(yaml.utf8), from: "x.yaml").documents
    #expect(documents.flatMap { Validator.faults(of: $0.node) }.map(\.message) == [])
  }

  @Test(arguments: [
    "(?=a)", "(?!a)", "(?<=a)", "(a)\\1", "(a", "[a", "*a", "a{1001}", "a{3,2}", "\\y", "(?>a)",
  ])
  func `An expression beyond RE2 is an error`(pattern: String) {
    #expect(RegularExpressionForm.fault(in: pattern) != nil)
  }

  @Test(arguments: [
    "a{2,}", "a{,2}", "(?i)a", "(?P<n>a)", "[^]a]", "\\d+?", "a|", "[[:alpha:]]", "\\.", "(?:a)*",
  ])
  func `An RE2 expression is not an error`(pattern: String) {
    #expect(RegularExpressionForm.fault(in: pattern) == nil)
  }
}
