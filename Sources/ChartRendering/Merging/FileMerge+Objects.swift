import ChartParameters
import ManifestTree

extension FileMerge {
  /// The template of an object.
  mutating func merge(_ object: Object) -> Chart.Object {
    let identity = object.first.identity
    let origin = object.first.origin
    if identity.isResourceDefinition { return resourceDefinition(identity, origin, object.nodes) }
    let condition = Condition.both(object.first.condition, presenceCondition(of: object))
    let place = ObjectPlace(identity, object.first.parameters)
    return Chart.Object(
      identity: identity, origin: origin, entries: entries(of: object.nodes.whereThere, at: place),
      condition: condition)
  }

  /// The condition for an object that has its own switch, or that not all profiles have; nil for other objects.
  private mutating func presenceCondition(of object: Object) -> Condition? {
    if let own = object.first.ownSwitch {
      let values = values(of: own.path) ?? object.nodes.map { .bool($0.node != nil) }
      return .isTrue(note(own.path, own.documentation, own.type ?? .bool, values))
    }
    guard object.nodes.hasGaps else { return nil }
    if let condition = presence.condition(of: object.nodes, object.first.parameters) { return condition }
    let identity = object.first.identity
    let group = object.first.parameters.group ?? ValuesPath([identity.kind.camelCased])
    // In the values of a service, `enabled` is for the whole service, so its workload has a group of its own there.
    let path = group == file.path ? group.key(identity.kind.camelCased) : group
    return .isTrue(
      note(
        path.key("enabled"),
        "Render the \(identity.kind) \(identity.name.withoutPlaceholders)", .bool,
        object.nodes.map { .bool($0.node != nil) }))
  }
}
