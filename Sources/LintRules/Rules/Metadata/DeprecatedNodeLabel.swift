internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DeprecatedNodeLabel: Rule {
  static let card = RuleCard(
    id: "deprecated-node-label", .warning, in: .default,
    summary: "Pod requires nodes with a deprecated label",
    why: "New nodes may not have the deprecated label. If no node matches, the pod stays Pending.",
    fix:
      "replace the deprecated key in nodeSelector or nodeAffinity with the stable key that the finding names",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              nodeSelector:
                beta.kubernetes.io/os: linux  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              nodeSelector:
                kubernetes.io/os: linux
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let affinity = workload.pod["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    let keys = affinity["nodeSelectorTerms"].items.flatMap { $0["matchExpressions"].items }.map { $0["key"] }
    let selected = workload.pod["nodeSelector"].entries.map { ($0.key, $0.value) }
    return (selected + keys.map { ($0.text ?? "", $0) }).compactMap { key, field in
      guard let stable = Self.successors[key] else { return nil }
      return finding(
        at: field, "node label '\(key)' is deprecated", fix: "use '\(stable)'",
        repair: field.text == key ? .set(.string(stable)) : .rename(stable))
    }
  }

  private static let successors = [
    NodeKey.formerOperatingSystem: NodeKey.operatingSystem, NodeKey.formerArchitecture: NodeKey.architecture,
    "beta.kubernetes.io/instance-type": NodeKey.instanceType,
    "failure-domain.beta.kubernetes.io/zone": NodeKey.zone,
    "failure-domain.beta.kubernetes.io/region": NodeKey.region,
    "node-role.kubernetes.io/master": "node-role.kubernetes.io/control-plane",
  ]
}
