internal import ManifestTree

/// The ApplicationSet that deploys a system to many clusters: for each profile and namespace, a generator for the
/// clusters that labels select, and one for the listed clusters.
///
/// If a cluster with the labels of a group is registered in Argo CD later, the system is deployed to it without a
/// change to the set.
struct ArgoCDClusterSet {
  let node: Node

  init(_ system: SystemObjects, _ source: GitOpsSource) {
    let parts = ClusterGroup.all(of: system, source.clusters).compactMap { group in
      system.profiles.first { $0.profile == group.profile }.map { profile in
        (group: group, application: ArgoCDApplication(system, profile, source, movedTo: group.namespace))
      }
    }
    let shared = ArgoCDTemplate(parts.map(\.application))
    let generators = parts.flatMap { group, application in
      var values: NodeMap = [
        "profile": .string(group.profile), "namespace": .string(group.namespace),
        "project": .string(application.project),
      ]
      if source.form == .helm {
        values["release"] = .string(application.release)
        values["file"] = .string(application.values)
      }
      // The values of a cluster generator are strings, so the value is the JSON of the map.
      if shared.needsPatch { values["spec"] = .string(Node.map(shared.patch(of: application)).json) }
      return group.generators(with: values)
    }
    var spec: NodeMap = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"], "generators": .list(generators),
    ]
    spec["syncPolicy"] = source.setPolicy
    if shared.needsPatch { spec["templatePatch"] = "spec: {{ .values.spec }}\n" }
    var template = NodeMap()
    if let application = parts.first?.application {
      var from = application.from(
        "{{.values.profile}}", release: "{{.values.release}}",
        valueFiles: ["{{.values.file}}", Cluster.valuesFile(of: "{{.name}}")])
      // Clusters without values of their own have no file.
      if source.form == .helm { from.merge(["helm": ["ignoreMissingValueFiles": true]]) }
      template = shared.spec(
        project: "{{.values.project}}", from: from,
        to: ["server": "{{.server}}", "namespace": "{{.values.namespace}}"])
    }
    var metadata: NodeMap = ["name": .string("\(system.release)-{{.nameNormalized}}")]
    metadata["finalizers"] = source.finalizers
    metadata["labels"] = system.labels
    spec["template"] = ["metadata": .map(metadata), "spec": .map(template)]
    node = ArgoCDApplication.node(
      "ApplicationSet",
      [
        "name": .string("\(system.release)-clusters"), "namespace": source.argoCDNamespace,
        "labels": system.labels,
      ], spec)
  }
}

extension ClusterGroup {
  /// The generators that yield the parameters of these clusters, all with the same values.
  fileprivate func generators(with values: NodeMap) -> [Node] {
    var generators: [Node] = []
    // A selector without labels would select all clusters of Argo CD; the check of the clusters reports this.
    if !labels.isEmpty {
      let labels = labels.sorted { $0.key < $1.key }.map { NodeMap.Entry($0.key, .string($0.value)) }
      let selector: NodeMap = ["matchLabels": .map(NodeMap(uniqueEntries: labels))]
      generators.append(["clusters": ["selector": .map(selector), "values": .map(values)]])
    }
    if !listed.isEmpty {
      let elements = listed.map { cluster -> Node in
        [
          "name": .string(cluster.name), "nameNormalized": .string(cluster.objectName),
          "server": .string(cluster.server ?? ""), "values": .map(values),
        ]
      }
      generators.append(["list": ["elements": .list(elements)]])
    }
    return generators
  }
}
