internal import Diagnostics
internal import LintEngine

struct ReadinessNeverFails: Rule {
  static let card = RuleCard(
    id: "readiness-never-fails", .warning, in: .default,
    summary: "Readiness probe runs a command that always succeeds",
    why:
      "Without a startup probe, the container counts as ready after the first check. The Service sends requests to pods that are still starting or that hang, and the requests fail.",
    fix: "replace the command with a check of the server: httpGet, grpc or tcpSocket",
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
                readinessProbe:
                  exec:
                    command: [/bin/true]  # flagged
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
                readinessProbe:
                  httpGet: {path: /ready, port: 8080}
        """),
    ])

  func check(_ container: Container, in context: LintContext) -> [Finding] {
    let command = container["readinessProbe"]["exec"]["command"]
    let words = command.texts.flatMap { $0.split(separator: " ").map(String.init) }
    let last = words.last?.split(separator: "/").last ?? ""
    // With these words, an earlier part of the command can make the probe fail.
    let canFail = words.contains("&&") || words.contains("if") || words.dropLast(2).contains("exit")
    let isVain =
      ["true", ":"].contains(last)
      || (words.contains("echo") && !words.contains("|"))
      || words.suffix(2) == ["exit", "0"]
    guard command.exists, isVain, !canFail else { return [] }
    return [finding(at: command, "readinessProbe of \(container.title) always succeeds")]
  }
}
