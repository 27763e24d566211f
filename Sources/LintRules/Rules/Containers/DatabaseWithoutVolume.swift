internal import Diagnostics

/// A database that has nowhere to write.
struct DatabaseWithoutVolume: Rule {
  static let card = RuleCard(
    id: "database-without-volume", .warning, in: .default,
    summary: "A database whose root filesystem is read-only has no volume to write to.",
    why: "It ends at its first write, which is its start.",
    fix: "mount a volume where the database keeps its data",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: carts-db}
        spec:
          template:
            spec:
              containers:
              - name: carts-db
                image: mongo:4.4
                securityContext:
                  readOnlyRootFilesystem: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: carts-db}
        spec:
          template:
            metadata: {labels: {app: carts-db}}
            spec:
              containers:
              - name: carts-db
                image: mongo:4.4
                volumeMounts: [{name: data, mountPath: /data/db}]
              volumes: [{name: data, emptyDir: {}}]
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let part = container["securityContext"]["readOnlyRootFilesystem"]
    let image = ImageName(container.image).baseName
    guard part.bool == true, Self.databases.contains(image), !container.isInitial,
      container.workload.isReplicated,
      !container["volumeMounts"].items.contains(where: { $0["readOnly"].bool != true })
    else { return [] }
    return [
      finding(
        at: part, "'\(image)' writes its data, and nothing is mounted for writing in \(container.title)")
    ]
  }

  /// Images whose programs write to their own filesystem.
  private static let databases: Set<String> = [
    "mongo", "mysql", "mariadb", "postgres", "rabbitmq", "kafka", "zookeeper", "cp-kafka", "cp-zookeeper",
    "elasticsearch", "cassandra", "mongodb", "postgresql",
  ]
}
