import Diagnostics
import Foundation
import Testing

@testable import LintEngine
@testable import LintRules

@Suite struct CatalogueTests {
  static let cards = Catalogue.rules.map(\.card)

  @Test func `the rules are sorted by id, without duplicates`() {
    let ids = Self.cards.map(\.id)
    #expect(ids == Set(ids).sorted())
  }

  @Test(arguments: cards.map(\.id))
  func `an id consists of words in lower case separated by dashes`(_ id: String) throws {
    #expect(try id.wholeMatch(of: Regex("[a-z0-9]+(-[a-z0-9]+)*")) != nil)
  }

  @Test(arguments: cards.map(\.id))
  func `a card has a summary without a full stop, a reason, a fix, and failing and passing examples`(
    _ id: String
  )
    throws
  {
    let card = try #require(Self.cards.first { $0.id == id })
    #expect(!card.summary.hasSuffix(".") && !card.summary.contains(". "))
    #expect(!card.why.isEmpty && !card.fix.isEmpty && !card.fix.hasSuffix("."))
    #expect(card.examples.contains { $0.isFailing })
    #expect(card.examples.contains { !$0.isFailing })
  }

  @Test func `a rule's type and file are named after its id`() throws {
    for rule in Catalogue.rules {
      let name = String(describing: type(of: rule))
      #expect(name.lowercased() == rule.card.id.filter { $0 != "-" })
      #expect(try Self.topics[name] != nil)
    }
  }

  @Test func `a rule's topic is the folder of its file, and each folder is a topic`() throws {
    let topics = try Self.topics
    for rule in Catalogue.rules {
      #expect(topics[String(describing: type(of: rule))] == rule.card.topic.rawValue, "\(rule.card.id)")
    }
    #expect(Set(topics.values) == Set(RuleTopic.allCases.map(\.rawValue)))
  }

  /// The folders of the files of rules in lower case, by the names of the files.
  private static var topics: [String: String] {
    get throws {
      let rules = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../Sources/LintRules/Rules")
      let paths = try #require(FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil))
      return paths.reduce(into: [:]) { topics, path in
        guard let file = path as? URL, file.pathExtension == "swift" else { return }
        topics[file.deletingPathExtension().lastPathComponent] =
          file.deletingLastPathComponent().lastPathComponent.lowercased()
      }
    }
  }

  /// Rules that report what the API server, istiod, or an admission webhook rejects.
  private static let refused: Set<String> = [
    "autoscaler-range",
    "conflicting-fields",
    "container-port-form",
    "duplicate-key",
    "duplicate-list-key",
    "invalid-istio-annotation",
    "invalid-label",
    "invalid-name",
    "invalid-port",
    "invalid-target-port",
    "job-restart-policy",
    "malformed-value",
    "missing-field",
    "refused-by-istio",
    "removed-api-version",
    "request-above-limit",
    "selector-mismatch",
    "spread-incomplete",
    "unknown-field",
    "unknown-kind",
    "unknown-value",
    "unknown-volume",
    "unresolved-reference",
    "unsafe-proc-mount",
    "value-out-of-range",
    "wrong-type",
  ]

  /// Rules that report what is accepted but cannot work: pods that do not start, and objects or traffic without effect.
  private static let broken: Set<String> = [
    "advertised-listener-shared",
    "auto-image-without-injection",
    "autoscaler-target-missing",
    "autoscaler-without-request",
    "broker-id-from-name",
    "call-blocked-by-authorization",
    "call-blocked-by-network-policy",
    "config-key-missing",
    "delegate-missing",
    "destination-rule-host-missing",
    "duplicate-object",
    "envoy-filter-ineffective-patch",
    "gateway-credential-invalid",
    "gateways-conflict",
    "hook-before-dependency",
    "host-not-in-gateway",
    "ingress-backend-blocked",
    "ingress-service-missing",
    "jwt-route-without-authentication",
    "probe-port",
    "redirect-code-unsupported",
    "root-despite-non-root",
    "route-destination-blocked",
    "route-gateway-missing",
    "route-host-missing",
    "route-port-missing",
    "scale-target-version",
    "service-selects-nothing",
    "service-target-port",
    "several-autoscalers",
    "several-budgets",
    "sidecars-conflict",
    "statefulset-name-too-long",
    "subset-missing",
    "subset-selects-nothing",
    "telemetries-conflict",
    "unsafe-sysctls",
  ]

  /// Rules that report credentials, which everyone who has read them can use.
  private static let published: Set<String> = [
    "secret-in-annotation", "secret-in-config-map", "secret-in-env",
  ]

  @Test func `no rule about objects that work is an error in the default preset`() {
    let errors = Catalogue.rules.map(\.card).filter { $0.preset == .default && $0.severity == .error }
    #expect(Set(errors.map(\.id)) == Self.refused.union(Self.broken).union(Self.published))
  }
}
