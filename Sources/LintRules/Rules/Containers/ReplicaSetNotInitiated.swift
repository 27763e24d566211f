internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct ReplicaSetNotInitiated: Rule {
  static let card = RuleCard(
    id: "replica-set-not-initiated", topic: .containers, .warning, in: .default,
    summary: "No declared container or ConfigMap in the namespace initiates the MongoDB replica set",
    why:
      "A replica set elects a primary only after 'rs.initiate' has run once. Without a primary, the members reject every write.",
    fix:
      "run 'rs.initiate' once for the whole replica set with mongosh, for example in a Job in the same namespace. Pass a configuration with the DNS name of each member. If the members require authentication and no user exists yet, run mongosh in a member's container, because MongoDB then allows 'rs.initiate' only from localhost. If the replica set is already initiated, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: user-db}
        spec:
          template:
            metadata: {labels: {app: user-db}}
            spec:
              containers:
              - name: mongo
                args: [--replSet, rs0]  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: user-db}
        spec:
          template:
            metadata: {labels: {app: user-db}}
            spec:
              containers:
              - name: mongo
                args: [--replSet, rs0]
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: user-db-initiate, annotations: {argocd.argoproj.io/hook: PostSync}}
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers:
              - name: initiate
                command:
                - mongosh
                - --host=user-db
                - --eval
                - |
                  try { rs.status() } catch (e) {
                    rs.initiate({_id: "rs0", members: [{_id: 0, host: "user-db:27017"}]})
                  }
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    guard container.words.contains(where: { $0.hasBytes(of: "--replSet") }), !container.isInitial else {
      return []
    }
    guard !context.initiatesReplicaSets(in: container.workload.namespace) else { return [] }
    let field =
      container["args"].texts.contains { $0.hasBytes(of: "--replSet") }
      ? container["args"] : container["command"]
    return [
      finding(
        at: field,
        "\(container.title) is a member of a replica set, but no declared container or ConfigMap in its namespace contains a call to rs.initiate"
      )
    ]
  }
}
