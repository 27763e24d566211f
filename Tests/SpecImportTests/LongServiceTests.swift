import ManifestTree
import Testing

@testable import SpecImport

/// Services that are too long for one file are split as a person would split them.
@Suite struct `Long services` {
  private static let profiles = ["dev", "stage", "prod"]

  /// The files of a spec of a workload and its route, by name.
  private static func files(variables: Int, routes: Int, probes: Bool = true) -> [String: String] {
    let requests = profiles.enumerated().map { number, profile in
      let env = (0..<variables).map { "        - {name: KEY_\($0), value: \"\($0 * 7 + number * 1000)\"}" }
      let http = (0..<routes).map { route in
        """
          - match: [{uri: {prefix: /v\(route)}}]
            timeout: \((number + 1) * 100 + route)s
            route: [{destination: {host: web}}]
        """
      }
      let probe = probes ? "readinessProbe: {httpGet: {path: /ready\(number), port: 80}}" : ""
      let text = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop-\(profile)}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: example.com/web:1.\(number)
                  ports: [{containerPort: 80, name: http}]
                  \(probe)
                  env:
        \(env.map { "          \($0)" }.joined(separator: "\n"))
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop-\(profile)}
        spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: web, namespace: shop-\(profile)}
        spec:
          hosts: [web.example.com]
          gateways: [istio-system/main]
          http:
        \(http.joined(separator: "\n"))
        """
      let contents = ManifestReader.read(Array(text.utf8), from: "\(profile).yaml")
      #expect(contents.diagnostics.isEmpty)
      return ImportRequest.Profile(profile, contents.objects, namespace: "shop-\(profile)")
    }
    let source = ImportedSpec(ImportRequest(requests, name: "shop")).source
    return Dictionary(uniqueKeysWithValues: source.files.map { ($0.name, $0.text) })
  }

  private static func lines(of text: String) -> Int { text.split(separator: "\n").count }

  @Test func `variables and routes of a long service are functions in separate files`() {
    let files = Self.files(variables: 56, routes: 70)
    #expect(files.values.allSatisfy { Self.lines(of: $0) <= 200 })
    let source = files.values.joined()
    #expect(source.contains("for part in webEnvironment(in: profile) { part }"), "\(source)")
    let environment = files["Services+WebEnvironment.swift"] ?? ""
    #expect(environment.contains("func webEnvironment(in profile: Profile) -> [any ServicePart] {"))
    let routes = files["Services+WebRoutes.swift"] ?? ""
    #expect(routes.contains("func webRoutes(in profile: Profile) -> [any RoutePart] {"), "\(files.keys)")
  }

  @Test func `a group that is too long for a file is several functions`() {
    let files = Self.files(variables: 120, routes: 1)
    #expect(files.values.allSatisfy { Self.lines(of: $0) <= 200 }, "\(files.mapValues(Self.lines))")
    #expect(files["Services+WebEnvironment2.swift"] != nil, "\(files.keys)")
  }

  @Test func `a short service stays in one piece`() {
    let files = Self.files(variables: 5, routes: 2)
    #expect(files.keys.allSatisfy { !$0.contains("Environment") && !$0.contains("Routes") })
  }

  @Test func `consecutive parts that differ in all profiles share a switch`() {
    let files = Self.files(variables: 6, routes: 4, probes: false)
    let source = files.values.joined()
    // One switch for the image's constant, one for the variables, and one for the routes.
    #expect(source.matches(of: /switch profile/).count == 3, "\(source)")
  }
}
