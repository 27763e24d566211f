import ClusterDiff
import Diagnostics
import ManifestTree
import Testing

/// Objects of kinds that are not in the tables.
@Suite struct CustomDefinitionTests {
  private static let definition = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: widgets.example.com}
    spec:
      group: example.com
      names: {kind: Widget, plural: widgets}
      scope: Namespaced
      versions:
      - name: v1
        served: true
        storage: true
        schema:
          openAPIV3Schema:
            type: object
            properties:
              spec:
                type: object
                properties:
                  mode: {type: string, default: fast}
                  size: {type: integer}
                  free: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: integer}}}
                  shards:
                    type: object
                    additionalProperties:
                      type: object
                      properties: {count: {type: integer}, zone: {type: string, default: a}}

    """

  private static func widget(_ spec: String, metadata: String = "") -> String {
    object("example.com/v1", "Widget", "spec: {\(spec)}", metadata: metadata)
  }

  private static func differences(_ declared: String, _ live: String) throws -> [String] {
    try Pair.report(widget(declared), definition + widget(live)).differences.map {
      "\($0.path) \($0.kind)"
    }
  }

  @Test func `defaults come from the definition in the dump, also in maps with arbitrary keys`() throws {
    #expect(
      try Self.differences("shards: {x: {count: 1}}", "mode: fast, shards: {x: {count: 1, zone: a}}") == [])
    #expect(
      try Self.differences("shards: {x: {count: 1}}", "mode: fast, shards: {x: {count: 1, zone: b}}") == [
        "spec.shards.x.zone drift"
      ])
  }

  @Test func `a value that is not a default of the definition is drift`() throws {
    #expect(try Self.differences("size: 1", "mode: fast, size: 1, free: {x: 1}") == ["spec.free drift"])
  }

  @Test func `a field that the definition does not have is dropped`() throws {
    #expect(try Self.differences("size: 1, sise: 2", "mode: fast, size: 1") == [])
    #expect(try Self.differences("free: {b: 2}", "mode: fast") == ["spec.free drift"])
    #expect(try Self.differences("free: {a: 1, b: 2}", "mode: fast, free: {a: 1}") == ["spec.free.b drift"])
  }

  @Test func `without a definition and managers, an undeclared value counts as a default with a warning`()
    throws
  {
    let report = try Pair.report(Self.widget("size: 1"), Self.widget("size: 1, mode: slow"))
    #expect(!report.hasDrift)
    #expect(report.diagnostics.map(\.id) == ["diff/no-definition"])
    let known = try Pair.report(Self.widget("size: 1"), Self.definition + Self.widget("size: 1, mode: slow"))
    #expect(known.differences.map(\.path.description) == ["spec.mode"])
    #expect(known.diagnostics.isEmpty)
  }

  private static func managers(_ names: (manager: String, operation: String, fields: String)...) -> String {
    "managedFields: ["
      + names.enumerated().map { index, entry in
        "{manager: \(entry.manager), operation: \(entry.operation), time: \"2026-01-0\(index + 1)T00:00:00Z\", "
          + "fieldsV1: {\"f:spec\": \(entry.fields)}}"
      }.joined(separator: ", ") + "]"
  }

  @Test func `managers distinguish defaults from values that a user set`() throws {
    let created = Self.managers(("create", "Update", #"{"f:size": {}, "f:mode": {}}"#))
    let applied = Self.managers(("applier", "Apply", #"{"f:size": {}}"#))
    let edited = Self.managers(
      ("applier", "Apply", #"{"f:size": {}}"#), ("kubectl-edit", "Update", #"{"f:mode": {}}"#))
    for (metadata, isDrift) in [(created, false), (applied, false), (edited, true)] {
      let report = try Pair.report(
        Self.widget("size: 1"), Self.widget("size: 1, mode: slow", metadata: metadata))
      #expect(report.hasDrift == isDrift, "\(metadata)")
      #expect(report.diagnostics.isEmpty)
    }
  }

  private static func definition(_ property: String) -> String {
    definition.replacing("size: {type: integer}", with: "size: {\(property)}")
  }

  @Test(arguments: [
    ("type: integer, minimum: 1.0", "type: integer, minimum: 1"),
    ("type: integer, nullable: false, description: \"\"", "type: integer"),
    ("type: object, required: [b, a]", "type: object, required: [a, b]"),
    ("type: array, items: {type: string, nullable: false}", "type: array, items: {type: string}"),
    (
      "type: object, additionalProperties: {type: integer, minimum: 0.0}",
      "type: object, additionalProperties: {type: integer, minimum: 0}"
    ),
  ])
  func `insignificant values in a definition's schema are not stored`(declared: String, live: String) throws {
    #expect(try !Pair.report(Self.definition(declared), Self.definition(live)).hasDrift)
  }

  @Test(arguments: [
    ("type: integer", "type: integer, minimum: 0", "minimum"),
    ("type: integer, default: 0", "type: integer", "default"),
    ("type: object, default: {}", "type: object", "default"),
    ("type: object, additionalProperties: {}", "type: object", "additionalProperties"),
    ("type: object, additionalProperties: true", "type: object", "additionalProperties"),
    ("type: array, items: {}", "type: array", "items"),
    (
      "type: array, items: {type: string, maxLength: 0}", "type: array, items: {type: string}",
      "items.maxLength"
    ),
  ])
  func `some empty values in a definition's schema are significant`(
    declared: String, live: String, path: String
  ) throws {
    let found = try Pair.report(Self.definition(declared), Self.definition(live)).differences.map {
      $0.path.description
    }
    #expect(
      found == ["spec.versions[name=v1].schema.openAPIV3Schema.properties.spec.properties.size.\(path)"])
  }

  @Test func `a definition without the status subresource differs`() throws {
    let served = Self.definition.replacing(
      "served: true", with: "served: true\n    subresources: {status: {}}")
    #expect(
      try Pair.report(served, Self.definition).differences.map(\.path.description) == [
        "spec.versions[name=v1].subresources"
      ])
  }

  @Test func `a kind without namespaces in the dump is cluster-scoped`() throws {
    func vault(_ metadata: String) -> String {
      "---\napiVersion: example.com/v1\nkind: ClusterVault\nmetadata: {name: le\(metadata)}\nspec: {acme: {}}\n"
    }
    let live = vault(", uid: a") + service("", metadata: "uid: b")
    for declared in [vault(""), vault(", namespace: shop")] {
      let report = try Pair.report(declared + service("type: NodePort"), live)
      #expect(report.comparedCount == 2 && report.count(of: .missing) == 0)
    }
    let other = try Pair.report(vault("").replacing("name: le", with: "name: other") + service(""), live)
    #expect(other.differences.map(\.object.namespace) == [nil])
  }

  @Test func `the default action of a monitor's relabeling is replace, and all other differences are drift`()
    throws
  {
    func monitor(_ endpoint: String) -> String {
      object("monitoring.coreos.com/v1", "ServiceMonitor", "spec: {endpoints: [{port: http\(endpoint)}]}")
    }
    let declared = monitor(", relabelings: [{targetLabel: a}]")
    #expect(
      try Pair.report(declared, monitor(", relabelings: [{targetLabel: a, action: replace}]")).differences
        .map(\.line) == [])
    #expect(
      try Pair.report(declared, monitor(", interval: 5s, relabelings: [{targetLabel: a}]")).differences
        .map(\.path.description) == ["spec.endpoints[0].interval"])
  }

  @Test func `the default issuer kind of a certificate is Issuer, and all other differences are drift`()
    throws
  {
    func certificate(_ spec: String) -> String {
      object("cert-manager.io/v1", "Certificate", "spec: {secretName: a, issuerRef: {name: b\(spec)}}")
    }
    #expect(
      try Pair.report(certificate(""), certificate(", kind: Issuer, group: cert-manager.io")).differences
        .map(\.line) == [])
    #expect(
      try Pair.report(
        certificate(", kind: ClusterIssuer"), certificate("}, duration: 24h, privateKey: {size: 4096")
      ).differences
        .map(\.path.description) == ["spec.issuerRef.kind", "spec.duration", "spec.privateKey"])
  }

  @Test func `the defaults of Flux and Argo CD are known without their definitions`() throws {
    func release(_ spec: String) -> String {
      object(
        "helm.toolkit.fluxcd.io/v2", "HelmRelease", "spec: {interval: 1h, chart: {spec: {chart: a\(spec)}}}")
    }
    #expect(
      try Pair.report(release(""), release(", version: '*', reconcileStrategy: ChartVersion")).differences
        .map(\.line) == [])
    #expect(
      try Pair.report(release(""), release(", version: '1.x', reconcileStrategy: Revision")).differences
        .map(\.path.description).sorted() == ["spec.chart.spec.reconcileStrategy", "spec.chart.spec.version"])
    func source(_ spec: String) -> String {
      object("source.toolkit.fluxcd.io/v1", "GitRepository", "spec: {url: 'https://a.example/b'\(spec)}")
    }
    #expect(try Pair.report(source(""), source(", timeout: 60s")).differences.map(\.line) == [])
    #expect(try Pair.report(source(""), source(", timeout: 90s")).differences.map(\.line).count == 1)
    func application(_ project: String) -> String {
      object(
        "argoproj.io/v1alpha1", "Application", "spec: {project: \(project), destination: {namespace: a}}")
    }
    #expect(try Pair.report(application("''"), application("default")).differences.map(\.line) == [])
    #expect(try Pair.report(application("''"), application("shop")).differences.map(\.line).count == 1)
  }

  @Test func `the defaults of the Gateway API are known, so all other differences in its routes are drift`()
    throws
  {
    func route(_ spec: String) -> String {
      object("gateway.networking.k8s.io/v1", "HTTPRoute", "spec: {\(spec)}")
    }
    let filled =
      "parentRefs: [{name: g, group: gateway.networking.k8s.io, kind: Gateway}], rules: [{matches: [{path: "
      + "{type: PathPrefix, value: /}}], backendRefs: [{name: a, port: 80, group: \"\", kind: Service, weight: 1}]"
    let declared = route("parentRefs: [{name: g}], rules: [{backendRefs: [{name: a, port: 80}]}]")
    #expect(try Pair.report(declared, route(filled + "}]")).differences.map(\.line) == [])
    #expect(
      try Pair.report(declared, route(filled + ", timeouts: {request: 5s}}], hostnames: [a.example]"))
        .differences.map(\.path.description) == ["spec.rules[0].timeouts", "spec.hostnames"])
  }
}
