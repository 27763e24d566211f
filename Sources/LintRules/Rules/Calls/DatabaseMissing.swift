internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct DatabaseMissing: Rule {
  static let card = RuleCard(
    id: "database-missing", topic: .calls, .warning, in: .default,
    summary: "Environment variable references a database that the called server does not create",
    why:
      "If nothing else creates the database, the server rejects the program's sessions with an error such as 'Unknown database'.",
    fix:
      "use a name from the server's POSTGRES_DB, MYSQL_DATABASE, or MARIADB_DATABASE. Alternatively, mount a ConfigMap with a CREATE DATABASE script at /docker-entrypoint-initdb.d of the server. Variables and scripts take effect only while the data directory of the server is empty. In an existing server, also run CREATE DATABASE. If another server has the database, correct the host name of the server. If a Job or another program creates the database, allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: call}
        spec:
          template:
            metadata: {labels: {app: call}}
            spec:
              containers:
              - name: call
                env:
                - name: DATASOURCE_ADDRESS
                  value: mysql
                - name: DATASOURCE_TABLESPACE
                  value: orderdb  # flagged
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: mysql}
        spec:
          selector: {app: mysql}
          ports: [{name: tcp-mysql, port: 3306}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: mysql}
        spec:
          template:
            metadata: {labels: {app: mysql}}
            spec:
              containers:
              - name: mysql
                image: mysql:8.4.5
                ports: [{name: tcp-mysql, containerPort: 3306}]
                env:
                - name: MYSQL_DATABASE
                  value: calldb
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: call}
        spec:
          template:
            metadata: {labels: {app: call}}
            spec:
              containers:
              - name: call
                env:
                - name: DATASOURCE_ADDRESS
                  value: mysql
                - name: DATASOURCE_TABLESPACE
                  value: calldb
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: mysql}
        spec:
          selector: {app: mysql}
          ports: [{name: tcp-mysql, port: 3306}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: mysql}
        spec:
          template:
            metadata: {labels: {app: mysql}}
            spec:
              containers:
              - name: mysql
                image: mysql:8.4.5
                ports: [{name: tcp-mysql, containerPort: 3306}]
                env:
                - name: MYSQL_DATABASE
                  value: calldb
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let wanted = workload.containers.flatMap { $0["env"].items }.compactMap { variable in
      database(variable).map { (name: $0, field: variable["value"]) }
    }
    if wanted.isEmpty { return [] }
    let names = context.calls.calls(of: workload).flatMap { call in
      context.relations.pods(of: call.service).fact { pods in
        ServerDatabases(names: Set(pods.workloads.flatMap { databases(of: $0, context) }).sorted())
      }.names
    }
    // A server whose databases are unknown may have the database.
    guard !names.isEmpty else { return [] }
    return wanted.filter { !names.contains($0.name) && !Self.builtIn.contains($0.name) }.map { wanted in
      finding(
        at: wanted.field,
        "unknown database '\(wanted.name)': \(workload.manifest.title) calls no declared server that creates this database",
        fix: nearestName(to: wanted.name, among: names).map { "did you mean '\($0)'?" })
    }
  }

  /// The database that a variable names; nil if it names none.
  private func database(_ variable: ManifestField) -> String? {
    guard let name = variable["name"].text, let value = variable["value"].text, !value.isEmpty else {
      return nil
    }
    if value.hasBytes(of: "://") {
      guard Self.schemes.contains(where: { value.contains("\($0)://") }) else { return nil }
      let path = Address.all(in: value, named: name).first?.path ?? ""
      return path.isEmpty || path.contains("/") ? nil : path
    }
    return Self.namesDatabase(name) && value.utf8.allSatisfy { $0 != 0x2F && $0 != 0x20 } ? value : nil
  }

  private static func namesDatabase(_ variable: String) -> Bool {
    guard ["tablespace", "database", "name"].contains(where: variable.holds) else { return false }
    let words = variable.lowercased().split { !$0.isLetter }
    return ["tablespace", "database", "dbname"].contains(words.last ?? "")
      || words.suffix(2) == ["db", "name"]
  }

  /// The databases that every PostgreSQL, MySQL, or MariaDB server has.
  private static let builtIn: Set<String> = [
    "postgres", "template1", "mysql", "information_schema", "performance_schema", "sys",
  ]

  private static let schemes = ["mysql", "mariadb", "postgresql", "postgres"]

  /// The databases that a server creates when it starts for the first time.
  private func databases(of server: Workload, _ context: LintContext) -> [String] {
    let variables = server.containers.flatMap { $0["env"].items }.filter {
      ["MYSQL_DATABASE", "MARIADB_DATABASE", "POSTGRES_DB"].contains($0["name"].text)
    }
    let scripts = context.references(of: server).filter { $0.type == ConfigMap.type }.compactMap {
      reference in
      reference.name.text.flatMap { context.manifest(ConfigMap.type, server.namespace, $0) }
    }.flatMap { $0.root["data"].entries }.compactMap { $0.value.text }
    let created = variables.compactMap { $0["value"].text } + scripts.flatMap(Self.created)
    return variables.contains { $0["name"].text == "POSTGRES_DB" }
      ? created : created + postgresUsers(of: server)
  }

  /// The users that a PostgreSQL server creates; without POSTGRES_DB, the server also creates a database with the
  /// user's name.
  private func postgresUsers(of server: Workload) -> [String] {
    server.containers.flatMap { $0["env"].items }.filter { $0["name"].text == "POSTGRES_USER" }
      .compactMap { $0["value"].text }
  }

  /// The names after `CREATE DATABASE` in a script.
  private static func created(by script: String) -> [String] {
    let words = script.split { " \n\t;`\"".contains($0) }
    return words.indices.compactMap { index in
      guard words[index].lowercased() == "create",
        words.dropFirst(index + 1).first?.lowercased() == "database"
      else { return nil }
      return words[index...].dropFirst(2).first { !["if", "not", "exists"].contains($0.lowercased()) }.map(
        String.init)
    }
  }

  /// The databases that the servers of a Service create.
  private struct ServerDatabases: Sendable { let names: [String] }
}
