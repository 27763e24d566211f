internal import Diagnostics

/// A command in place of the image's own.
struct ReplacedEntryPoint: Rule {
  static let card = RuleCard(
    id: "replaced-entrypoint", .warning, in: .default,
    summary: "A command replaces the entry point of an image whose entry point matters.",
    why: """
      The script that prepares the data folder, drops rights or binds to all addresses does not run:
      mongod listens at localhost only.
      """,
    fix: "use args, which the entry point passes on, or add what the entry point did",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: mongo:4.4
                command: [mongod, --replSet, rs0]  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: mongo:4.4
                args: [--wiredTigerCacheSizeGB, "0.25"]
        """),
    ])

  func check(_ container: Container, in fleet: Fleet) -> [Finding] {
    let command = container["command"]
    let name = ImageName(container.image).baseName
    guard let program = Self.programs[name], let first = command.texts.first?.split(separator: "/").last,
      program.contains(String(first))
    else { return [] }
    if container.words.contains(where: { $0.hasPrefix("--bind_ip") || $0.contains("bind_ip") }) { return [] }
    return [
      finding(
        at: command, "the command replaces the entry point of '\(name)'",
        fix: "write '\(first) …' as args instead of as command")
    ]
  }

  /// The programs that the entry points of well-known images start.
  private static let programs: [String: Set<String>] = [
    "mongo": ["mongod"], "mysql": ["mysqld"], "mariadb": ["mysqld", "mariadbd"], "postgres": ["postgres"],
    "rabbitmq": ["rabbitmq-server"],
  ]
}
