import Synchronization

/// The schemas of a Kubernetes version and of Istio: all kinds, their fields, types, and constraints.
///
/// ```swift
/// let table = SchemaTable.newest
/// for issue in table.validate(deployment) { print(issue.path, issue.message) }
/// ```
///
/// The tables are part of the program; an object is parsed on first use. `generate.py` documents the published schemas
/// and the additions to them.
package final class SchemaTable: Sendable {
  /// The Kubernetes version.
  package let version: KubernetesVersion

  /// The table of the newest version.
  package static let newest = SchemaTable(.newest)

  private static let older = Mutex<[KubernetesVersion: SchemaTable]>([:])
  private let objects: [LazyObject]

  private init(_ version: KubernetesVersion) {
    self.version = version
    objects = (0..<SchemaText.objectCount).map { _ in LazyObject() }
  }

  /// The table of a version; nil if the version is unknown.
  package static func kubernetes(_ version: KubernetesVersion) -> SchemaTable? {
    guard version != .newest else { return newest }
    guard (.oldest)...(.newest) ~= version else { return nil }
    return older.withLock { tables in
      if let table = tables[version] { return table }
      let table = SchemaTable(version)
      tables[version] = table
      return table
    }
  }

  /// The schema of a kind's objects; nil if this version does not serve the kind.
  package func schema(apiVersion: String, kind: String) -> ValueSchema? {
    guard let entry = KindTable.all[apiVersion, kind], entry.isThere(in: version),
      let object = entry.object
    else { return nil }
    return ValueSchema(.object(object))
  }

  /// The fields of an object.
  package func object(_ reference: ObjectReference) -> ObjectSchema {
    func parse() -> ObjectSchema {
      var text = SchemaText(object: reference.number)
      return text.object(in: version.minor)
    }
    guard objects.indices.contains(reference.number) else { return parse() }
    return objects[reference.number].value(parse)
  }
}

/// An object of the table, which is parsed on first use.
private final class LazyObject: Sendable {
  private let parsed = AtomicLazyReference<ObjectSchema>()

  func value(_ parse: () -> ObjectSchema) -> ObjectSchema {
    parsed.load() ?? parsed.storeIfNil(parse())
  }
}

extension SchemaText {
  /// The number of digits of an object's offset.
  private static let width = 7

  fileprivate static let objectCount = SchemaTables.offsets.utf8CodeUnitCount / width

  /// Reads the object with an index, which must not be negative.
  fileprivate init(object number: Int) {
    self.init(SchemaTables.objects, from: Self.place(of: number) ?? 0, to: Self.place(of: number + 1))
  }

  private static func place(of number: Int) -> Int? {
    var text = SchemaText(SchemaTables.offsets, from: number * width, to: (number + 1) * width)
    return text.number()
  }
}
