import KubernetesFacts
import ManifestTree
import Testing

@Suite struct TolerationTests {
  @Test(
    arguments: [
      (["key": "spot", "value": "true", "effect": "NoSchedule"], true),
      (["key": "spot", "operator": "Exists"], true),
      (["operator": "Exists"], true),
      (["key": "spot", "value": "false"], false),
      (["key": "spot", "value": "true", "effect": "NoExecute"], false),
      (["key": "gpu", "operator": "Exists"], false),
    ] as [(Node, Bool)])
  func `a toleration matches a taint by key, value, and effect`(toleration: Node, matches: Bool) {
    let taint = Taint(key: "spot", value: "true", effect: .noSchedule)
    #expect(Toleration(toleration).tolerates(taint) == matches)
  }
}
