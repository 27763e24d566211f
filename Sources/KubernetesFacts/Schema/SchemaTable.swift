import Synchronization

/// What one version of Kubernetes accepts, with Istio's kinds: every kind, its fields, their types and rules.
///
/// ```swift
/// let table = SchemaTable.newest
/// for issue in table.validate(deployment) { print(issue.path, issue.message) }
/// ```
///
/// Tables are in the program; an object is read from their text when it is first asked for. The published schemas they
/// come from, and what those lack, are named in `generate.py`.
public final class SchemaTable: Sendable {
  /// The version of Kubernetes.
  public let version: KubernetesVersion

  /// The table of the newest version.
  public static let newest = SchemaTable(.newest)

  private static let older = Mutex<[KubernetesVersion: SchemaTable]>([:])
  private let objects: Mutex<[ObjectSchema?]>

  private init(_ version: KubernetesVersion) {
    self.version = version
    objects = Mutex(Array(repeating: nil, count: SchemaText.objectCount))
  }

  /// The table of a version; nil if it is older or newer than those known.
  public static func kubernetes(_ version: KubernetesVersion) -> SchemaTable? {
    guard version != .newest else { return newest }
    guard (.oldest)...(.newest) ~= version else { return nil }
    return older.withLock { tables in
      if let table = tables[version] { return table }
      let table = SchemaTable(version)
      tables[version] = table
      return table
    }
  }

  /// What a whole object of a kind looks like; nil if this version has no such kind.
  public func schema(apiVersion: String, kind: String) -> ValueSchema? {
    guard let entry = KindTable.all[apiVersion, kind], entry.isThere(in: version),
      let object = entry.object
    else { return nil }
    return ValueSchema(.object(object))
  }

  /// The fields of an object.
  public func object(_ reference: ObjectReference) -> ObjectSchema {
    objects.withLock { objects in
      let isKnown = objects.indices.contains(reference.number)
      if isKnown, let object = objects[reference.number] { return object }
      var text = SchemaText(object: reference.number)
      let object = text.object(in: version.minor)
      if isKnown { objects[reference.number] = object }
      return object
    }
  }
}

extension SchemaText {
  /// How many digits an object's place has.
  private static let width = 7

  fileprivate static let objectCount = SchemaTables.offsets.utf8CodeUnitCount / width

  /// The text of the object of a number, which must not be negative.
  fileprivate init(object number: Int) {
    self.init(SchemaTables.objects, from: Self.place(of: number) ?? 0, to: Self.place(of: number + 1))
  }

  private static func place(of number: Int) -> Int? {
    var text = SchemaText(SchemaTables.offsets, from: number * width, to: (number + 1) * width)
    return text.number()
  }
}
