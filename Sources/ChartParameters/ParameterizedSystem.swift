package import ManifestTree

/// A system's objects in all its profiles, each with the parameters that it was made from.
package struct ParameterizedSystem: Sendable {
  /// The app's name.
  package let app: String
  /// The providers of spot nodes that can be chosen.
  package let providers: [SpotNodes]
  /// The profiles; the first is the one without a file of values of its own.
  package let profiles: [Profile]
  /// The parameters of the whole system, with their values in each profile: what names and images depend on.
  package let general: [(parameter: Parameter, values: [Node])]
  /// Those that switch features on and off.
  package let features: [(parameter: Parameter, values: [Node])]

  /// A system in one profile.
  package struct Profile: Sendable {
    package let name: String
    /// The namespace that the spec names.
    package let namespace: String
    /// The name of the Helm release that the spec names.
    package let release: String
    /// The labels of all objects or of all pods, beside those that Portolan sets.
    package let labels: [String: String]
    /// The annotations of all objects or of all pods.
    package let annotations: [String: String]
    package let files: [File]

    package init(
      name: String, namespace: String, release: String, labels: [String: String],
      annotations: [String: String], files: [File]
    ) {
      self.name = name
      self.namespace = namespace
      self.release = release
      self.labels = labels
      self.annotations = annotations
      self.files = files
    }
  }

  /// The objects of one file.
  package struct File: Sendable {
    /// The file's name without its ending.
    package let name: String
    /// The path of the values of its service; nil for files of the whole system.
    package let service: ValuesPath?
    /// The objects in the order in which they were made.
    package var objects: [Object] = []
    /// The values of those parameters whose value does not stand at their place.
    package var values: [ValuesPath: Node] = [:]

    package init(name: String, service: ValuesPath?) {
      self.name = name
      self.service = service
    }
  }

  /// An object with its parameters.
  ///
  /// Its texts have placeholders.
  package struct Object: Sendable {
    package let identity: ObjectIdentity
    package let node: Node
    package let origin: Origin
    /// Where parameters stand in it.
    package var parameters = ParameterTree()
    /// The switch of a whole kind: the object exists only if it holds.
    package var condition: Condition?
    /// The object's own switch.
    package var ownSwitch: Parameter?

    package init(_ object: ManifestTree.Object) {
      identity = object.identity
      node = object.node
      origin = object.origin
    }
  }

  package init(
    app: String, providers: [SpotNodes], profiles: [Profile],
    general: [(parameter: Parameter, values: [Node])], features: [(parameter: Parameter, values: [Node])]
  ) {
    self.app = app
    self.providers = providers
    self.profiles = profiles
    self.general = general
    self.features = features
  }
}

extension Node {
  /// By what an item of a list is known: its name, or a metric's type and name.
  package var itemName: String? {
    if let name = (self["name"] ?? self["metadata"]?["name"])?.text { return name }
    guard let type = self["type"]?.text, let body = self[type.lowercased()] else { return nil }
    return (body["name"] ?? body["metric"]?["name"])?.text.map { "\(type) \($0)" }
  }
}
