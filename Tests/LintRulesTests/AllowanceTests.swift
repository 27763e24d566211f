import ManifestTree
import Testing

@testable import LintEngine
@testable import LintRules

@Suite struct AllowanceTests {
  private func result(_ annotation: String) -> (rules: [String], allowed: Int) {
    let yaml = """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: agent
        annotations:
          \(annotation)
      spec: {template: {spec: {hostNetwork: true}}}
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "agent.yaml").objects
    let rules: [any Rule] = [HostNetwork(), HostPID()]
    let findings = Linter(rules).findings(in: LintContext(objects))
    let applied = Allowances(objects, today: "2027-01-31", of: Catalogue.ruleSet).apply(
      to: findings, by: rules)
    return ((applied.findings + applied.unused.map(\.finding)).map(\.rule), applied.allowedCount)
  }

  @Test(arguments: [
    "portolan.dev/allow: 'host-network: it watches the node''s network'",
    "portolan.dev/allow: 'host-network: until=2027-01-31 it is about to go'",
    "portolan.dev/allow: 'host-network: until=2028-02-29 it is about to go'",
    "ignore-check.kube-linter.io/host-network: it watches the network",
    "kube-linter.io/ignore-all: it watches the node",
    "polaris.fairwinds.com/hostNetworkSet-exempt: 'true'",
    "polaris.fairwinds.com/exempt: 'True'",
    "checkov.io/skip1: CKV_K8S_19=it watches the network",
  ])
  func `an allowance suppresses a finding`(_ annotation: String) {
    let result = result(annotation)
    #expect(result.rules == [])
    #expect(result.allowed == 1)
  }

  @Test(arguments: [
    "portolan.dev/allow: host-network",
    "portolan.dev/allow: 'host-network: until=2027-01-30 it is about to go'",
    "portolan.dev/allow: 'host-network: until=31.01.2027 it is about to go'",
    "portolan.dev/allow: 'host-network: until=2027-13-01 it is about to go'",
    "portolan.dev/allow: 'host-network: until=2027-02-31 it is about to go'",
    "portolan.dev/allow: 'host-network: until=tomorrow it is about to go'",
    "portolan.dev/allow: 'host-netwrok: it watches the network'",
    "portolan.dev/allow: 'host-pid: it watches the processes'",
  ])
  func `an invalid, expired, or unused allowance is a finding`(_ annotation: String) {
    let result = result(annotation)
    #expect(Set(result.rules) == ["allowance", "host-network"])
    #expect(result.allowed == 0)
  }

  @Test(arguments: [
    ("kube-score/ignore: container-image-tag", "", []),
    ("kube-score/ignore: 'pod-probes, container-image-tag'", "", []),
    ("kube-score/ignore: '*'", "", []), ("kube-score/skip: 'true'", "", []),
    ("", "kube-score/ignore: container-image-tag", []), ("", "kube-score/skip: 'true'", []),
    ("kube-score/skip: 'false'", "", ["latest-tag"]),
    ("kube-score/ignore: pod-probes", "", ["latest-tag"]),
    ("", "ignore-check.kube-linter.io/latest-tag: it is built here", ["latest-tag"]),
    ("kube-score/enable: container-seccomp-profile", "", ["latest-tag", "no-seccomp-profile"]),
    ("", "kube-score/optional: container-seccomp-profile", ["latest-tag", "no-seccomp-profile"]),
  ])
  func `kube-score annotations apply to an object and to its pods`(
    ofObject: String, ofPods: String, expected: [String]
  ) {
    let yaml = """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
        annotations: {\(ofObject)}
      spec:
        template:
          metadata:
            annotations: {\(ofPods)}
          spec:
            containers: [{name: db, image: "db:latest"}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: other}
      spec: {containers: [{name: other, image: "other:1.0"}]}
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "db.yaml").objects
    let (rules, context): ([any Rule], LintContext) = ([LatestTag()], LintContext(objects))
    let requested = RequestedRules(objects, besides: rules, LintSettings(), of: Catalogue.ruleSet)
    let findings = Linter(rules).findings(in: context) + requested.findings(in: context)
    let applied = Allowances(objects, today: "2027-01-31", of: Catalogue.ruleSet).apply(
      to: findings, by: rules)
    #expect(applied.findings.map(\.rule) == expected)
  }

  @Test func `an annotation does not run a rule that is off or not among the named rules`() {
    let yaml = """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, annotations: {kube-score/enable: container-seccomp-profile}}
      spec: {containers: [{name: web, image: "web:1.0"}]}
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "web.yaml").objects
    var (off, named) = (LintSettings(), LintSettings())
    off.rules["no-seccomp-profile"] = RuleSetting(level: .off)
    named.hasExplicitRules = true
    for (settings, count) in [(LintSettings(), 1), (off, 0), (named, 0)] {
      let requested = RequestedRules(objects, besides: [], settings, of: Catalogue.ruleSet)
      #expect(requested.findings(in: LintContext(objects)).count == count)
    }
  }
}
