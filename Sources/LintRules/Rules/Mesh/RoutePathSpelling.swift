internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RoutePathSpelling: Rule {
  static let card = RuleCard(
    id: "route-path-spelling", topic: .mesh, .warning, in: .default,
    summary: "Route path differs in spelling from the server's path and is not rewritten",
    why:
      "The proxy forwards the path of the request unchanged. If the server serves only the spelling in its probes and environment variables, the server answers '404 Not Found'.",
    fix:
      "set rewrite.uri to the path of the match in the server's spelling, in a route that has only this match. If clients use the server's spelling, correct the path in the match instead",
    specFix:
      "add '.rewriting(path: \"…\")' with the server's spelling of the path to a Match that has only this path. If clients use the server's spelling, correct the path in the Match instead",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: call-view}
        spec:
          selector: {app: call-view}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: call-view}
        spec:
          template:
            metadata: {labels: {app: call-view}}
            spec:
              containers:
              - name: call-view
                ports: [{containerPort: 8080}]
                readinessProbe: {httpGet: {path: /callViews, port: 8080}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: call-view}
        spec:
          hosts: [call-view]
          http:
          - match:
            - uri: {prefix: /call-views}  # flagged
            timeout: 5s
            route: [{destination: {host: call-view}}]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: call-view}
        spec:
          selector: {app: call-view}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: call-view}
        spec:
          template:
            metadata: {labels: {app: call-view}}
            spec:
              containers:
              - name: call-view
                ports: [{containerPort: 8080}]
                readinessProbe: {httpGet: {path: /callViews, port: 8080}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: call-view}
        spec:
          hosts: [call-view]
          http:
          - match:
            - uri: {prefix: /call-views}
            rewrite: {uri: /callViews}
            timeout: 5s
            route: [{destination: {host: call-view}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.httpRoutes.filter { !$0["rewrite"]["uri"].exists && !$0["rewrite"]["uriRegexRewrite"].exists }
      .flatMap {
        route -> [Finding] in
        let matches = route["match"].items.filter {
          ($0["uri"]["prefix"].text ?? $0["uri"]["exact"].text) != "/"
        }
        guard !matches.isEmpty else { return [] }
        let targets = route["route"].items.compactMap { $0["destination"]["host"].text }
          .compactMap { context.hosts.service(for: $0, from: service.namespace) }
          .map { context.relations.pods(of: $0).fact { ServedPaths($0.workloads.flatMap(paths)) } }
        return matches.compactMap { match in
          let uri = match["uri"]
          guard let path = uri["prefix"].text ?? uri["exact"].text, let first = Self.firstWord(path),
            let other = targets.lazy.flatMap({ $0.byLetters[Self.letters(first)] ?? [] }).first(where: {
              $0 != first
            }),
            !targets.contains(where: { $0.words.contains(first) })
          else { return nil }
          // `rewrite.uri` replaces the whole matched path, in all matches of the route.
          let rest = path.drop { $0 == "/" }.dropFirst(first.count)
          let isShared = route["match"].items.count > 1
          let target = "/\(other)\(rest)"
          return finding(
            at: uri, "route forwards '/\(first)' without a rewrite, but the server declares '/\(other)'",
            fix: isShared
              ? "move the match to its own route, and add 'rewrite: {uri: \(target)}' to that route"
              : "add 'rewrite: {uri: \(target)}' to the route",
            specFix: isShared
              ? "move the path to its own Match, and add '.rewriting(path: \"\(target)\")' to that Match"
              : "add '.rewriting(path: \"\(target)\")' to the Match")
        }
      }
  }

  /// The first segments of the paths that a workload declares, in its probes and environment variables.
  private func paths(of workload: Workload) -> [String] {
    let containers = workload.containers
    let probes = containers.flatMap { container in
      ProbeKey.all.compactMap { container[$0]["httpGet"]["path"].text }
    }
    let settings = containers.flatMap { $0["env"].items }.compactMap { $0["value"].text }.filter {
      $0.hasPrefix("/")
    }
    return (probes + settings).compactMap(Self.firstWord)
  }

  private static func firstWord(_ path: String) -> String? {
    path.split(separator: "/").first.map { String($0.prefix { $0 != "?" }) }
  }

  fileprivate static func letters(_ word: String) -> String {
    word.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  /// The first segments of the paths that the pods of a Service declare.
  private struct ServedPaths: Sendable {
    private(set) var words: Set<String> = []
    private(set) var byLetters: [String: [String]] = [:]

    init(_ paths: [String]) {
      for word in paths where words.insert(word).inserted {
        byLetters[RoutePathSpelling.letters(word), default: []].append(word)
      }
    }
  }
}
