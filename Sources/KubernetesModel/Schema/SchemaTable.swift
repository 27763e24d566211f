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
  private let objects = Mutex<[ObjectReference: ObjectSchema]>([:])

  private init(_ version: KubernetesVersion) { self.version = version }

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
    guard let entry = KindTable.all.entries[.init(apiVersion: apiVersion, kind: kind)],
      entry.isThere(in: version),
      let object = entry.object
    else { return nil }
    return ValueSchema(.object(object))
  }

  /// The fields of an object.
  public func object(_ reference: ObjectReference) -> ObjectSchema {
    objects.withLock { objects in
      if let object = objects[reference] { return object }
      var text = SchemaText(object: reference.number)
      let object = text.object(in: version.minor)
      objects[reference] = object
      return object
    }
  }
}

extension SchemaText {
  /// The text of the object of a number.
  fileprivate init(object number: Int) {
    let width = 7
    var offsets = SchemaText(SchemaTables.offsets, from: number * width, to: (number + 1) * width)
    var ends = SchemaText(SchemaTables.offsets, from: (number + 1) * width, to: (number + 2) * width)
    self.init(SchemaTables.objects, from: offsets.number() ?? 0, to: ends.number())
  }
}
