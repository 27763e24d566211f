internal import Diagnostics
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree

/// The objects of a part during the expansion, with the errors so far.
struct ObjectList: ~Copyable {
  private(set) var objects: [Object] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the objects record the positions of their parts.
  let placesParts: Bool
  private var encoder = NodeEncoder()

  /// Creates a list whose objects record the positions of their parts, or only their own.
  init(placesParts: Bool) { self.placesParts = placesParts }

  mutating func add(
    _ resource: (any Resource)?, from location: FileLocation,
    parts: @autoclosure () -> [Origin.PartOrigin] = []
  ) {
    guard let resource else { return }
    objects.append(encoder.object(resource, from: Origin(location, parts: placesParts ? parts() : [])))
  }

  mutating func add(_ object: Object) { objects.append(object) }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Changes the objects that satisfy a condition and returns their number.
  mutating func change(where condition: (Object) -> Bool, by change: (inout Object) -> Void) -> Int {
    var count = 0
    for index in objects.indices where condition(objects[index]) {
      change(&objects[index])
      count += 1
    }
    return count
  }

  func part(in file: String) -> SystemExpansion.File {
    SystemExpansion.File(file: file, objects: objects, diagnostics: diagnostics)
  }
}
