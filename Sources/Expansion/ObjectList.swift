internal import Diagnostics
internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree

/// The objects of a part while they are made, with the faults found on the way.
struct ObjectList: ~Copyable {
  private(set) var objects: [Object] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let placesParts: Bool
  private var encoder = NodeEncoder()

  /// Makes a list whose objects tell where their parts are declared, or only where they are declared themselves.
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

  /// Changes the objects for which a condition holds and says how many there were.
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
