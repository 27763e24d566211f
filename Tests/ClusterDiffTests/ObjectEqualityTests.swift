import ClusterDiff
import ManifestTree
import Testing

@Suite struct ObjectEqualityTests {
  private static let kept = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: kept}\n"

  private static func objects(_ text: String) -> [Object] {
    ManifestReader.read(Array(text.utf8), from: "objects.yaml").objects
  }

  @Test(arguments: [
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {helm.sh/hook: pre-install}}",
    "apiVersion: v1\nkind: Secret\nmetadata: {name: a, annotations: {argocd.argoproj.io/hook: PreSync}}",
    "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {ttlSecondsAfterFinished: 60}",
    "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, annotations: {helm.sh/hook: test}}",
    "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {suspend: true}",
  ])
  func `an object that one side lacks is one difference`(text: String) {
    let (whole, rest) = (Self.objects("\(Self.kept)---\n\(text)\n"), Self.objects(Self.kept))
    #expect(whole.count == 2 && rest.count == 1)
    let lost = ObjectEquality.differences(whole, raw: whole, rest, namespace: "shop")
    #expect(lost.map { "\($0.object.name) \($0.kind)" } == ["a missing"])
    let added = ObjectEquality.differences(rest, raw: rest, whole, namespace: "shop")
    #expect(added.map { "\($0.object.name) \($0.kind)" } == ["a orphan"])
    #expect(ObjectEquality.differences(whole, raw: whole, whole, namespace: "shop").isEmpty)
  }
}
