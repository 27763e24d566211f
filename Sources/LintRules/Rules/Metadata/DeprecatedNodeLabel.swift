internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct DeprecatedNodeLabel: Rule {
  static let card = RuleCard(
    id: "deprecated-node-label", topic: .metadata, .warning, in: .default,
    summary: "Pod selects nodes by a deprecated label",
    why:
      "New nodes can lack the deprecated label. If no node has the label, a pod that requires it stays Pending. A condition with NotIn or DoesNotExist matches each node without the label, so the pod can run on nodes that the condition should exclude.",
    fix:
      "replace the deprecated key in nodeSelector or nodeAffinity with the stable key in the fix of the finding. Before that, check that your nodes have the stable key. For pods that run on control plane nodes, also tolerate the taint \(NodeKey.controlPlane)",
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
    let conditions = affinity["nodeSelectorTerms"].items.flatMap { $0["matchExpressions"].items }
    let selected = workload.pod["nodeSelector"].entries.map { ($0.key, $0.value, true) }
    let required = conditions.map { condition in
      let isExcluded = ["NotIn", "DoesNotExist"].contains(condition["operator"].text)
      return (condition["key"].text ?? "", condition["key"], !isExcluded)
    }
    return (selected + required).compactMap { key, field, isWanted in
      guard let stable = Self.successors[key] else { return nil }
      let taint =
        stable == NodeKey.controlPlane && isWanted ? ", and tolerate the taint of the same name" : ""
      return finding(
        at: field, "node label '\(key)' is deprecated", fix: "use '\(stable)'\(taint)",
        // With a new toleration, the label is only a part of the fix.
        repair: taint.isEmpty ? field.text == key ? .set(.string(stable)) : .rename(stable) : nil)
    }
  }

  private static let successors = [
    NodeKey.formerOperatingSystem: NodeKey.operatingSystem, NodeKey.formerArchitecture: NodeKey.architecture,
    "beta.kubernetes.io/instance-type": NodeKey.instanceType,
    "failure-domain.beta.kubernetes.io/zone": NodeKey.zone,
    "failure-domain.beta.kubernetes.io/region": NodeKey.region,
    "node-role.kubernetes.io/master": NodeKey.controlPlane,
  ]
}
