import ChartParameters
import ManifestTree
import Testing

@testable import ChartRendering

extension ValuesPath {
  /// The values of the service that the charts of these tests contain.
  static let cart = ValuesPath(ofService: "cart")
}

extension Chart {
  /// A chart with the service `cart`: its objects in each profile; nil in a profile without the service.
  init(
    app: String = "shop", _ profiles: KeyValuePairs<String, [ParameterizedSystem.Object]?>,
    values: [ValuesPath: Node] = [:], calls: [(parameter: Parameter, values: [Node])] = []
  ) {
    func general(_ path: ValuesPath, _ type: ParameterType, _ value: Node) -> (Parameter, [Node]) {
      (Parameter(path, path.description, type), profiles.map { _ in value })
    }
    self.init(
      ParameterizedSystem(
        app: app,
        providers: [
          SpotNodes(name: "gke", key: "cloud.google.com/gke-spot", value: "true", notice: 15),
          SpotNodes(name: "eks", key: "eks.amazonaws.com/capacityType", value: "SPOT", notice: 120),
        ],
        profiles: profiles.map { name, objects in
          var file = ParameterizedSystem.File(name: "cart", service: .cart)
          file.objects = objects ?? []
          file.values = values
          return ParameterizedSystem.Profile(
            name: name, namespace: "shop", release: app, labels: [:], annotations: [:],
            files: objects == nil ? [] : [file])
        },
        general: [
          general(.namePrefix, .prefix(atMost: 20), ""), general(.imageRegistry, .text(.registry), ""),
          general(.imagePullSecrets, .objectNames, []),
          general(.spotProvider, .choice(["gke", "eks"]), "gke"),
        ], features: [], calls: calls))
  }

  /// The text of one of the chart's files.
  func text(_ name: String) throws -> String {
    let files = HelmChart(self, version: "1.0.0", appVersion: "1").files
    return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
  }

  /// The schema of a value.
  func schema(of path: ValuesPath) throws -> Node? {
    let text = try text("values.schema.json")
    var node = YAMLReader.read(Array(text.utf8), from: "schema").documents.first?.node
    for key in path.keys { node = node?["properties"]?[key] }
    return node
  }

  /// The first object with the values of a profile and of assignments, as `--set` sets them.
  func object(_ assignments: [String] = [], profile: String = "base") throws -> Node? {
    var values = ChartValues(self, profile: profile)
    for assignment in assignments {
      let faults = values.set(try ValueAssignment(assignment))
      #expect(faults.isEmpty)
    }
    #expect(values.faults.isEmpty)
    return objects(with: values).first?.objects.first?.node
  }
}

extension ParameterizedSystem.Object {
  /// An object with its parameters.
  init(_ object: ManifestTree.Object, _ change: (inout ParameterTree) -> Void) {
    self.init(object)
    parameters.group = .cart
    change(&parameters)
  }
}
