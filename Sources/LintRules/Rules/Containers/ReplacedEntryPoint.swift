internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ReplacedEntryPoint: Rule {
  static let card = RuleCard(
    id: "replaced-entrypoint", topic: .containers, .warning, in: .default,
    summary: "Command replaces the entry point of a database or message broker image",
    why:
      "The image's entry point prepares the data directory, starts the server as an unprivileged user, and adds options such as --bind_ip_all for mongod. A command that starts the server directly skips these steps. Without --bind_ip_all, mongod accepts connections only from localhost. A command with --bind_ip is not reported.",
    fix:
      "move the whole command to args, in front of existing args, and write its program without a path. Kubernetes passes args to the entry point of the image",
    specFix:
      "move all words of 'Command' to 'Args', in front of existing arguments, and write the program without a path. Kubernetes passes the arguments to the entry point of the image",
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
                command: [mongod, --wiredTigerCacheSizeGB, "0.25"]  # flagged
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
                args: [mongod, --wiredTigerCacheSizeGB, "0.25"]
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let command = container["command"]
    let name = ImageReference(container.image).baseName
    guard let program = Self.programs[name], let first = command.texts.first?.split(separator: "/").last,
      program.contains(String(first))
    else { return [] }
    if container.words.contains(where: { $0.hasPrefix("--bind_ip") || $0.hasBytes(of: "bind_ip") }) {
      return []
    }
    let place = container["args"].exists ? "args, in front of the existing args" : "args"
    // The entry points recognize the server only by the bare name of its program.
    let path = command.texts.first == String(first) ? "" : ", and write the program without a path"
    return [
      finding(
        at: command, "the command replaces the entry point of '\(name)'",
        fix: "move the whole command, '\(first) …', to \(place)\(path)", specFix: Self.card.specFix)
    ]
  }

  /// The programs that the entry points of well-known images start, by image name.
  private static let programs: [String: Set<String>] = [
    "mongo": ["mongod"], "mysql": ["mysqld"], "mariadb": ["mysqld", "mariadbd"], "postgres": ["postgres"],
    "rabbitmq": ["rabbitmq-server"],
  ]
}
