internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct StatefulSetNameTooLong: Rule {
  static let card = RuleCard(
    id: "statefulset-name-too-long", topic: .references, .error, in: .default,
    summary: "StatefulSet name is longer than \(NameLimit.statefulSet) characters",
    why:
      "The controller sets the label \(PodKey.revisionHash) of each pod to the StatefulSet's name, a dash, and a hash of up to 10 characters. A label value has at most \(LabelValue.limit) characters, so the API server can reject every pod.",
    fix:
      "shorten metadata.name to at most \(NameLimit.statefulSet) characters. A StatefulSet with a new name gets new, empty claims, so migrate the data of an existing StatefulSet",
    references: ["https://github.com/kubernetes/kubernetes/issues/64023"],
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: a-database-with-a-name-that-is-longer-than-the-label-allows  # flagged
        spec: {serviceName: database}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: database}
        spec: {serviceName: database}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: database}
        spec: {clusterIP: None}
        """),
    ])

  func check(_ set: StatefulSet, in context: LintContext) -> [Finding] {
    let name = set.manifest.root["metadata"]["name"]
    guard let text = name.text, text.utf8.count > NameLimit.statefulSet else { return [] }
    return [
      finding(
        at: name,
        "StatefulSet name must have at most \(NameLimit.statefulSet) characters, not \(text.utf8.count)")
    ]
  }
}
