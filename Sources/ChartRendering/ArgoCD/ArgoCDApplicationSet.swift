internal import ManifestTree

/// The Applications of all profiles, made from one template.
struct ArgoCDApplicationSet {
  let node: Node

  init(_ system: SystemObjects, _ applications: [ArgoCDApplication], _ source: GitOpsSource) {
    let common = ArgoCDApplication.Variable(joining: applications.map(\.variable))
    var spec: NodeMap = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"],
      "generators": [
        [
          "list": [
            "elements": .list(
              applications.map { application in
                var element: NodeMap = [
                  "profile": .string(application.profile), "server": .string(application.server),
                ]
                if source.form == .helm { element["values"] = .string(application.values) }
                if common == nil { element["spec"] = .map(application.variable.spec) }
                return .map(element)
              })
          ]
        ]
      ],
    ]
    // What a template can't say because it is no text comes from the elements.
    if common == nil { spec["templatePatch"] = "spec: {{ toJson .spec }}\n" }
    var template = NodeMap()
    if let first = applications.first {
      template = first.spec(in: "{{.profile}}", at: "{{.server}}", with: "{{.values}}")
      if let common { template.merge(common.spec) }
    }
    spec["template"] = [
      "metadata": ["name": .string("\(system.release)-{{.profile}}"), "labels": system.labels],
      "spec": .map(template),
    ]
    node = ArgoCDApplication.node("ApplicationSet", named: system.release, of: system, spec)
  }
}

extension NodeMap {
  /// Takes in another map's entries, maps within maps included.
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
