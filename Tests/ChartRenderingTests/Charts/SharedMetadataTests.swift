import ChartParameters
import ManifestTree
import Testing

@testable import ChartRendering

/// The labels and annotations that several objects share and that differ between the profiles `base` and `spot`.
@Suite struct SharedMetadataTests {
  /// A service with its labels in both profiles, for each of its objects.
  private typealias File = (name: String, labels: [(base: NodeMap?, spot: NodeMap?)])

  private static func system(
    _ files: [File], base: [String: String] = [:], spot: [String: String] = [:]
  ) -> ParameterizedSystem {
    func profile(
      _ name: String, _ labels: [String: String], _ own: (File) -> [NodeMap?]
    ) -> ParameterizedSystem.Profile {
      let files = files.map { entry in
        var file = ParameterizedSystem.File(name: entry.name, service: ValuesPath(ofService: entry.name))
        file.objects = own(entry).enumerated().compactMap { number, labels in
          labels.map { labels in
            ParameterizedSystem.Object(
              Object("v1", "ConfigMap", "\(entry.name)-\(number)", ["metadata": ["labels": .map(labels)]]))
          }
        }
        return file
      }
      return ParameterizedSystem.Profile(
        name: name, namespace: "shop", release: "shop", labels: labels, annotations: [:], files: files)
    }
    return ParameterizedSystem(
      app: "shop", providers: [],
      profiles: [
        profile("base", base) { $0.labels.map(\.base) }, profile("spot", spot) { $0.labels.map(\.spot) },
      ], general: [], features: [], calls: [])
  }

  private static func labels(_ presence: ServicePresence) -> [String: [String?]] { presence.labels.values }

  @Test func `a label of the system is a value only if the profiles differ in it`() throws {
    let presence = ServicePresence(
      Self.system([], base: ["app": "shop", "stage": "b", "only": "x"], spot: ["app": "shop", "stage": "s"]))
    #expect(Self.labels(presence) == ["stage": ["b", "s"], "only": ["x", nil]])
    let parameters = presence.labels.parameters
    #expect(parameters.map(\.path.description) == ["commonLabels.only", "commonLabels.stage"])
    #expect(parameters.map(\.isNullable) == [true, false])
    #expect(parameters.map(\.values) == [["x", .null], ["b", "s"]])
    #expect(parameters.last?.documentation == "Value of the label `stage` on all objects")
  }

  @Test func `a label with the same values in several files is a value of the system`() {
    let both: (base: NodeMap?, spot: NodeMap?) = (["team": "b", "app": "x"], ["team": "a", "app": "x"])
    let presence = ServicePresence(Self.system([("cart", [both]), ("web", [both])]))
    #expect(Self.labels(presence) == ["team": ["b", "a"]])
    #expect(
      presence.labels.documentation(of: "team") == "Value of the label `team` on all objects that have it")
    #expect(presence.files.allSatisfy { $0.labels == nil })
  }

  @Test func `a label with the same values on several objects of a file is a value of the service`() {
    let presence = ServicePresence(
      Self.system([
        ("cart", [(["pool": "b"], ["pool": "s"]), (["pool": "b"], ["pool": "s"])]),
        ("web", [(["pool": "b"], ["pool": "w"])]),
      ]))
    #expect(Self.labels(presence) == [:])
    #expect(presence.files.first?.labels?.values == ["pool": ["b", "s"]])
    #expect(presence.files.first?.labels?.path(of: "pool") == ValuesPath.cart.keys(["commonLabels", "pool"]))
    #expect(presence.files.last?.labels?.values == ["pool": ["b", "w"]])
  }

  @Test func `an object that a profile lacks has the label's value of the other objects`() {
    let presence = ServicePresence(
      Self.system([
        ("cart", [(["team": "b"], ["team": "a"]), (["team": "b"], nil)]),
        ("web", [(["team": "b"], ["team": "a"]), (["team": "x"], ["team": "y"])]),
      ]))
    // The second object of `web` differs, so the key has no common value.
    #expect(Self.labels(presence) == [:])
    #expect(presence.files.first?.labels?.values == ["team": ["b", "a"]])
    #expect(presence.files.last?.labels == nil)
  }

  @Test func `keys that are equal in camel case have separate values`() {
    let presence = ServicePresence(
      Self.system([], base: ["team": "a", "Team": "b"], spot: ["team": "c", "Team": "d"]))
    #expect(
      presence.labels.parameters.map { "\($0.path) \($0.values.map { $0.text ?? "" })" } == [
        "commonLabels.team [\"b\", \"d\"]", "commonLabels.team_2 [\"a\", \"c\"]",
      ])
  }

  @Test func `a label with a placeholder is not a shared value`() {
    let name = "\(TextPlaceholder.namePrefix)cart"
    let labels: (base: NodeMap?, spot: NodeMap?) = (["owner": .string(name)], ["owner": "shop"])
    let presence = ServicePresence(Self.system([("cart", [labels]), ("web", [labels])]))
    #expect(Self.labels(presence) == [:])
    #expect(presence.files.allSatisfy { $0.labels == nil })
  }

  @Test func `shared values fit only nodes with exactly these values`() {
    let shared = SharedMetadata(.annotations, of: .cart, ["team": ["b", nil]])
    func fits(_ base: ProfileNode, _ spot: ProfileNode) -> Bool {
      shared.values(of: "team", fit: ProfileNodes([base, spot]) { $0 })
    }
    #expect(fits(.node("b"), .absent) && fits(.elsewhere, .absent) && fits(.node("b"), .elsewhere))
    #expect(!fits(.node("b"), .node("b")) && !fits(.absent, .absent) && !fits(.node(1), .absent))
    #expect(!shared.values(of: "other", fit: ProfileNodes([ProfileNode.absent]) { $0 }))
    #expect(shared.isOptional("team"))
    #expect(
      shared.documentation(of: "team")
        == "Value of the annotation `team` on the service's objects that have it")
  }
}
