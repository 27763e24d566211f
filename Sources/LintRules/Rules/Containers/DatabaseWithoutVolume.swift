internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct DatabaseWithoutVolume: Rule {
  static let card = RuleCard(
    id: "database-without-volume", topic: .containers, .warning, in: .default,
    summary: "Database or message broker with a read-only root filesystem has no writable volume",
    why:
      "The server writes data, locks, and sockets to the filesystem. Without a writable volume, the process usually exits at startup, and the pod stays in CrashLoopBackOff.",
    fix:
      "mount a writable volume at the data directory of the server: a PersistentVolumeClaim, or in a StatefulSet a volumeClaimTemplate. For MySQL, the directory is /var/lib/mysql. An emptyDir there loses the data with the pod. To add a volumeClaimTemplate to an existing StatefulSet, delete the StatefulSet and apply it again. If the server does not run as root, also set securityContext.fsGroup of the pod. Also mount an emptyDir at each other directory to which the server writes, such as /var/run/mysqld and /tmp",
    specFix:
      "add a writable 'Volume' with '.claim(…)', or a 'ClaimTemplate' in a StatefulSet, at the data directory of the server. For MySQL, the directory is /var/lib/mysql. An '.emptyDir' there loses the data with the pod. To add a 'ClaimTemplate' to an existing StatefulSet, delete the StatefulSet and apply it again. If the server does not run as root, also set 'volumeGroup' in 'RunAs'. Also add an '.emptyDir' volume at each other directory to which the server writes, such as /var/run/mysqld and /tmp",
    examples: [
      .failing(
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
                volumeMounts: [{name: data, mountPath: /data/db}, {name: tmp, mountPath: /tmp}]
                securityContext:
                  readOnlyRootFilesystem: true
              volumes: [{name: data, persistentVolumeClaim: {claimName: carts-db}}, {name: tmp, emptyDir: {}}]
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: carts-db}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let field = container["securityContext"]["readOnlyRootFilesystem"]
    let image = ImageReference(container.image).baseName
    guard field.bool == true, Self.databases.contains(image), !container.isInitial,
      container.workload.runsForever,
      !container["volumeMounts"].items.contains(where: { $0["readOnly"].bool != true })
    else { return [] }
    return [
      finding(
        at: field,
        "'\(image)' writes data to disk, but \(container.title) has a read-only root filesystem and no writable volume"
      )
    ]
  }

  /// The names of images, without registry or tag, whose programs write to the container's filesystem.
  private static let databases: Set<String> = [
    "mongo", "mysql", "mariadb", "postgres", "rabbitmq", "kafka", "zookeeper", "cp-kafka", "cp-zookeeper",
    "elasticsearch", "cassandra", "mongodb", "postgresql",
  ]
}
