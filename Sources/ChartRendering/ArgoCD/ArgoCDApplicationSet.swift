internal import ManifestTree

/// The Applications of all profiles, generated from one template.
struct ArgoCDApplicationSet {
  let node: Node

  init(_ system: SystemObjects, _ applications: [ArgoCDApplication], _ source: GitOpsSource) {
    let shared = ArgoCDTemplate(applications)
    // The elements contain the differences between the profiles, the template contains the common parts.
    let release = ListParameter("release", applications.map(\.release))
    let namespace = ListParameter("namespace", applications.map(\.namespace))
    let project = ListParameter("project", applications.map(\.project))
    let name =
      applications.allSatisfy { $0.name == "\(system.release)-\($0.profile)" }
      ? ListParameter(text: "\(system.release)-{{.profile}}")
      : ListParameter("name", applications.map(\.name))
    let elements = applications.map { application -> Node in
      var element: NodeMap = [
        "profile": .string(application.profile), "server": .string(application.server),
      ]
      name.add(application.name, to: &element)
      if source.form == .helm { release.add(application.release, to: &element) }
      namespace.add(application.namespace, to: &element)
      project.add(application.project, to: &element)
      if source.form == .helm { element["values"] = .string(application.values) }
      if shared.needsPatch { element["spec"] = .map(shared.patch(of: application)) }
      return .map(element)
    }
    var spec: NodeMap = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"],
      "generators": [["list": ["elements": .list(elements)]]],
    ]
    spec["syncPolicy"] = source.setPolicy
    // The template has parameters only in strings, so other values come from the elements.
    if shared.needsPatch { spec["templatePatch"] = "spec: {{ toJson .spec }}\n" }
    var template = NodeMap()
    if let first = applications.first {
      template = shared.spec(
        project: project.text,
        from: first.from("{{.profile}}", release: release.text, valueFiles: ["{{.values}}"]),
        to: ["server": "{{.server}}", "namespace": .string(namespace.text)])
    }
    var metadata: NodeMap = ["name": .string(name.text)]
    metadata["finalizers"] = source.finalizers
    metadata["labels"] = system.labels
    spec["template"] = ["metadata": .map(metadata), "spec": .map(template)]
    node = ArgoCDApplication.node(
      "ApplicationSet",
      ["name": .string(system.release), "namespace": source.argoCDNamespace, "labels": system.labels], spec)
  }
}

/// A string of the template: a common string of all elements, or a parameter.
private struct ListParameter {
  let text: String
  private let key: String?

  /// A string without a parameter.
  init(text: String) { (self.text, key) = (text, nil) }

  init(_ key: String, _ values: [String]) {
    if let first = values.first, values.allSatisfy({ $0 == first }) {
      (text, self.key) = (first, nil)
    } else {
      (text, self.key) = ("{{.\(key)}}", key)
    }
  }

  /// Sets the element's value if the string is a parameter.
  func add(_ value: String, to element: inout NodeMap) {
    if let key { element[key] = .string(value) }
  }
}

extension NodeMap {
  /// Merges another map into this one, recursively.
  mutating func merge(_ other: NodeMap) {
    for entry in other {
      if case .map(var old)? = self[entry.key], case .map(let new) = entry.value {
        old.merge(new)
        self[entry.key] = .map(old)
      } else {
        self[entry.key] = entry.value
      }
    }
  }
}
