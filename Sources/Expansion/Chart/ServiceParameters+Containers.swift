internal import ChartParameters
internal import KubernetesFacts
internal import ManifestTree
import Portolan

extension ServiceParameters {
  /// Adds the parameters of a container: the image and resources.
  ///
  /// For the main container, it also adds the variables and the `preStop` sleep.
  mutating func addContainer(
    _ container: Node, group: ValuesPath, isOwn: Bool, to tree: inout ParameterTree,
    at place: [ParameterTree.Step]
  ) {
    var own = ParameterTree(group: group)
    if let image = container["image"]?.text { own.set(self.image(image, group.key("image")), at: ["image"]) }
    if isOwn { addVariables(container["env"], to: &own) }
    if let name = container.itemName { addConditions(ofVariablesIn: name, to: &own) }
    if isOwn || container["resources"] != nil {
      own.set(
        .block(
          Parameter(
            group.key("resources"), "Resource requests and limits of the container", nil,
            absent: .map([:])), .filled), at: ["resources"])
    }
    if isOwn { addDraining(container["lifecycle"], to: &own) }
    tree.add(own, at: place)
  }

  private mutating func image(_ reference: String, _ path: ValuesPath) -> FieldUse {
    let parts = ImageReference(reference)
    let parameters = [
      Parameter(path.key("repository"), "Image without tag or digest", .text(.repository)),
      Parameter(path.key("tag"), "Tag of the image; can be empty if `digest` is set", .text(.tag)),
      Parameter(
        path.key("digest"), "Digest of the image; null uses the tag",
        .text(.digest), isNullable: true),
    ]
    values[path.key("repository")] = .string(parts.name)
    values[path.key("tag")] = .string(parts.tag ?? "")
    values[path.key("digest")] = parts.digest.map(Node.string) ?? .null
    return .template(.image(path), parameters)
  }

  /// Makes plain values in the spec changeable, and lets users add variables.
  private func addVariables(_ variables: Node?, to tree: inout ParameterTree) {
    // The addresses of calls, and the targets of experiments, follow from other declarations.
    let written = Set(
      service.container.env.filter {
        guard case .literal(let text) = $0.source else { return false }
        return !TextPlaceholder.occurs(in: text)
      }.map(\.name))
    if case .list(let variables)? = variables {
      for variable in variables {
        guard let name = variable["name"]?.text, let value = variable["value"]?.text,
          !TextPlaceholder.occurs(in: value) || written.contains(name)
        else {
          continue
        }
        tree.set(
          .variable(
            Parameter(path.keys(["env", name.camelCased]), "Environment variable `\(name)`", .text(.any))),
          at: ["env", .item(name)])
      }
    }
    let more = Parameter(
      path.key("extraEnv"),
      "Environment variables in addition to those in the spec, as in the Kubernetes field `env`",
      nil,
      absent: .list([]))
    tree.set(.extended(by: more.path, more), at: ["env"])
  }

  /// Lets users disable the draining of pods, to demonstrate its effect.
  private mutating func addDraining(_ lifecycle: Node?, to tree: inout ParameterTree) {
    guard let lifecycle, lifecycle["preStop"]?["sleep"] != nil, lifecycle["postStart"] == nil else { return }
    let isOn = Parameter(
      path.keys(["draining", "enabled"]),
      "Keep pods serving for some seconds after deletion, while endpoints are updated; if false, requests can fail during rollouts",
      .bool)
    values[isOn.path] = .bool(true)
    tree.set(
      .kept(while: .all([.isTrue(.drainingEnabled), .isTrue(isOn.path)]), [isOn]), at: ["lifecycle"])
  }
}
