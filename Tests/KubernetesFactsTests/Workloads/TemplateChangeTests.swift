import KubernetesFacts
import ManifestTree
import Testing

@Suite struct TemplateChangeTests {
  @Test(
    arguments: [
      ("apps", "Deployment", [:], 3, .replacesPods),
      ("apps", "Deployment", [:], 0, .keepsPods),
      ("apps", "Deployment", ["paused": true], 3, .replacesPodsAfterPause),
      ("apps", "ReplicaSet", [:], 3, .keepsPods),
      ("", "Pod", [:], nil, .keepsPods),
      ("apps", "DaemonSet", ["updateStrategy": ["type": "OnDelete"]], nil, .replacesDeletedPods),
      ("apps", "StatefulSet", ["updateStrategy": ["rollingUpdate": ["partition": 3]]], 3, .keepsPods),
      ("apps", "StatefulSet", ["updateStrategy": ["rollingUpdate": ["partition": 2]]], 3, .replacesPods),
      ("apps.openshift.io", "DeploymentConfig", [:], 1, .replacesPods),
      ("apps.kruise.io", "CloneSet", ["updateStrategy": ["partition": "100%"]], 3, .keepsPods),
      ("apps.kruise.io", "CloneSet", ["updateStrategy": ["paused": true]], 3, .replacesPodsAfterPause),
      ("batch", "CronJob", [:], nil, .keepsPods),
      ("keda.sh", "ScaledJob", [:], nil, .replacesPods),
      ("keda.sh", "ScaledJob", ["rollout": ["strategy": "gradual"]], nil, .keepsPods),
    ] as [(String, String, Node, Int64?, TemplateChange)])
  func `a changed template replaces pods as the controller of the kind does`(
    group: String, kind: String, spec: Node, pods: Int64?, change: TemplateChange
  ) throws {
    let workload = try #require(WorkloadKind.of(group: group, kind: kind))
    #expect(workload.templateChange(in: ["spec": spec], running: pods) == change)
  }
}
