import ChartParameters
import KubernetesFacts
import ManifestTree

/// A place in an object while the profiles' objects are merged, with the parameters at and below it.
struct ObjectPlace {
  /// The path from the object's root.
  private(set) var path = NodePath()
  /// The parameters at and below the place; nil if it has none.
  private(set) var parameters: ParameterTree?
  /// The group in the values for fields that differ between profiles and have no parameter.
  private var group: ValuesPath
  /// The number of steps from the root to the start of the group.
  private var start = 0
  private let object: IdentifiedObject

  /// The identity of the object to which the place belongs.
  var identity: ObjectIdentity { object.identity }

  /// The data that all places in an object have in common; it is shared, not copied.
  private final class IdentifiedObject {
    let identity: ObjectIdentity
    lazy var schema = SchemaTable.newest.schema(apiVersion: identity.apiVersion, kind: identity.kind)

    init(_ identity: ObjectIdentity) { self.identity = identity }
  }

  /// An object's root.
  init(_ identity: ObjectIdentity, _ parameters: ParameterTree) {
    object = IdentifiedObject(identity)
    group = parameters.group ?? ValuesPath([identity.kind.camelCased])
    self.parameters = parameters.isEmpty ? nil : parameters
  }

  /// The place of a map's key.
  func key(_ key: String) -> ObjectPlace { entering(.key(key), parameters?.child(key)) }

  /// The place of a list's item.
  func item(_ index: Int, keyed key: @autoclosure () -> String?) -> ObjectPlace {
    entering(.index(index), parameters?.child(ofItem: key()))
  }

  private func entering(_ step: NodePath.Step, _ parameters: ParameterTree?) -> ObjectPlace {
    var place = self
    place.path.steps.append(step)
    place.parameters = parameters
    if let group = parameters?.group {
      place.group = group
      place.start = place.path.steps.count
    }
    return place
  }

  /// The path of the value of a field without a parameter.
  var valuesPath: ValuesPath {
    let keys = path.steps[start...].keys
    return group.keys(keys.filter { $0 != "spec" }.map(\.camelCased))
  }

  /// Whether the place holds the labels or annotations of an object or pod.
  var isMetadataMap: Bool {
    switch path.steps.suffix(2) {
    case [.key("metadata"), .key("labels")], [.key("metadata"), .key("annotations")]: true
    default: false
    }
  }

  /// The schema of the field; nil if it is unknown.
  var schema: ValueSchema? {
    guard let root = object.schema else { return nil }
    return try? SchemaTable.newest.schema(at: path, in: root)
  }
}
