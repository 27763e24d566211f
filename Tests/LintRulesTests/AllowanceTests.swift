import ManifestTree
import Testing

@testable import LintRules

@Suite struct AllowanceTests {
  private func result(_ annotation: String) -> (rules: [String], allowed: Int) {
    let yaml = """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent
        annotations:
          \(annotation)
      spec: {template: {spec: {hostNetwork: true}}}
      """
    let objects = ManifestReader.read(Array(yaml.utf8), from: "agent.yaml").objects
    let rules: [any Rule] = [HostNetwork(), HostPID()]
    let findings = Linter(rules).findings(in: Fleet(objects))
    let applied = Allowances(objects, today: "2027-01-31").apply(to: findings, by: rules)
    return ((applied.findings + applied.unused.map(\.finding)).map(\.rule), applied.allowedCount)
  }

  @Test(arguments: [
    "portolan.dev/allow: 'host-network: it watches the node''s network'",
    "portolan.dev/allow: 'host-network: until=2027-01-31 it is about to go'",
    "ignore-check.kube-linter.io/host-network: it watches the network",
    "polaris.fairwinds.com/host-network-set-exempt: 'true'",
    "checkov.io/skip1: CKV_K8S_19=it watches the network",
  ])
  func `an allowance keeps a finding back`(_ annotation: String) {
    let result = result(annotation)
    #expect(result.rules == [])
    #expect(result.allowed == 1)
  }

  @Test(arguments: [
    "portolan.dev/allow: host-network",
    "portolan.dev/allow: 'host-network: until=2027-01-30 it is about to go'",
    "portolan.dev/allow: 'host-netwrok: it watches the network'",
    "portolan.dev/allow: 'host-pid: it watches the processes'",
  ])
  func `an allowance without a reason, past its end, or of nothing is a finding itself`(_ annotation: String)
  {
    let result = result(annotation)
    #expect(Set(result.rules) == ["allowance", "host-network"])
    #expect(result.allowed == 0)
  }
}
