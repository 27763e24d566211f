package import ManifestTree

/// A system's objects in all its profiles, with their parameters.
package struct ParameterizedSystem: Sendable {
  /// The app's name.
  package let app: String
  /// The available providers of spot nodes.
  package let providers: [SpotNodes]
  /// The profiles, in the order of the app.
  ///
  /// The first profile's values are the defaults of the chart.
  package let profiles: [Profile]
  /// The parameters of the whole system for names and images, with their values in each profile.
  package let general: [(parameter: Parameter, values: [Node])]
  /// The parameters that enable and disable features.
  package let features: [(parameter: Parameter, values: [Node])]
  /// The parameters of the calls that some profiles lack although they have the services.
  package let calls: [(parameter: Parameter, values: [Node])]

  /// A system in one profile.
  package struct Profile: Sendable {
    package let name: String
    /// The namespace in the spec.
    package let namespace: String
    /// The name of the Helm release in the spec.
    package let release: String
    /// The labels of all objects or of all pods, in addition to those that Portolan sets.
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
    /// The file's name without extension.
    package let name: String
    /// The path of the service's values; nil for files of the whole system.
    package let service: ValuesPath?
    /// The objects in the order of their creation.
    package var objects: [Object] = []
    /// The values of parameters that do not have their value at their place in an object.
    package var values: [ValuesPath: Node] = [:]

    package init(name: String, service: ValuesPath?) {
      self.name = name
      self.service = service
    }
  }

  /// An object with its parameters.
  ///
  /// The strings in the object contain placeholders.
  package struct Object: Sendable {
    package let identity: ObjectIdentity
    package let node: Node
    package let origin: Origin
    /// The places of the parameters in the object.
    package var parameters = ParameterTree()
    /// The condition for all objects of the kind: the object is rendered only if the condition is true.
    package var condition: Condition?
    /// The parameter that turns this object on or off; nil if there is none.
    package var ownSwitch: Parameter?

    package init(_ object: ManifestTree.Object) {
      identity = object.identity
      node = object.node
      origin = object.origin
    }
  }

  package init(
    app: String, providers: [SpotNodes], profiles: [Profile],
    general: [(parameter: Parameter, values: [Node])], features: [(parameter: Parameter, values: [Node])],
    calls: [(parameter: Parameter, values: [Node])]
  ) {
    self.app = app
    self.providers = providers
    self.profiles = profiles
    self.general = general
    self.features = features
    self.calls = calls
  }
}

extension Node {
  /// The key by which the items of the profiles' lists are matched: the name, the destination of a route, or the whole
  /// item.
  package var itemKey: String { itemName ?? (self["destination"] ?? self).json }

  /// The key of a list item: its name, or a metric's type and name.
  package var itemName: String? {
    if let name = (self["name"] ?? self["metadata"]?["name"])?.text { return name }
    guard let type = self["type"]?.text, let body = self[type.lowercased()] else { return nil }
    return (body["name"] ?? body["metric"]?["name"])?.text.map { "\(type) \($0)" }
  }
}
