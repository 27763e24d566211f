import KubernetesFacts
import ManifestTree

/// Compares the stored form of a declared object with the live object and collects the differences.
struct TreeComparison {
  /// Whether to also collect differences that change nothing, such as another notation or an explicit default.
  let explains: Bool
  /// The object's namespace, in which short host names refer to services.
  let namespace: String?
  /// Whether both sides are manifests: a field without a schema then differs like any other field.
  let isBetweenManifests: Bool
  private(set) var changes: [Change] = []

  init(explains: Bool, namespace: String? = nil, isBetweenManifests: Bool = false) {
    self.explains = explains
    self.namespace = namespace
    self.isBetweenManifests = isBetweenManifests
  }

  /// The values of both sides at one path, with their schema.
  struct Place {
    var path: NodePath
    /// The declared value, unchanged from the manifest.
    var written: Node?
    /// The value that the server would store for the declared one.
    var expected: Node?
    var live: Node?
    /// The live value, unchanged from the manifest, if the live side is a manifest.
    var liveWritten: Node?
    var schema: SchemaCursor
  }

  mutating func compare(_ place: Place) {
    switch (place.expected, place.live) {
    case (nil, nil): return
    case (nil, let live?): compareUndeclared(live, place)
    case (let expected?, nil):
      // A default on only this side depends on another field, which is reported itself.
      guard place.written.map({ $0 != .null }) ?? false else { return }
      if case .map(let map) = expected, isOpenMap(place.path) {
        for entry in map { add(child(of: place, entry.key)) }
      } else if Emptiness.isNothing(expected, place.schema) {
        note(place.schema.isCustom ? .emptySpelling : .emptyValue, place)
      } else {
        add(place)
      }
    case (.map(let expected)?, .map(let live)?): compare(expected, live, place)
    case (.list(let expected)?, .list(let live)?): compare(expected, live, place)
    case (let expected?, let live?): compareScalars(expected, live, place)
    }
  }

  private mutating func compareUndeclared(_ live: Node, _ place: Place) {
    if case .map(let map) = live, isOpenMap(place.path) {
      for entry in map { add(child(of: place, entry.key)) }
    } else if Emptiness.isNothing(live, place.schema) {
      note(place.schema.isCustom ? .emptySpelling : .emptyValue, place)
    } else {
      add(place)
    }
  }

  private mutating func compareScalars(_ expected: Node, _ live: Node, _ place: Place) {
    if expected == live {
      noteSpelling(of: place)
    } else if place.schema.value?.type == .base64, [expected, live].allSatisfy({ $0 == .null || $0 == "" }) {
      // For a base64 field that is declared as null, a server-side dry run returns null, but the API server stores an
      // empty string.
      note(.emptySpelling, place)
    } else if let reason = Scalars.reason(expected, live, place.schema) {
      note(reason, place)
    } else if MeshHost.isHeld(at: place.schema.place),
      MeshHost.fullName(of: expected, in: namespace) == MeshHost.fullName(of: live, in: namespace)
    {
      note(.hostSpelling, place)
    } else {
      add(place)
    }
  }

  /// Records a value whose stored form equals the live value but not the written one.
  mutating func noteSpelling(of place: Place) {
    guard explains, place.written != place.live else { return }
    if place.written.map({ $0 == .null }) ?? true {
      note(.apiDefault, place)
    } else {
      note(place.schema.value?.type == .quantity ? .quantitySpelling : .scalarSpelling, place)
    }
  }

  private mutating func compare(_ expected: NodeMap, _ live: NodeMap, _ place: Place) {
    let (expectedValues, liveValues) = (KeyIndex(expected), KeyIndex(live))
    let written = place.written.flatMap { if case .map(let map) = $0 { KeyIndex(map) } else { nil } }
    let liveWritten = place.liveWritten.flatMap { if case .map(let map) = $0 { KeyIndex(map) } else { nil } }
    for entry in expected {
      compareEntry(
        entry.key, written: written?[entry.key], expected: entry.value, live: liveValues[entry.key],
        liveWritten: liveWritten?[entry.key], of: live, in: place)
    }
    for entry in live where expectedValues[entry.key] == nil {
      compareEntry(
        entry.key, written: written?[entry.key], expected: nil, live: entry.value,
        liveWritten: liveWritten?[entry.key], of: live, in: place)
    }
    guard explains, case .map(let writtenMap)? = place.written else { return }
    for entry in writtenMap
    where expectedValues[entry.key] == nil && liveValues[entry.key] == nil && entry.value != .null {
      changes.append(
        Change(
          path: place.path.key(entry.key), declared: entry.value, expected: nil, live: nil,
          nature: .same(.alias)))
    }
  }

  private mutating func compareEntry(
    _ key: String, written: Node?, expected: Node?, live: Node?, liveWritten: Node?, of liveMap: NodeMap,
    in place: Place
  ) {
    guard let schema = place.schema.child(key) else {
      // The server drops an unknown field; that is an error in the manifest and not drift.
      let child = Place(
        path: place.path.key(key), written: written, expected: expected, live: live, liveWritten: liveWritten,
        schema: place.schema)
      if live == nil, !isBetweenManifests {
        note(.prunedField, child)
      } else if live != expected {
        add(child)
      }
      return
    }
    let child = Place(
      path: place.path.key(key), written: written, expected: expected, live: live, liveWritten: liveWritten,
      schema: schema)
    if place.schema.isMapOfValues, expected == nil || live == nil {
      add(child)
    } else if written ?? .null == .null, let live, live != expected, follows(live, key, liveMap, place.schema)
    {
      note(.apiDefault, child)
    } else {
      compare(child)
    }
  }

  /// Whether a live value is the default that follows from the other fields of the live object.
  private func follows(_ value: Node, _ key: String, _ map: NodeMap, _ schema: SchemaCursor) -> Bool {
    guard !schema.defaults.isEmpty else { return false }
    var rest = map
    rest[key] = nil
    return StoredForm.of(.map(rest), as: schema)[key] == value
  }

  private func child(of place: Place, _ key: String) -> Place {
    Place(
      path: place.path.key(key), written: place.written?[key], expected: place.expected?[key],
      live: place.live?[key], liveWritten: place.liveWritten?[key],
      schema: place.schema.child(key) ?? place.schema)
  }

  /// Whether the path leads to a map of labels or annotations, whose entries are reported individually even if the other
  /// side has none.
  private func isOpenMap(_ path: NodePath) -> Bool {
    guard case .key(let last)? = path.steps.last, last == "labels" || last == "annotations",
      path.steps.count > 1, case .key("metadata") = path.steps[path.steps.count - 2]
    else { return false }
    return true
  }

  // MARK: Collecting

  mutating func add(_ place: Place) {
    changes.append(
      Change(
        path: place.path, declared: place.written, expected: place.expected, live: place.live,
        liveWritten: place.liveWritten))
  }

  mutating func addOrder(_ path: NodePath, _ expected: [Node], _ live: [Node]) {
    changes.append(
      Change(path: path, declared: .list(expected), expected: nil, live: .list(live), nature: .order))
  }

  mutating func note(_ reason: Reason, _ place: Place) {
    guard explains else { return }
    changes.append(
      Change(
        path: place.path, declared: place.written, expected: place.expected, live: place.live,
        liveWritten: place.liveWritten, nature: .same(reason)))
  }
}

/// Looks up values by key in a map, with a table if there are many keys.
private struct KeyIndex {
  private let map: NodeMap
  private let values: [KeyBytes: Node]?

  init(_ map: NodeMap) {
    self.map = map
    values =
      map.count > 12
      ? Dictionary(map.lazy.map { (KeyBytes($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
      : nil
  }

  subscript(_ key: String) -> Node? { if let values { values[KeyBytes(key)] } else { map[key] } }
}
