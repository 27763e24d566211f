import Diagnostics
import KubernetesFacts
import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

/// The settings of rules in projects.
@Suite struct SettingsTests {
  private func read(_ text: String) -> (settings: LintSettings, faults: [String]) {
    let document = YAMLReader.read(Array(text.utf8), from: ".portolan.yaml").documents.first
    guard let document else { return (LintSettings(), ["no document"]) }
    let read = LintSettings.read(document.node, of: Catalogue.ruleSet) {
      document.map.location(of: $0, in: document.node)
    }
    return (
      read.settings,
      read.faults.map { fault in
        let place = fault.location.map { "\($0.line):\($0.column): " } ?? ""
        return place + fault.message + (fault.fix.map { "; \($0)" } ?? "")
      }
    )
  }

  @Test func `a level turns a rule off, or on in any preset`() {
    let (settings, faults) = read(
      """
      preset: production
      fail-on: error
      kubernetes: "1.33"
      rules:
        host-network: off
        no-network-policy: error
        short-grace-period: {severity: info, seconds: 40}
      """)
    #expect(faults == [])
    let ids = settings.chosenRules(of: Catalogue.ruleSet, named: [], all: false, preset: nil).map(\.card.id)
    #expect(!ids.contains("host-network") && ids.contains("no-network-policy") && ids.contains("no-spread"))
    #expect(
      settings.chosenRules(of: Catalogue.ruleSet, named: ["host-network"], all: false, preset: nil).map(
        \.card.id) == [
          "host-network"
        ])
    #expect(
      !settings.chosenRules(of: Catalogue.ruleSet, named: [], all: true, preset: nil).contains {
        $0.card.id == "host-network"
      })
    #expect(settings.failOn == .error && settings.version?.minor == 33)
  }

  @Test(arguments: [
    (
      "presets: production",
      "1:1: unknown setting 'presets': use 'preset', 'fail-on', 'kubernetes', or 'rules'; did you mean 'preset'?"
    ),
    (
      "preset: prodution",
      "1:1: invalid value 'prodution' for 'preset': use 'default', 'baseline', 'production', or 'restricted'; did you mean 'production'?"
    ),
    ("rules:\n  host-netwrok: off", "2:3: unknown rule 'host-netwrok'; did you mean 'host-network'?"),
    (
      "rules:\n  host-network: {level: off}",
      "2:18: unknown setting 'level' of rule 'host-network': use 'severity'"
    ),
    (
      "rules:\n  host-network: fatal",
      "2:3: invalid value 'fatal' for 'host-network': use 'off', 'info', 'warning', or 'error'"
    ),
    (
      "rules:\n  short-grace-period: {seconds: -1}",
      "2:24: 'seconds' must be a whole number from 0 to 1000000, not '-1'"
    ),
    ("rules: [host-network]", "1:1: invalid value '[\"host-network\"]' for 'rules': expected a map"),
  ])
  func `an unknown setting or value is reported at its position`(_ text: String, _ fault: String) {
    #expect(read(text).faults == [fault])
  }

  @Test func `a version without quotes is reported as it was parsed`() {
    #expect(
      read("kubernetes: 1.30").faults.first?.hasPrefix(
        "1:1: invalid Kubernetes version '1.3': use a quoted version") == true)
  }

  @Test func `an option changes a rule's limit, and a severity setting changes the severity of its findings`()
  {
    let yaml = """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          metadata: {labels: {app: web}}
          spec: {terminationGracePeriodSeconds: 30}
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "shop.yaml").objects
    let settings = read("rules:\n  short-grace-period: {severity: error, seconds: 40}").settings
    let findings = settings.withConfiguredSeverities(
      Linter([ShortGracePeriod()]).findings(in: LintContext(objects, settings: settings)))
    #expect(findings.map(\.severity) == [.error])
    #expect(Linter([ShortGracePeriod()]).findings(in: LintContext(objects)).isEmpty)
  }

  @Test(arguments: [
    (100, "maxEjectionPercent: 100", "maxEjectionPercent to 50 or less"),
    (100, "maxEjectionPercent: 99", ""), (100, "{}", ""),
    (40, "maxEjectionPercent: 40", "maxEjectionPercent to 39 or less"),
    (2, "maxEjectionPercent: 2", "maxEjectionPercent to 1"), (2, "maxEjectionPercent: 1", ""),
    (1, "maxEjectionPercent: 1", "remove outlierDetection"),
    (10, "maxEjectionPercent: 0", "maxEjectionPercent to 9 or less"),
    (10, "interval: 5s", "maxEjectionPercent to 9 or less"), (11, "interval: 5s", ""),
  ])
  func `the fix for ejected pods is a value that the rule accepts`(
    _ limit: Int, _ outliers: String, _ fix: String
  ) {
    let yaml = """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: web}
      spec: {host: web, trafficPolicy: {outlierDetection: {\(outliers == "{}" ? "" : outliers)}}}
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "shop.yaml").objects
    let settings = read("rules:\n  ejects-every-pod: {percent: \(limit)}").settings
    let fixes = Linter([EjectsEveryPod()]).findings(in: LintContext(objects, settings: settings)).map(\.fix)
    #expect(fixes.count == (fix.isEmpty ? 0 : 1))
    #expect(fixes.allSatisfy { $0.contains(fix) })
  }
}
